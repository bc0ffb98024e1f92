/**
 * The shop in one database: its persistence unit, the numbers it gives, and what counts the requests. May use {@code model} and {@code screen}.
 * Only {@link io.virga.examples.shop.database.Requests} knows that databases differ.
 */
package io.virga.examples.shop.database;
