/**
 * The story: what a shop does all day, step by step, with what each step asks of the database. Every claim is looked up after it was made. May use
 * {@code model} and the shop; the code is Jakarta Persistence and {@code io.virga.UnitOfWork}, and does not know which database there is.
 */
package io.virga.examples.shop.story;
