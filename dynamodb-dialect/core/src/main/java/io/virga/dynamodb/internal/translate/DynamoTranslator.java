package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.RowWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.dialect.sql.ast.H2SqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.model.ast.TableMutation;
import org.jspecify.annotations.Nullable;

/** Renders a statement as H2 SQL and plans it: the text is for the residual, the plan decides. */
final class DynamoTranslator<O extends JdbcOperation> extends H2SqlAstTranslator<O> {

    private final Statement statement;
    private final Plans plans;
    private final List<QuerySpec> specs = new ArrayList<>();
    private final List<ColumnReference> references = new ArrayList<>();
    private Optional<Object> offset = Optional.empty();
    private Optional<Object> limit = Optional.empty();
    private boolean pessimistic;
    private boolean derived;
    private @Nullable BulkTranslator bulk;
    /** Whether the statement deletes all rows of its table. */
    private boolean clears;

    private @Nullable Plan refusal;

    DynamoTranslator(SessionFactoryImplementor sessionFactory, Statement statement, Plans plans) {
        super(sessionFactory, statement);
        this.statement = statement;
        this.plans = plans;
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        specs.add(querySpec);
        numbered(() -> super.visitQuerySpec(querySpec));
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        numbered(() -> super.visitQueryGroup(NumberedRows.ofTwo(group)));
    }

    /** One of the queries of a set operator to which the number of equal rows counts. */
    private void numbered(Runnable query) {
        var rows = NumberedRows.of(getQueryPartStack().getCurrent());
        if (rows.isEmpty()) {
            query.run();
            return;
        }
        boolean outer = derived;
        derived = true;
        appendSql(rows.get().beforeEach());
        query.run();
        appendSql(rows.get().afterEach());
        derived = outer;
    }

    @Override
    protected void beforeQueryGroup(QueryGroup group, @Nullable QueryPart current) {
        NumberedRows.of(group).ifPresent(rows -> appendSql(rows.beforeAll()));
    }

    @Override
    protected void afterQueryGroup(QueryGroup group, @Nullable QueryPart current) {
        NumberedRows.of(group).ifPresent(rows -> appendSql(rows.afterAll()));
    }

    @Override
    protected void cleanup() {
        // the statement's own limit parameters are gone after this
        offset = Optional.ofNullable(getOffsetParameter());
        limit = Optional.ofNullable(getLimitParameter());
        super.cleanup();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public O translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        pessimistic = options.getLockOptions() != null
                && options.getLockOptions().getLockMode().isPessimistic();
        var operation = super.translate(bindings, options);
        if (operation == null) {
            // an update that sets no column
            return operation;
        }
        var catalog = plans.catalog();
        if (statement instanceof SelectStatement select && operation instanceof JdbcSelect jdbcSelect) {
            return (O) new PlannedSelect(jdbcSelect, plan(catalog, select, jdbcSelect));
        }
        if (statement instanceof TableMutation<?> mutation) {
            plans.put(
                    operation.getSqlString(),
                    WriteTranslator.translate(mutation, operation.getParameterBinders(), catalog));
        } else if (statement instanceof MutationStatement) {
            plans.put(operation.getSqlString(), bulkPlan(catalog, operation));
        }
        return operation;
    }

    private Plan bulkPlan(Catalog catalog, O operation) {
        if (refusal != null) {
            return refusal;
        }
        if (bulk == null || operation.getSqlString().contains("next value for")) {
            return BulkTranslator.refused(
                    "an insert from a query cannot take identifiers from a sequence",
                    operation.getAffectedTableNames().toString(),
                    "Select the identifiers too, or persist the entities one by one.");
        }
        if (clears) {
            return bulk.clearing(catalog);
        }
        var plan = bulk.translate(catalog, operation.getSqlString(), operation.getParameterBinders(), specs);
        return plan instanceof Plan.Bulk rows && statement instanceof UpdateStatement update
                ? new Plan.Bulk(
                        rows.rows(),
                        rows.write(),
                        AtomicTranslator.translate(
                                update, rows.write().write().mapping(), catalog, operation.getParameterBinders()))
                : plan;
    }

    // ---- bulk statements are rendered as the query of the rows that they write

    @Override
    protected void visitUpdateStatementOnly(UpdateStatement update) {
        var mapping = target(update);
        appendSql("/* update */ select ");
        getClauseStack().push(Clause.SELECT);
        var columns =
                assignments(update.getAssignments(), update.getTargetTable().getTableExpression());
        getClauseStack().pop();
        rows(update, mapping, !columns.isEmpty());
        bulk = mapping.map(
                        found -> BulkTranslator.of(RowWrite.Kind.UPDATE, found, columns, seen(found, update), update))
                .orElse(null);
    }

    /** Selects what is assigned; returns the columns that it is assigned to. */
    private List<String> assignments(List<Assignment> assignments, String table) {
        var columns = new ArrayList<String>();
        for (var assignment : assignments) {
            var references = assignment.getAssignable().getColumnReferences();
            var values = values(assignment.getAssignedValue(), references.size());
            if (values.size() != references.size()) {
                refusal = BulkTranslator.refused(
                        "an update sets several columns from one subquery", table, "Set them one by one.");
                continue;
            }
            for (int i = 0; i < values.size(); i++) {
                if (!columns.isEmpty()) {
                    appendSql(',');
                }
                columns.add(references.get(i).getColumnExpression());
                value(values.get(i));
            }
        }
        return columns;
    }

    @Override
    protected void visitDeleteStatementOnly(DeleteStatement delete) {
        var mapping = target(delete);
        appendSql("/* delete */ select ");
        rows(delete, mapping, false);
        bulk = mapping.map(
                        found -> BulkTranslator.of(RowWrite.Kind.DELETE, found, List.of(), seen(found, delete), delete))
                .orElse(null);
        clears = mapping.isPresent()
                && (delete.getRestriction() == null || delete.getRestriction().isEmpty())
                && BulkTranslator.isAlone(delete.getFromClause());
    }

    @Override
    protected void visitInsertStatementOnly(InsertSelectStatement insert) {
        var mapping = plans.catalog().find(insert.getTargetTable().getTableExpression());
        registerAffectedTable(insert.getTargetTable());
        appendSql("/* insert into ");
        appendSql(insert.getTargetTable().getTableExpression());
        appendSql(" */ ");
        var columns = insert.getTargetColumns().stream()
                .map(ColumnReference::getColumnExpression)
                .toList();
        var conflict = insert.getConflictClause();
        if (conflict == null || mapping.isEmpty()) {
            source(insert);
            bulk = mapping.map(found -> BulkTranslator.of(RowWrite.Kind.INSERT, found, columns, Set.of(), null))
                    .orElse(null);
        } else {
            upsert(insert, conflict, mapping.get(), columns);
        }
    }

    /** No conflict is left to the commit: what is met is known from the rows that are read. */
    @Override
    protected @Nullable String getUniqueConstraintNameThatMayFail(InsertSelectStatement insert) {
        return null;
    }

    /** The query of the rows that are to be inserted, beside each the one that is there. */
    private void upsert(
            InsertSelectStatement insert, ConflictClause conflict, TableMapping mapping, List<String> columns) {
        var alias = insert.getTargetTable().getIdentificationVariable();
        var upsert = new UpsertTranslator(mapping, columns, conflict);
        refusal = upsert.refusal().orElse(null);
        appendSql("select ");
        getClauseStack().push(Clause.SELECT);
        var assigned = assignments(conflict.getAssignments(), mapping.name());
        appendSql(assigned.isEmpty() ? "" : ",");
        appendSql(upsert.rows(alias));
        var assigning = seen(mapping, alias);
        references.clear();
        appendSql(",case when ");
        if (conflict.getPredicate() == null) {
            appendSql(conflict.isDoUpdate() ? "1=1" : "1=0");
        } else {
            conflict.getPredicate().accept(this);
        }
        appendSql(" then true else false end from (");
        getClauseStack().pop();
        var deciding = seen(mapping, alias);
        derived = true;
        source(insert);
        derived = false;
        appendSql(upsert.join(alias, insert.getTargetTable().getTableExpression()));
        bulk = upsert.bulk(assigned, assigning, deciding);
    }

    /** The rows that are inserted. */
    private void source(InsertSelectStatement insert) {
        if (insert.getSourceSelectStatement() != null) {
            insert.getSourceSelectStatement().accept(this);
        } else {
            for (int row = 0; row < insert.getValuesList().size(); row++) {
                appendSql(row == 0 ? "select " : " union all select ");
                getClauseStack().push(Clause.SELECT);
                var values = insert.getValuesList().get(row).getExpressions();
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0) {
                        appendSql(',');
                    }
                    value(values.get(i));
                }
                getClauseStack().pop();
            }
        }
    }

    /** One expression for each column; none where a subquery gives several at once. */
    static List<? extends Expression> values(Expression assigned, int columns) {
        if (columns == 1) {
            return List.of(assigned);
        }
        var tuple = SqlTupleContainer.getSqlTuple(assigned);
        return tuple == null ? List.of() : tuple.getExpressions();
    }

    private Optional<TableMapping> target(AbstractUpdateOrDeleteStatement written) {
        registerAffectedTable(written.getTargetTable());
        return plans.catalog().find(written.getTargetTable().getTableExpression());
    }

    /** A column of a derived table needs a type. */
    @Override
    protected void renderSelectExpression(Expression expression) {
        if (derived) {
            renderSelectExpressionWithCastedOrInlinedPlainParameters(expression);
        } else {
            super.renderSelectExpression(expression);
        }
    }

    @Override
    public void visitColumnReference(ColumnReference reference) {
        references.add(reference);
        super.visitColumnReference(reference);
    }

    private Set<String> seen(TableMapping mapping, AbstractUpdateOrDeleteStatement written) {
        return seen(mapping, written.getTargetTable().getIdentificationVariable());
    }

    /** The columns of the row to be written that the text has named so far. */
    private Set<String> seen(TableMapping mapping, String alias) {
        return references.stream()
                .filter(reference -> alias.equals(reference.getQualifier()))
                .map(ColumnReference::getColumnExpression)
                .filter(column -> mapping.find(column).isPresent())
                .collect(Collectors.toSet());
    }

    /** A parameter has no type of its own in a SELECT clause. */
    private void value(Expression expression) {
        if (expression instanceof JdbcParameter || expression instanceof SqmParameterInterpretation) {
            renderCasted(expression);
        } else {
            expression.accept(this);
        }
    }

    private void rows(AbstractUpdateOrDeleteStatement written, Optional<TableMapping> mapping, boolean more) {
        var alias = written.getTargetTable().getIdentificationVariable();
        var separator = more ? "," : "";
        for (var column : mapping.map(BulkTranslator::identity).orElse(List.of("*"))) {
            appendSql(separator);
            appendSql(alias);
            appendSql('.');
            appendSql(column);
            separator = ",";
        }
        if (written.getFromClause().getRoots().isEmpty()) {
            appendSql(" from ");
            appendSql(written.getTargetTable().getTableExpression());
            appendSql(' ');
            appendSql(alias);
        } else {
            visitFromClause(written.getFromClause());
        }
        visitWhereClause(written.getRestriction());
    }

    private Plan plan(Catalog catalog, SelectStatement select, JdbcSelect operation) {
        if (pessimistic) {
            return new Plan.Refused(
                    "PESSIMISTIC_LOCK",
                    "DynamoDB has no row locks",
                    operation.getAffectedTableNames().toString(),
                    "Use @Version and LockModeType.OPTIMISTIC.");
        }
        return new SelectTranslator(catalog, operation.getSqlString(), operation.getParameterBinders())
                .translate(select, specs, offset, limit);
    }
}
