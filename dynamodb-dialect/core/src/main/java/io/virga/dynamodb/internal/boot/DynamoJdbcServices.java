package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.exec.Hints;
import io.virga.dynamodb.internal.jdbc.PlannedStatement;
import io.virga.dynamodb.internal.translate.PlannedSelect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.internal.JdbcServicesImpl;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.exec.internal.JdbcSelectExecutorStandardImpl;
import org.hibernate.sql.exec.internal.StandardJdbcMutationExecutor;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.exec.spi.JdbcSelectExecutor;
import org.hibernate.sql.results.spi.ResultsConsumer;
import org.hibernate.sql.results.spi.RowTransformer;

/** Hibernate's JDBC services, whose executors hand each statement its plan. */
final class DynamoJdbcServices extends JdbcServicesImpl {

    private final JdbcSelectExecutor selects = new PlanningSelects();

    @Override
    public JdbcSelectExecutor getJdbcSelectExecutor() {
        return getDialect() instanceof DynamoDialect ? selects : super.getJdbcSelectExecutor();
    }

    @Override
    public JdbcMutationExecutor getJdbcMutationExecutor() {
        if (!(getDialect() instanceof DynamoDialect)) {
            return super.getJdbcMutationExecutor();
        }
        return (mutation, bindings, creator, check, context) -> {
            SessionConnection.prepare(context.getSession());
            CommitHook.register(context.getSession());
            return StandardJdbcMutationExecutor.INSTANCE.execute(
                    mutation,
                    bindings,
                    sql -> {
                        var statement = creator.apply(sql);
                        planned(statement).attach(hints(context));
                        return statement;
                    },
                    check,
                    context);
        };
    }

    private static PlannedStatement planned(PreparedStatement statement) {
        try {
            var planned = statement.unwrap(PlannedStatement.class);
            var explained = Explaining.current();
            if (explained != null) {
                planned.explain(explained::add);
            }
            return planned;
        } catch (SQLException e) {
            throw new AssertionError("the connection pool does not unwrap to the driver's statement", e);
        }
    }

    private static Hints hints(ExecutionContext context) {
        var options = context.getQueryOptions();
        var hints = options == null ? null : options.getDatabaseHints();
        return hints == null || hints.isEmpty() ? Hints.NONE : Hints.parse(hints);
    }

    private static final class PlanningSelects extends JdbcSelectExecutorStandardImpl {

        @Override
        public <T, R> T executeQuery(
                JdbcSelect select,
                JdbcParameterBindings bindings,
                ExecutionContext context,
                RowTransformer<R> transformer,
                Class<R> resultType,
                int estimate,
                StatementCreator creator,
                ResultsConsumer<T, R> consumer) {
            SharedSessionContractImplementor session = context.getSession();
            SessionConnection.prepare(session);
            StatementCreator planning = (executionContext, sql) -> {
                var statement = creator.createStatement(executionContext, sql);
                if (select instanceof PlannedSelect planned) {
                    planned(statement).attach(planned.plan(), hints(executionContext));
                } else {
                    planned(statement).attach(hints(executionContext));
                }
                return statement;
            };
            return super.executeQuery(select, bindings, context, transformer, resultType, estimate, planning, consumer);
        }
    }
}
