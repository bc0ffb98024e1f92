package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;

/** Which DynamoDB type a key attribute has that is a column as it is. */
public enum NativeType {
    TEXT,
    NUMBER,
    BINARY;

    /** Whether a column of this type can be a key attribute by itself. */
    public static boolean isNative(AttributeType type) {
        return switch (type) {
            case STRING, INTEGER, DECIMAL, UUID, DATE, TIME, TIMESTAMP, INSTANT, BINARY -> true;
            default -> false;
        };
    }

    /** The type of the attribute that a template makes. */
    public static NativeType of(KeyTemplate template) {
        if (!template.isNative()) {
            return TEXT;
        }
        return switch (template.component(0).type()) {
            case INTEGER, DECIMAL -> NUMBER;
            case BINARY -> BINARY;
            default -> TEXT;
        };
    }
}
