package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Value;
import java.util.Arrays;

/** The order in which DynamoDB returns the values of a sort key: texts by the bytes of their UTF-8, binaries by unsigned bytes, numbers by value. */
public final class KeyOrder {

    private KeyOrder() {}

    /** @param a of a key attribute, as {@code b}, which has one type in all items */
    public static int compare(Value a, Value b) {
        if (a instanceof Value.Text left && b instanceof Value.Text right) {
            return Utf8.compare(left.value(), right.value());
        }
        if (a instanceof Value.Num left && b instanceof Value.Num right) {
            return left.value().compareTo(right.value());
        }
        if (a instanceof Value.Binary left && b instanceof Value.Binary right) {
            return Arrays.compareUnsigned(left.bytes(), right.bytes());
        }
        throw new AssertionError("no values of one sort key: " + a.getClass().getSimpleName() + ", "
                + b.getClass().getSimpleName());
    }
}
