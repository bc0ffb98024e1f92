package io.virga.internal.query;

/** One key of an order. */
public record SortSpec(Operand operand, boolean ascending, Nulls nulls) {

    /** Where nulls stand; {@code DEFAULT} leaves it to the database. */
    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }
}
