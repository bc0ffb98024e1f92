package io.virga.dynamodb.internal.boot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/** Check constraints that somebody declared, and that DynamoDB does not keep. Those that Hibernate adds itself follow from the types. */
final class UnwatchedChecks {

    private final Set<Selectable> derived = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private UnwatchedChecks() {}

    /** A line for each, for the log at start-up. */
    static List<String> of(Metadata metadata) {
        var checks = new UnwatchedChecks();
        metadata.getEntityBindings().forEach(entity -> checks.derive(entity.getDiscriminator()));
        metadata.getCollectionBindings().forEach(collection -> {
            if (collection instanceof IndexedCollection indexed) {
                checks.derive(indexed.getIndex());
            }
        });
        metadata.collectTableMappings().forEach(checks::look);
        return List.copyOf(checks.warnings);
    }

    private void derive(@org.jspecify.annotations.Nullable Value value) {
        if (value != null) {
            derived.addAll(value.getSelectables());
        }
    }

    private void look(Table table) {
        for (var check : table.getChecks()) {
            warn(check.getConstraint(), table.getName());
        }
        for (var column : table.getColumns()) {
            if (!derived.contains(column) && !followsFromType(column)) {
                column.getCheckConstraints()
                        .forEach(check -> warn(check.getConstraint(), table.getName() + "." + column.getName()));
            }
        }
    }

    /** An enum, or a boolean that is written as a number or letter. */
    private static boolean followsFromType(Column column) {
        if (!(column.getValue() instanceof BasicValue value)) {
            return false;
        }
        var type = value.resolve().getDomainJavaType().getJavaTypeClass();
        return type.isEnum() || type == Boolean.class;
    }

    private void warn(String constraint, String where) {
        warnings.add("CHECK_NOT_KEPT: check (" + constraint + ") is not watched [" + where
                + "]. Validate it in Java, with Jakarta Validation for one.");
    }
}
