package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.Refusal;
import java.util.Optional;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;

/** Columns that a database would fill in, and that would silently stay null here. */
final class ComputedColumns {

    private ComputedColumns() {}

    /** Refuses them; a default counts only where Hibernate leaves the column to it. */
    static void refuse(Column column, Optional<PersistentClass> entity, String where) {
        if (column.getGeneratedAs() != null) {
            throw Refusal.notSupported(
                    "COLUMN_COMPUTED",
                    "the column is generated as " + column.getGeneratedAs() + ", and DynamoDB computes nothing",
                    where,
                    "Use @Formula, which is computed when the row is read.");
        }
        if (column.getDefaultValue() != null
                && entity.filter(PersistentClass::useDynamicInsert).isPresent()) {
            throw Refusal.notSupported(
                    "COLUMN_DEFAULT",
                    "with @DynamicInsert the column would be left to its default " + column.getDefaultValue()
                            + ", and DynamoDB has none",
                    where,
                    "Give the attribute its value in Java.");
        }
    }
}
