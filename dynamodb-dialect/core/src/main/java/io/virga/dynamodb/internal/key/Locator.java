package io.virga.dynamodb.internal.key;

/**
 * An item that holds the full key of a row under its primary key; written in the same transaction as the row, and the
 * guard of the primary key's uniqueness.
 *
 * @param partition the template of the locator's partition key, over the primary key's columns
 */
public record Locator(KeyTemplate partition) {

    public static final String SORT_KEY = "#locator";
    /** The attributes that hold the key of the row's item. */
    public static final String TARGET_PARTITION = "_pk";

    public static final String TARGET_SORT = "_sk";
}
