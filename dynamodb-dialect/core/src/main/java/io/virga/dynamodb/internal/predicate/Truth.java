package io.virga.dynamodb.internal.predicate;

/** SQL's truth values (ISO/IEC 9075-2, "boolean value expression"). */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The lesser of the two: FALSE before UNKNOWN before TRUE. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The greater of the two. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth not() {
        return values()[2 - ordinal()];
    }

    public boolean isTrue() {
        return this == TRUE;
    }
}
