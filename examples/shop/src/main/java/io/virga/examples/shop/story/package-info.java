/**
 * The story: what a shop does all day, step by step, with what each step asks of the database. Every claim is looked up after it was made. The
 * code is Jakarta Persistence and {@link io.virga.UnitOfWork}. May use {@code model}, {@code database} and {@code screen}.
 */
package io.virga.examples.shop.story;
