package io.virga.dynamodb.internal.key;

import java.util.List;

/**
 * An item that exists while some row holds the values of a unique constraint.
 *
 * @param constraint the constraint's name, for errors
 * @param columns the constraint's columns; a null in one of them means no guard, as in SQL
 * @param partition the template of the guard's partition key, over the columns
 */
public record Guard(String constraint, List<String> columns, KeyTemplate partition) {

    public static final String SORT_KEY = "#guard";

    public Guard {
        columns = List.copyOf(columns);
    }
}
