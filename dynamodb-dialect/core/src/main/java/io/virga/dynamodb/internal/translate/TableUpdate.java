package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.sql.ast.spi.AbstractSqlAstWalker;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.update.Assignment;

/**
 * What a bulk update of an entity of several tables does to one of them.
 *
 * @param optional whether an entity may have no row in it
 * @param key the columns of its primary key, in the order of the identifier's
 * @param foreign the columns of the entity's other tables that the new values are made of, each behind its alias
 */
record TableUpdate(
        NamedTableReference target,
        boolean optional,
        List<ColumnReference> key,
        List<Assignment> assignments,
        Set<String> foreign) {

    TableUpdate {
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
        foreign = Set.copyOf(foreign);
    }

    /** @param aliases those of all tables of the entity */
    static TableUpdate of(
            NamedTableReference target,
            boolean optional,
            List<ColumnReference> key,
            List<Assignment> assignments,
            Set<String> aliases) {
        var own = target.getIdentificationVariable();
        var foreign = new HashSet<String>();
        var columns = new AbstractSqlAstWalker() {
            @Override
            public void visitColumnReference(ColumnReference column) {
                if (aliases.contains(column.getQualifier())
                        && !column.getQualifier().equals(own)) {
                    foreign.add(column.getExpressionText());
                }
            }
        };
        assignments.forEach(assignment -> assignment.getAssignedValue().accept(columns));
        return new TableUpdate(target, optional, key, assignments, foreign);
    }

    /**
     * The order in which they run, one seeing what those before it have written: first those whose values come from other tables.
     *
     * @throws Refusal if one would see a new value where SQL takes the old one
     */
    static List<TableUpdate> ordered(List<TableUpdate> updates, String entity) {
        var ordered = new ArrayList<TableUpdate>();
        updates.stream().filter(update -> !update.foreign.isEmpty()).forEach(ordered::add);
        updates.stream().filter(update -> update.foreign.isEmpty()).forEach(ordered::add);
        Set<String> written = new LinkedHashSet<>();
        for (var update : ordered) {
            for (var column : update.foreign) {
                if (written.contains(column)) {
                    throw Refusal.notSupported(
                            "BULK_WRITE",
                            "a bulk update of several tables sets " + column
                                    + ", and another column from its old value",
                            entity,
                            "Set them by two statements, or change the entities one by one.");
                }
            }
            update.assignments.forEach(assignment -> assignment
                    .getAssignable()
                    .getColumnReferences()
                    .forEach(column -> written.add(column.getExpressionText())));
        }
        return ordered;
    }
}
