package io.virga.query;

import io.virga.internal.query.SortSpec;

/** One key of an order: {@code desc(User_.age).nullsLast()}. Made by {@link Expressions#asc} and {@link Expressions#desc}. */
public final class Sort {

    private final SortSpec spec;

    Sort(SortSpec spec) {
        this.spec = spec;
    }

    SortSpec spec() {
        return spec;
    }

    /** Nulls before all values, whatever the direction and the database. */
    public Sort nullsFirst() {
        return new Sort(new SortSpec(spec.operand(), spec.ascending(), SortSpec.Nulls.FIRST));
    }

    /** Nulls behind all values, whatever the direction and the database. */
    public Sort nullsLast() {
        return new Sort(new SortSpec(spec.operand(), spec.ascending(), SortSpec.Nulls.LAST));
    }
}
