package io.virga.dynamodb.internal.model;

import java.util.Map;

/**
 * What DynamoDB counts an item's size as, in bytes: names and values in UTF-8, a number one byte per two digits and one more,
 * three bytes for a map or list and one more for each of its elements.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Amazon
 *     DynamoDB Developer Guide, "DynamoDB item sizes and formats"</a>
 */
public final class ItemSize {

    private static final int COLLECTION = 3;

    private ItemSize() {}

    /** All attributes of an item, or the entries of a map. */
    public static long of(Map<String, Value> attributes) {
        long size = 0;
        for (var attribute : attributes.entrySet()) {
            size += of(attribute.getKey(), attribute.getValue());
        }
        return size;
    }

    /** One attribute with its name. */
    public static long of(String name, Value value) {
        return utf8(name) + of(value);
    }

    static long of(Value value) {
        if (value instanceof Value.Text text) {
            return utf8(text.value());
        }
        if (value instanceof Value.Num number) {
            return (number.value().precision() + 1) / 2 + (number.value().signum() < 0 ? 2 : 1);
        }
        if (value instanceof Value.Binary binary) {
            return binary.value().remaining();
        }
        if (value instanceof Value.Document document) {
            return COLLECTION + of(document.entries()) + document.entries().size();
        }
        if (value instanceof Value.Sequence sequence) {
            return COLLECTION
                    + sequence.elements().stream().mapToLong(ItemSize::of).sum()
                    + sequence.elements().size();
        }
        if (value instanceof Value.ElementSet set) {
            return set.elements().stream().mapToLong(ItemSize::of).sum();
        }
        return 1;
    }

    private static long utf8(String text) {
        long size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                size += 2;
            } else if (c >= 0x80) {
                size++;
            }
        }
        return size;
    }
}
