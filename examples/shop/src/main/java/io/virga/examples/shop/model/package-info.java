/**
 * The shop's entities, written as for any Hibernate application. They serve two mappings: the annotations here are the shop as it is today, on
 * every database; {@code META-INF/chinook-orm.xml} lays the same classes over the tables of the old shop. They use Jakarta Persistence and Jakarta
 * Validation only, and one annotation of Virga's dialect, on {@link io.virga.examples.shop.model.InvoiceLine}.
 *
 * <p><b>Identifiers are assigned</b>, by {@link io.virga.examples.shop.model.NumberRange} where the shop makes new rows: the rows that move keep
 * their numbers, which {@code persist} does not allow for generated ones, and an invoice's number is a business matter, not the database's.
 *
 * <p><b>Equality is identity</b>: within a persistence context a row is one object, whose methods an unloaded reference need not load to compare.
 */
package io.virga.examples.shop.model;
