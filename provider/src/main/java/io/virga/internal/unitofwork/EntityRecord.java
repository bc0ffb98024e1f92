package io.virga.internal.unitofwork;

import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * One managed entity at the time of a capture.
 *
 * @param loaded Hibernate's own snapshot, by reference: a flush replaces it and never writes into it (but for references to collections)
 * @param deleted the state as of its removal, for an entity that is marked for removal
 * @param values copies of the values, null when they were those of {@code loaded}
 * @param unfetchedProxy a bytecode-enhanced reference that had not been initialised
 */
record EntityRecord(
        Object entity,
        EntityPersister persister,
        @Nullable Object id,
        Status status,
        @Nullable Object @Nullable [] loaded,
        @Nullable Object @Nullable [] deleted,
        @Nullable Object version,
        @Nullable Object rowId,
        LockMode lockMode,
        boolean exists,
        boolean replicated,
        boolean unfetchedProxy,
        @Nullable Object @Nullable [] values) {

    static EntityRecord of(
            Object entity, EntityEntry entry, boolean unfetchedProxy, @Nullable Object @Nullable [] values) {
        boolean exists = entry.isExistsInDatabase();
        @Nullable Object @Nullable [] loaded = entry.getLoadedState();
        return new EntityRecord(
                entity,
                entry.getPersister(),
                entry.getId(),
                entry.getStatus(),
                // an insert writes generated values into the loaded state, so that of a pending one is copied
                exists || loaded == null ? loaded : loaded.clone(),
                entry.getDeletedState(),
                entry.getVersion(),
                entry.getRowId(),
                entry.getLockMode(),
                exists,
                entry.isBeingReplicated(),
                unfetchedProxy,
                values);
    }

    EntityKey key() {
        return new EntityKey(id, persister);
    }

    boolean deletedOrGone() {
        return status.isDeletedOrGone();
    }

    /** The value of an attribute at the time of the capture; null too for an unfetched proxy. */
    @Nullable
    Object value(int attribute) {
        if (values != null) {
            return values[attribute];
        }
        return loaded == null ? null : loaded[attribute];
    }
}
