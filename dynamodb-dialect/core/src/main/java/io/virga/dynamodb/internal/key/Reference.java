package io.virga.dynamodb.internal.key;

import java.util.List;

/**
 * A foreign key, as SQL would keep it.
 *
 * @param constraint its name, for errors
 * @param child the table that refers, as SQL text writes its name
 * @param parentColumns the referenced columns, in the order of {@code columns}
 * @param toPrimaryKey whether they are the parent's primary key
 * @param onDelete what becomes of the rows that refer to a deleted one: {@code @OnDelete}
 */
public record Reference(
        String constraint,
        String child,
        List<String> columns,
        String parent,
        List<String> parentColumns,
        boolean toPrimaryKey,
        OnDelete onDelete) {

    /** What becomes of the rows that refer to a deleted one. */
    public enum OnDelete {
        /** They stay, and nobody looks. */
        NOTHING,
        CASCADE,
        SET_NULL
    }

    public Reference {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
