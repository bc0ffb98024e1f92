package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.List;
import java.util.Optional;

/**
 * A SELECT in the words of this room: what the planner plans. Joins stand in an order in which each condition uses its
 * own table and earlier ones only.
 *
 * @param where the condition over whole rows
 * @param selections the result columns; empty for {@code count(*)}
 * @param order the ORDER BY terms
 * @param offset the number of rows to skip
 * @param limit the number of rows to return at most
 */
public record Query(
        List<JoinedSource> sources,
        Predicate where,
        List<Selection> selections,
        List<Ordering> order,
        boolean distinct,
        Optional<Operand> offset,
        Optional<Operand> limit) {

    public Query {
        sources = List.copyOf(sources);
        selections = List.copyOf(selections);
        order = List.copyOf(order);
    }

    /** A result column. */
    public record Selection(String label, Operand operand) {}

    /** A term of ORDER BY; nulls are the smallest values unless said otherwise. */
    public record Ordering(Operand operand, boolean ascending, boolean nullsFirst) {}

    public boolean isCount() {
        return selections.isEmpty();
    }
}
