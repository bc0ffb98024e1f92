package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a window function sees.
 *
 * @param frame null for the database's default: up to the current row where there is an order, otherwise all
 */
public record WindowSpec(
        List<Operand> partitionBy,
        List<SortSpec> orderBy,
        @Nullable Frame frame) {
    public WindowSpec {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /**
     * Rows around the current one.
     *
     * @param before so many, null for all
     * @param behind so many, null for all
     */
    public record Frame(@Nullable Integer before, @Nullable Integer behind) {}
}
