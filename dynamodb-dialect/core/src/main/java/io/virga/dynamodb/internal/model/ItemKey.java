package io.virga.dynamodb.internal.model;

/**
 * The primary key of an item, without its table.
 *
 * @param partition the partition key: text, number or binary
 * @param sort the sort key, or {@link Value#NULL} where the table has none
 */
public record ItemKey(Value partition, Value sort) {

    public static ItemKey of(String partition, String sort) {
        return new ItemKey(Value.text(partition), Value.text(sort));
    }
}
