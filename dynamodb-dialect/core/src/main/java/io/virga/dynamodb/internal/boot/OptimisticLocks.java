package io.virga.dynamodb.internal.boot;

import jakarta.persistence.Timeout;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.LockMode;
import org.hibernate.StaleObjectStateException;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.internal.DefaultPostLoadEventListener;
import org.hibernate.event.service.spi.DuplicationStrategy;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.jpa.event.spi.CallbackRegistry;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * {@code LockModeType.OPTIMISTIC}: the version that was read is a condition of the commit, where Hibernate would select it
 * again before the commit, and miss what comes between.
 */
final class OptimisticLocks extends DefaultPostLoadEventListener {

    private @Nullable CallbackRegistry callbacks;

    /** Takes the place of Hibernate's own. */
    static final DuplicationStrategy REPLACING = new DuplicationStrategy() {
        @Override
        public boolean areMatch(Object listener, Object original) {
            return listener instanceof OptimisticLocks && original.getClass() == DefaultPostLoadEventListener.class;
        }

        @Override
        public Action getAction() {
            return Action.REPLACE_ORIGINAL;
        }
    };

    /** For {@code EntityManager.lock}. */
    static LockingStrategy strategy(EntityPersister persister) {
        if (!persister.isVersioned()) {
            throw new HibernateException(
                    "Entity '" + persister.getEntityName() + "' has no version and may not be locked optimistically");
        }
        return new LockingStrategy() {
            @Override
            public void lock(
                    Object id,
                    Object version,
                    Object entity,
                    Timeout timeout,
                    SharedSessionContractImplementor session) {
                OptimisticLocks.lock(persister, id, version, session);
            }
        };
    }

    @Override
    public void injectCallbackRegistry(CallbackRegistry registry) {
        super.injectCallbackRegistry(registry);
        callbacks = registry;
    }

    /** For {@code find} and queries with a lock mode. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        EventSource session = event.getSession();
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(event.getEntity());
        var registry = callbacks;
        if (registry != null
                && entry != null
                && entry.getLockMode() == LockMode.OPTIMISTIC
                && entry.getPersister().isVersioned()) {
            registry.postLoad(event.getEntity());
            lock(entry.getPersister(), entry.getId(), entry.getVersion(), session);
        } else {
            super.onPostLoad(event);
        }
    }

    private static void lock(
            EntityPersister persister, Object id, @Nullable Object version, SharedSessionContractImplementor session) {
        var connection = SessionConnection.prepare(session);
        var unit = session.getFactory().getServiceRegistry().requireService(DynamoUnit.class);
        var versionMapping = persister.getVersionMapping();
        var table = versionMapping.getContainingTableExpression();
        var mapping = unit.plans()
                .catalog()
                .find(table)
                .orElseThrow(() -> new AssertionError("no key design for the table of the version, " + table));
        Map<String, @Nullable Object> columns = new HashMap<>();
        var identifier = persister.getIdentifierMapping();
        identifier.forEachJdbcValue(
                id,
                (position, value, jdbc) ->
                        columns.put(identifier.getSelectable(position).getSelectionExpression(), value),
                session);
        // it came from a cache: where its item is, is asked for
        if (!connection.work().isLocatable(mapping, columns) && persister.getDatabaseSnapshot(id, session) == null) {
            throw new StaleObjectStateException(persister.getEntityName(), id);
        }
        try {
            connection
                    .work()
                    .lock(mapping, columns, versionMapping.getJdbcMapping().convertToRelationalValue(version));
        } catch (RuntimeException problem) {
            throw WriteFailures.translated(problem, session);
        }
        CommitHook.register(session);
    }
}
