package io.virga.dynamodb.internal.residual;

import java.util.List;

/**
 * A table as one statement sees it: the columns may be fewer than the mapping has.
 *
 * @param name as SQL text writes it, with schema and catalog where the text has them; quoted parts are taken verbatim,
 *     the others are read as upper case
 */
public record ResidualTable(String name, List<ResidualColumn> columns) {
    public ResidualTable {
        columns = List.copyOf(columns);
    }
}
