package io.virga.internal.query;

/** How two values are compared. */
public enum Comparator {
    EQUAL,
    NOT_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL
}
