/**
 * The move: reads the old shop through the persistence unit {@code chinook} and writes it through the one of the new database, with the same
 * entity classes. May use {@code model}, {@code database} and {@code screen}.
 */
package io.virga.examples.shop.move;
