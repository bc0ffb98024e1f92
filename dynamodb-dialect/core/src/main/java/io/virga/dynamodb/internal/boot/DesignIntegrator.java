package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.exec.SessionRows;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Designs the keys of a persistence unit on DynamoDB before Hibernate translates its first statement. */
public final class DesignIntegrator implements Integrator {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.design");

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
        if (!(sessionFactory.getJdbcServices().getDialect() instanceof DynamoDialect dialect)) {
            return;
        }
        var unit = sessionFactory.getServiceRegistry().requireService(DynamoUnit.class);
        MigrationAtStart.run(unit, sessionFactory.getServiceRegistry());
        unit.plans().design(unit.design(metadata, bootstrap, dialect, sessionFactory.getSqlStringGenerationContext()));
        UnwatchedChecks.of(metadata).forEach(LOG::warn);
        boolean timeOrdered =
                unit.withConnection(connection -> connection.unitSettings().timeOrderedUuids());
        if (timeOrdered) {
            TimeOrderedUuids.replaceRandom(metadata);
        }
        var listeners = sessionFactory.getEventListenerRegistry();
        listeners.appendListeners(
                EventType.CLEAR, event -> rowsOf(event.getSession()).clear());
        listeners.appendListeners(EventType.FLUSH, new FlushChecks());
        listeners.addDuplicationStrategy(OptimisticLocks.REPLACING);
        listeners.appendListeners(EventType.POST_LOAD, new OptimisticLocks());
    }

    private static SessionRows rowsOf(org.hibernate.engine.spi.SharedSessionContractImplementor session) {
        return session.getExtension(DynamoSession.class).rows();
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {}
}
