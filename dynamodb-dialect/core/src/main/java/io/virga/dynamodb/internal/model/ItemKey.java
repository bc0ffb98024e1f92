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

    /** Texts and numbers as they are, binaries by their length. */
    @Override
    public String toString() {
        return sort.isNull() ? text(partition) : text(partition) + ", " + text(sort);
    }

    private static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Num number
                ? number.value().toPlainString()
                : value instanceof Value.Binary binary ? binary.value().remaining() + " bytes" : value.toString();
    }
}
