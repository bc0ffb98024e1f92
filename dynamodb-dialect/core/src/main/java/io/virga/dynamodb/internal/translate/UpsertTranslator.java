package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.sql.ast.tree.insert.ConflictClause;

/**
 * Inserts with a conflict clause. Their text is turned into a query: the rows that are to be inserted, outer-joined to those that
 * are there by the values which no two rows have. It selects what the clause sets, the identity of the row that is there, the row
 * that is to be inserted, and whether the clause wants an update.
 */
final class UpsertTranslator {

    /** What SQL calls the row that was to be inserted; Hibernate qualifies its columns so. */
    private static final String EXCLUDED = "excluded";

    private final TableMapping mapping;
    private final List<String> columns;
    private final List<String> unique;
    private final String constraint;

    /** @param columns those of the insert */
    UpsertTranslator(TableMapping mapping, List<String> columns, ConflictClause conflict) {
        this.mapping = mapping;
        this.columns = List.copyOf(columns);
        this.constraint = conflict.getConstraintName() == null ? "" : conflict.getConstraintName();
        this.unique = constraint.isEmpty()
                ? List.copyOf(conflict.getConstraintColumnNames())
                : mapping.uniques().stream()
                        .filter(guard -> guard.constraint().equalsIgnoreCase(constraint))
                        .findFirst()
                        .map(Guard::columns)
                        .orElse(List.of());
    }

    /** Empty where the rows can be told apart. */
    Optional<Plan> refusal() {
        var wanted = new HashSet<>(unique);
        boolean known = wanted.equals(new HashSet<>(mapping.primaryKey()))
                || mapping.uniques().stream().anyMatch(guard -> wanted.equals(new HashSet<>(guard.columns())));
        if (!known) {
            return Optional.of(new Plan.Refused(
                    "CONFLICT_TARGET",
                    (constraint.isEmpty() ? unique : constraint)
                            + " is neither the primary key nor a unique constraint",
                    mapping.entity(),
                    "Name the attributes of one: the primary key " + mapping.primaryKey()
                            + mapping.uniques().stream()
                                    .map(guard -> ", " + guard.constraint() + " " + guard.columns())
                                    .collect(Collectors.joining())
                            + "."));
        }
        if (!columns.containsAll(unique)) {
            return Optional.of(new Plan.Refused(
                    "CONFLICT_TARGET",
                    "the insert sets " + columns + ", so that it is not known which row has the same " + unique,
                    mapping.entity(),
                    "Set them in the insert, or persist the entity."));
        }
        return Optional.empty();
    }

    /** What is selected of the row that is there, and of the one that is to be inserted. */
    String rows(String alias) {
        return BulkTranslator.identity(mapping).stream()
                        .map(column -> alias + "." + column + ",")
                        .collect(Collectors.joining())
                + columns.stream().map(column -> EXCLUDED + "." + column).collect(Collectors.joining(","));
    }

    /** Behind the query of the rows that are to be inserted. */
    String join(String alias, String table) {
        return ") " + EXCLUDED + "(" + String.join(",", columns) + ") left join " + table + " " + alias + " on "
                + unique.stream()
                        .map(column -> alias + "." + column + "=" + EXCLUDED + "." + column)
                        .collect(Collectors.joining(" and "));
    }

    /**
     * @param assigned the columns that the clause sets, in the order in which the text selects their values
     * @param assigning the columns of the row that is there which these values are made of
     * @param deciding the columns of the row that is there which the clause's condition names
     */
    BulkTranslator bulk(List<String> assigned, Set<String> assigning, Set<String> deciding) {
        var seen = new HashSet<>(assigning);
        seen.addAll(deciding);
        var update = BulkTranslator.write(RowWrite.Kind.UPDATE, mapping, assigned, seen);
        int there = assigned.size() + 1;
        int first = assigned.size() + BulkTranslator.identity(mapping).size() + 1;
        Map<String, Operand> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column, new Operand.Parameter(first + values.size())));
        var insert = Planner.write(new RowWrite(RowWrite.Kind.INSERT, mapping, values, Map.of(), Map.of()));
        var positions = new ArrayList<Integer>();
        unique.forEach(column -> positions.add(first + columns.indexOf(column)));
        int wanted = first + columns.size();
        return new BulkTranslator(
                mapping,
                null,
                rows -> new Plan.Upsert(asking(rows), insert, update, there, wanted, !deciding.isEmpty(), positions));
    }

    /** The table is asked for the rows that are there: which these are, the rows that are to be inserted tell. */
    private Plan.Residual asking(Plan.Residual rows) {
        var tables = new LinkedHashSet<>(rows.tables());
        boolean more = tables.add(mapping);
        return new Plan.Residual(
                rows.sql(), more ? rows.steps() : List.of(), List.copyOf(tables), rows.reason(), rows.needed());
    }
}
