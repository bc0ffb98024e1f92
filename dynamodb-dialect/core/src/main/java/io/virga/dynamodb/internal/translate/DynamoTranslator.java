package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.dialect.sql.ast.H2SqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
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
    private Optional<Object> offset = Optional.empty();
    private Optional<Object> limit = Optional.empty();
    private boolean pessimistic;

    DynamoTranslator(SessionFactoryImplementor sessionFactory, Statement statement, Plans plans) {
        super(sessionFactory, statement);
        this.statement = statement;
        this.plans = plans;
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        specs.add(querySpec);
        super.visitQuerySpec(querySpec);
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
            plans.put(
                    operation.getSqlString(),
                    new Plan.Refused(
                            "BULK_WRITE",
                            "bulk update, delete and insert-select are not there yet",
                            operation.getAffectedTableNames().toString(),
                            "Read the entities and change them one by one."));
        }
        return operation;
    }

    private Plan plan(Catalog catalog, SelectStatement select, JdbcSelect operation) {
        if (pessimistic) {
            return new Plan.Refused(
                    "PESSIMISTIC_LOCK",
                    "DynamoDB has no row locks",
                    operation.getAffectedTableNames().toString(),
                    "Use @Version and LockModeType.OPTIMISTIC.");
        }
        return new SelectTranslator(catalog, select, operation.getSqlString(), operation.getParameterBinders())
                .translate(specs, offset, limit);
    }
}
