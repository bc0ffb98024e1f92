package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A select as a value.
 *
 * @param columns empty for the entity of {@code from}
 * @param where all of them
 * @param limit null for all rows
 * @param offset 0 for none
 */
public record SelectSpec(
        Source from,
        List<Operand> columns,
        boolean distinct,
        List<Predicate> where,
        List<SortSpec> orderBy,
        @Nullable Integer limit,
        int offset) {
    public SelectSpec {
        columns = List.copyOf(columns);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
    }

    public static SelectSpec from(Source source) {
        return new SelectSpec(source, List.of(), false, List.of(), List.of(), null, 0);
    }

    public SelectSpec columns(List<Operand> operands) {
        return new SelectSpec(from, operands, distinct, where, orderBy, limit, offset);
    }

    public SelectSpec distinct(boolean on) {
        return new SelectSpec(from, columns, on, where, orderBy, limit, offset);
    }

    public SelectSpec where(List<Predicate> terms) {
        return new SelectSpec(from, columns, distinct, terms, orderBy, limit, offset);
    }

    public SelectSpec orderBy(List<SortSpec> keys) {
        return new SelectSpec(from, columns, distinct, where, keys, limit, offset);
    }

    public SelectSpec limit(@Nullable Integer rows) {
        return new SelectSpec(from, columns, distinct, where, orderBy, rows, offset);
    }

    public SelectSpec offset(int rows) {
        return new SelectSpec(from, columns, distinct, where, orderBy, limit, rows);
    }
}
