package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of a relational query: which rows, what of them, and what hangs on them.
 *
 * @param entity the type of a row, an element type for a collection of values
 * @param columns empty for the whole entity
 * @param extras computed beside it
 * @param limit null for all rows; of each parent, below the root
 * @param offset 0 for none; of each parent, below the root
 */
public record LevelSpec(
        Class<?> entity,
        List<Predicate> where,
        List<SortSpec> orderBy,
        @Nullable Integer limit,
        int offset,
        List<Operand> columns,
        List<Operand> extras,
        List<Link> links) {
    public LevelSpec {
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        columns = List.copyOf(columns);
        extras = List.copyOf(extras);
        links = List.copyOf(links);
    }

    /** A relation and the level it leads to. */
    public record Link(AttributeRef relation, LevelSpec level) {}

    public static LevelSpec of(Class<?> entity) {
        return new LevelSpec(entity, List.of(), List.of(), null, 0, List.of(), List.of(), List.of());
    }

    boolean limited() {
        return limit != null || offset > 0;
    }
}
