package io.virga.internal.unitofwork;

import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.LockEvent;
import org.hibernate.event.spi.LockEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link Journal} of versions that a lock forces up: by a statement that fires no event, and by a write into the loaded state, on which
 * snapshots rely. So before such a lock the entity is given a loaded state of its own, and afterwards it is known to have been written.
 */
final class ForcedVersions {

    private ForcedVersions() {}

    private static boolean isForced(LockMode mode) {
        return mode == LockMode.PESSIMISTIC_FORCE_INCREMENT || mode == LockMode.OPTIMISTIC_FORCE_INCREMENT;
    }

    /** Stands before Hibernate's own listeners. */
    static final class Before implements LockEventListener, LoadEventListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void onLock(LockEvent event) {
            if (isForced(event.getLockOptions().getLockMode())) {
                aboutToLock(
                        event.getSession(),
                        event.getSession().getPersistenceContextInternal().unproxy(event.getObject()));
            }
        }

        @Override
        public void onLoad(LoadEvent event, LoadType type) {
            if (isForced(event.getLockOptions().getLockMode())) {
                aboutToLock(event.getSession(), managed(event));
            }
        }

        private static void aboutToLock(EventSource session, @Nullable Object entity) {
            Checkpoints checkpoints = UnitOfWorkExtension.openIn(session);
            if (checkpoints == null || entity == null) {
                return;
            }
            EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
            if (entry == null
                    || entry.getStatus() != Status.MANAGED
                    || !entry.isExistsInDatabase()
                    || entry.getLoadedState() == null
                    || !entry.getPersister().isVersioned()) {
                return;
            }
            EntityRecord record = EntityRecord.of(entity, entry, false, null, List.of());
            new PersistenceContextEditor(session)
                    .manage(record.with(entry.getLoadedState().clone()));
            checkpoints.journal().aboutToLock(entity, record.loaded(), record.version());
        }
    }

    /** Stands behind them. */
    static final class After implements LockEventListener, LoadEventListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void onLock(LockEvent event) {
            if (event.getLockOptions().getLockMode() == LockMode.PESSIMISTIC_FORCE_INCREMENT) {
                locked(
                        event.getSession(),
                        event.getSession().getPersistenceContextInternal().unproxy(event.getObject()));
            }
        }

        @Override
        public void onLoad(LoadEvent event, LoadType type) {
            if (event.getLockOptions().getLockMode() == LockMode.PESSIMISTIC_FORCE_INCREMENT) {
                locked(event.getSession(), managed(event));
            }
        }

        private static void locked(EventSource session, @Nullable Object entity) {
            Checkpoints checkpoints = UnitOfWorkExtension.openIn(session);
            if (checkpoints == null || entity == null) {
                return;
            }
            EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
            if (entry != null) {
                checkpoints.journal().locked(entity, entry.getVersion());
            }
        }
    }

    /** The entity that is to be loaded, when it is managed already. */
    private static @Nullable Object managed(LoadEvent event) {
        String name = event.getEntityClassName();
        if (name == null) {
            return null;
        }
        EntityPersister persister = event.getFactory().getMappingMetamodel().getEntityDescriptor(name);
        EntityKey key = event.getSession().generateEntityKey(event.getEntityId(), persister);
        return event.getSession().getPersistenceContextInternal().getEntity(key);
    }
}
