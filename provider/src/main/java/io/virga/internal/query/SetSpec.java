package io.virga.internal.query;

import java.util.List;

/**
 * Selects of the same columns, combined.
 *
 * @param all whether equal rows stay
 * @param parts two or more
 */
public record SetSpec(Operator operator, boolean all, List<SelectSpec> parts, List<Key> orderBy) {
    public SetSpec {
        parts = List.copyOf(parts);
        orderBy = List.copyOf(orderBy);
    }

    public enum Operator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /**
     * One key of the order of the whole.
     *
     * @param position of a column, from 1
     */
    public record Key(int position, boolean ascending, SortSpec.Nulls nulls) {}
}
