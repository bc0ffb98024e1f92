package io.virga.dynamodb.internal.store;

/** An attribute that is part of a key of a table or index. */
public record KeyAttribute(String name, Type type) {

    /** {@code S}, {@code N}, {@code B}. */
    public enum Type {
        TEXT,
        NUMBER,
        BINARY
    }

    public static KeyAttribute text(String name) {
        return new KeyAttribute(name, Type.TEXT);
    }

    public static KeyAttribute number(String name) {
        return new KeyAttribute(name, Type.NUMBER);
    }

    public static KeyAttribute binary(String name) {
        return new KeyAttribute(name, Type.BINARY);
    }
}
