package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.plan.Plan;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.exec.internal.lock.LoadedValuesCollectorFactory;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcLockStrategy;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.exec.spi.LoadedValuesCollector;
import org.hibernate.sql.exec.spi.StatementAccess;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesMappingProducer;
import org.jspecify.annotations.Nullable;

/** Hibernate's SELECT with our plan beside it; cached by Hibernate as one. */
public record PlannedSelect(JdbcSelect select, Plan plan) implements JdbcSelect {

    @Override
    public JdbcValuesMappingProducer getJdbcValuesMappingProducer() {
        return select.getJdbcValuesMappingProducer();
    }

    @Override
    public JdbcLockStrategy getLockStrategy() {
        return select.getLockStrategy();
    }

    @Override
    public boolean usesLimitParameters() {
        return select.usesLimitParameters();
    }

    @Override
    public JdbcParameter getLimitParameter() {
        return select.getLimitParameter();
    }

    @Override
    public int getRowsToSkip() {
        return select.getRowsToSkip();
    }

    @Override
    public int getMaxRows() {
        return select.getMaxRows();
    }

    @Override
    public @Nullable LoadedValuesCollectorFactory getLoadedValuesCollectorFactory() {
        return select.getLoadedValuesCollectorFactory();
    }

    @Override
    public void performPreActions(StatementAccess access, Connection connection, ExecutionContext context) {
        select.performPreActions(access, connection, context);
    }

    @Override
    public void performPostActions(
            boolean succeeded,
            StatementAccess access,
            Connection connection,
            ExecutionContext context,
            LoadedValuesCollector collector) {
        select.performPostActions(succeeded, access, connection, context, collector);
    }

    @Override
    public String getSqlString() {
        return select.getSqlString();
    }

    @Override
    public Set<String> getAffectedTableNames() {
        return select.getAffectedTableNames();
    }

    @Override
    public List<JdbcParameterBinder> getParameterBinders() {
        return select.getParameterBinders();
    }

    @Override
    public boolean dependsOnParameterBindings() {
        return select.dependsOnParameterBindings();
    }

    @Override
    public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
        return select.isCompatibleWith(bindings, options);
    }
}
