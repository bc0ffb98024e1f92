package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Bulk statements: their text is turned into the query of the rows that they write, and each row becomes a write as a flush does it, with the same
 * conditions and limits.
 */
final class BulkTranslator {

    private final TableMapping mapping;
    /** What stands behind the statement's own query specifications: its FROM clause and condition; null for an insert. */
    private final @Nullable AbstractUpdateOrDeleteStatement statement;

    private final Function<Plan.Residual, Plan> written;

    /** @param written what is done with the rows of the text */
    BulkTranslator(
            TableMapping mapping,
            @Nullable AbstractUpdateOrDeleteStatement statement,
            Function<Plan.Residual, Plan> written) {
        this.mapping = mapping;
        this.statement = statement;
        this.written = written;
    }

    /**
     * One write for each row.
     *
     * @param assigned the columns that are set, in the order in which the query selects their values
     * @param seen the columns of the row that the text names
     */
    static BulkTranslator of(
            RowWrite.Kind kind,
            TableMapping mapping,
            List<String> assigned,
            Set<String> seen,
            @Nullable AbstractUpdateOrDeleteStatement statement) {
        return new BulkTranslator(
                mapping, statement, rows -> new Plan.Bulk(rows, write(kind, mapping, assigned, seen)));
    }

    /** All rows of a table, for what their keys say. */
    static Plan clearing(TableMapping mapping, Catalog catalog) {
        var references = new ArrayList<>(catalog.referencesOf(mapping));
        references.addAll(catalog.onDeleteOf(mapping));
        return Planner.clearing(mapping, references);
    }

    /** Whether a statement's table is joined to no other. */
    static boolean isAlone(FromClause from) {
        return from.getRoots().size() <= 1
                && from.getRoots().stream()
                        .allMatch(root -> root.getTableReferenceJoins().isEmpty()
                                && root.getTableGroupJoins().isEmpty()
                                && root.getNestedTableGroupJoins().isEmpty());
    }

    Plan clearing(Catalog catalog) {
        return clearing(mapping, catalog);
    }

    /** The columns that identify a row of the table: a bag's row has nothing but all of them. */
    static List<String> identity(TableMapping mapping) {
        List<String> columns = new ArrayList<>(mapping.primaryKey());
        if (columns.isEmpty()) {
            mapping.attributes().forEach(attribute -> columns.add(attribute.column()));
        }
        if (mapping.isVersioned() && !columns.contains(mapping.version())) {
            columns.add(mapping.version());
        }
        return columns;
    }

    /** @param specs the query specifications of the text, subqueries included */
    Plan translate(Catalog catalog, String sql, List<JdbcParameterBinder> binders, List<QuerySpec> specs) {
        var all = new ArrayList<>(specs);
        var targets = new ArrayList<SelectTranslator.Target>();
        if (statement != null) {
            if (statement.getFromClause().getRoots().isEmpty()) {
                targets.add(new SelectTranslator.Target(
                        mapping, statement.getTargetTable().getIdentificationVariable(), statement.getRestriction()));
            } else {
                var whole = new QuerySpec(true);
                statement.getFromClause().getRoots().forEach(whole.getFromClause()::addRoot);
                whole.applyPredicate(statement.getRestriction());
                all.add(0, whole);
            }
        }
        var rows = new SelectTranslator(catalog, sql, binders).residual(all, targets, List.of(mapping));
        return written.apply(rows);
    }

    /**
     * What is done for each row of the query.
     *
     * @param assigned the columns whose values the query selects first; behind them it selects the row's identity
     * @param seen the columns of the row that the query named; what a version guards, or what never changes, need not be looked at
     */
    static Plan.Write write(RowWrite.Kind kind, TableMapping mapping, List<String> assigned, Set<String> seen) {
        var values = new LinkedHashMap<String, Operand>();
        for (var column : assigned) {
            values.put(column, new Operand.Parameter(values.size() + 1));
        }
        var key = new LinkedHashMap<String, Operand>();
        var check = new LinkedHashMap<String, Operand>();
        if (kind != RowWrite.Kind.INSERT) {
            int position = assigned.size();
            for (var column : identity(mapping)) {
                var read = new Operand.Parameter(++position);
                if (column.equals(mapping.version())) {
                    check.put(column, read);
                } else {
                    key.put(column, read);
                }
            }
        }
        var deciding = new HashSet<>(mapping.isVersioned() ? Set.of() : seen);
        deciding.removeAll(mapping.primaryKey());
        var write = new RowWrite(kind, mapping, values, key, check, deciding);
        return Planner.write(write);
    }

    static Plan refused(String what, String where, String remedy) {
        return new Plan.Refused("BULK_WRITE", what, where, remedy);
    }
}
