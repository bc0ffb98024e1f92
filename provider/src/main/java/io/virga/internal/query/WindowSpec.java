package io.virga.internal.query;

import java.util.List;

/** The rows that a window function sees, the database's default frame. */
public record WindowSpec(List<Operand> partitionBy, List<SortSpec> orderBy) {
    public WindowSpec {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }
}
