package io.virga.internal.session;

import java.sql.Connection;
import java.time.Instant;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.hibernate.CacheMode;
import org.hibernate.ConnectionAcquisitionMode;
import org.hibernate.ConnectionReleaseMode;
import org.hibernate.FlushMode;
import org.hibernate.Interceptor;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.creation.spi.SessionBuilderImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Hibernate's session builder; what it opens is a unit of work. */
final class UnitOfWorkSessionBuilder implements SessionBuilderImplementor {

    private final UnitOfWorkSessionFactory factory;
    private final SessionBuilderImplementor hibernate;

    UnitOfWorkSessionBuilder(UnitOfWorkSessionFactory factory, SessionBuilderImplementor hibernate) {
        this.factory = factory;
        this.hibernate = hibernate;
    }

    @Override
    public SessionImplementor openSession() {
        return factory.unitOfWork(hibernate.openSession());
    }

    @Override
    public SessionBuilderImplementor interceptor(Interceptor interceptor) {
        hibernate.interceptor(interceptor);
        return this;
    }

    @Override
    public SessionBuilderImplementor noInterceptor() {
        hibernate.noInterceptor();
        return this;
    }

    @Override
    public SessionBuilderImplementor noSessionInterceptorCreation() {
        hibernate.noSessionInterceptorCreation();
        return this;
    }

    @Override
    public SessionBuilderImplementor statementInspector(UnaryOperator<String> operator) {
        hibernate.statementInspector(operator);
        return this;
    }

    @Override
    public SessionBuilderImplementor statementInspector(StatementInspector statementInspector) {
        hibernate.statementInspector(statementInspector);
        return this;
    }

    @Override
    public SessionBuilderImplementor connection(Connection connection) {
        hibernate.connection(connection);
        return this;
    }

    @Override
    public SessionBuilderImplementor connectionHandling(
            ConnectionAcquisitionMode acquisitionMode, ConnectionReleaseMode releaseMode) {
        hibernate.connectionHandling(acquisitionMode, releaseMode);
        return this;
    }

    @Override
    public SessionBuilderImplementor connectionHandlingMode(PhysicalConnectionHandlingMode mode) {
        hibernate.connectionHandlingMode(mode);
        return this;
    }

    @Override
    public SessionBuilderImplementor autoJoinTransactions(boolean autoJoinTransactions) {
        hibernate.autoJoinTransactions(autoJoinTransactions);
        return this;
    }

    @Override
    public SessionBuilderImplementor autoClear(boolean autoClear) {
        hibernate.autoClear(autoClear);
        return this;
    }

    @Override
    public SessionBuilderImplementor flushMode(FlushMode flushMode) {
        hibernate.flushMode(flushMode);
        return this;
    }

    @Override
    @Deprecated(forRemoval = true)
    @SuppressWarnings("removal") // as declared
    public SessionBuilderImplementor tenantIdentifier(String tenantIdentifier) {
        hibernate.tenantIdentifier(tenantIdentifier);
        return this;
    }

    @Override
    public SessionBuilderImplementor tenantIdentifier(Object tenantIdentifier) {
        hibernate.tenantIdentifier(tenantIdentifier);
        return this;
    }

    @Override
    public SessionBuilderImplementor readOnly(boolean readOnly) {
        hibernate.readOnly(readOnly);
        return this;
    }

    @Override
    public SessionBuilderImplementor initialCacheMode(CacheMode cacheMode) {
        hibernate.initialCacheMode(cacheMode);
        return this;
    }

    @Override
    public SessionBuilderImplementor eventListeners(SessionEventListener... listeners) {
        hibernate.eventListeners(listeners);
        return this;
    }

    @Override
    public SessionBuilderImplementor clearEventListeners() {
        hibernate.clearEventListeners();
        return this;
    }

    @Override
    public SessionBuilderImplementor jdbcTimeZone(TimeZone timeZone) {
        hibernate.jdbcTimeZone(timeZone);
        return this;
    }

    @Override
    public SessionBuilderImplementor autoClose(boolean autoClose) {
        hibernate.autoClose(autoClose);
        return this;
    }

    @Override
    public SessionBuilderImplementor identifierRollback(boolean identifierRollback) {
        hibernate.identifierRollback(identifierRollback);
        return this;
    }

    @Override
    public SessionBuilderImplementor noStatementInspector() {
        hibernate.noStatementInspector();
        return this;
    }

    @Override
    public SessionBuilderImplementor defaultBatchFetchSize(int defaultBatchFetchSize) {
        hibernate.defaultBatchFetchSize(defaultBatchFetchSize);
        return this;
    }

    @Override
    public SessionBuilderImplementor subselectFetchEnabled(boolean subselectFetchEnabled) {
        hibernate.subselectFetchEnabled(subselectFetchEnabled);
        return this;
    }

    @Override
    public SessionBuilderImplementor asOf(Instant instant) {
        hibernate.asOf(instant);
        return this;
    }

    @Override
    public SessionBuilderImplementor atChangeset(Object changesetId) {
        hibernate.atChangeset(changesetId);
        return this;
    }
}
