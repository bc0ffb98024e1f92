package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    /** Whether a row that meets one of any constraint is left out. */
    private final boolean any;

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
        this.any = constraint.isEmpty() && unique.isEmpty() && !conflict.isDoUpdate();
    }

    /** The columns of each constraint that rows may meet. */
    private List<List<String>> constraints() {
        if (!any) {
            return List.of(unique);
        }
        return Stream.concat(
                        Stream.of(mapping.primaryKey()),
                        mapping.uniques().stream().map(Guard::columns))
                .filter(wanted -> !wanted.isEmpty() && columns.containsAll(wanted))
                .toList();
    }

    /** Empty where the rows can be told apart. */
    Optional<Plan> refusal() {
        if (any) {
            return constraints().isEmpty()
                    ? Optional.of(new Plan.Refused(
                            "CONFLICT_TARGET",
                            "the insert sets " + columns
                                    + ", which hold neither the primary key nor a unique constraint",
                            mapping.entity(),
                            "Set them in the insert, or leave out the conflict clause."))
                    : Optional.empty();
        }
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

    /** What is selected of the row that is there, the first that is if several are met, and of the one that is to be inserted. */
    String rows(String alias) {
        int met = constraints().size();
        return BulkTranslator.identity(mapping).stream()
                        .map(column -> IntStream.range(0, met)
                                .mapToObj(i -> there(alias, i) + "." + column)
                                .collect(Collectors.joining(",", met > 1 ? "coalesce(" : "", met > 1 ? ")," : ",")))
                        .collect(Collectors.joining())
                + columns.stream().map(column -> EXCLUDED + "." + column).collect(Collectors.joining(","));
    }

    /** Behind the query of the rows that are to be inserted. */
    String join(String alias, String table) {
        var joins = new StringBuilder(") " + EXCLUDED + "(" + String.join(",", columns) + ")");
        var met = constraints();
        for (int i = 0; i < met.size(); i++) {
            var there = there(alias, i);
            joins.append(" left join ").append(table).append(' ').append(there).append(" on ");
            joins.append(met.get(i).stream()
                    .map(column -> there + "." + column + "=" + EXCLUDED + "." + column)
                    .collect(Collectors.joining(" and ")));
        }
        return joins.toString();
    }

    /** What the row that is there is called: by the clause's own expressions, if there is one constraint only. */
    private static String there(String alias, int constraint) {
        return constraint == 0 ? alias : alias + "_" + constraint;
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
        var positions = constraints().stream()
                .map(met -> met.stream()
                        .map(column -> first + columns.indexOf(column))
                        .toList())
                .toList();
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
