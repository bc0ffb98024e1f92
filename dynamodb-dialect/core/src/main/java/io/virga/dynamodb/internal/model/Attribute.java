package io.virga.dynamodb.internal.model;

/**
 * A column and the item attribute that holds it.
 *
 * @param position the place of the column in its table, from 0
 * @param column the column as SQL text writes it, quotes included
 * @param name the attribute in the item
 * @param type what it holds
 * @param sqlType the column's type in SQL, as H2 declares it
 * @param nullable whether the column may hold null
 */
public record Attribute(
        int position, String column, String name, AttributeType type, String sqlType, boolean nullable) {}
