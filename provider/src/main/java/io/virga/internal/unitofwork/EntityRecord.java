package io.virga.internal.unitofwork;

import java.util.List;
import java.util.Objects;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * One managed entity at the time of a capture.
 *
 * @param loaded Hibernate's own snapshot, by reference: a flush replaces it and never writes into it (but for references to collections)
 * @param deleted the state as of its removal, for an entity that is marked for removal
 * @param raw the collections of a changed entity that Hibernate does not watch yet
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
        @Nullable Object @Nullable [] values,
        List<RawCollection> raw)
        implements ManagedState {

    static EntityRecord of(
            Object entity,
            EntityEntry entry,
            boolean unfetchedProxy,
            @Nullable Object @Nullable [] values,
            List<RawCollection> raw) {
        boolean exists = entry.isExistsInDatabase();
        @Nullable Object @Nullable [] loaded = entry.getLoadedState();
        return new EntityRecord(
                entity,
                entry.getPersister(),
                entry.getId(),
                entry.getStatus(),
                // an insert writes generated values into the loaded state, and an optimistic lock the version that it
                // forces at the commit
                loaded == null || exists && entry.getLockMode() != LockMode.OPTIMISTIC_FORCE_INCREMENT
                        ? loaded
                        : loaded.clone(),
                entry.getDeletedState(),
                entry.getVersion(),
                entry.getRowId(),
                entry.getLockMode(),
                exists,
                entry.isBeingReplicated(),
                unfetchedProxy,
                values,
                raw);
    }

    /** Whether these values, none of them a copy, are those of the capture, each of the same class. */
    boolean hasValues(@Nullable Object[] current) {
        if (values == null) {
            return false;
        }
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            Object value = values[i];
            Object now = current[i];
            boolean same = AttributeValues.same(types[i], value, now)
                    && (value == null || now == null || value.getClass() == now.getClass());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Whether these unwatched collections, and what they hold, are those of the capture. */
    boolean hasRaw(List<Object> current) {
        if (current.size() != raw.size()) {
            return false;
        }
        for (int i = 0; i < raw.size(); i++) {
            if (!raw.get(i).isStill(current.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing distinguishes two captures of the entity. */
    boolean sameAs(EntityRecord other) {
        return other.entity == entity
                && other.persister == persister
                && Objects.equals(other.id, id)
                && other.status == status
                && (other.loaded == loaded || isOwnLoaded() && sameReferences(other.loaded, loaded))
                && other.deleted == deleted
                && Objects.equals(other.version, version)
                && other.rowId == rowId
                && other.lockMode == lockMode
                && other.exists == exists
                && other.replicated == replicated
                && other.unfetchedProxy == unfetchedProxy
                && other.values == values
                && other.raw == raw;
    }

    /** Whether the loaded state is a copy, because Hibernate is going to write into its own. */
    private boolean isOwnLoaded() {
        return !exists || lockMode == LockMode.OPTIMISTIC_FORCE_INCREMENT;
    }

    static boolean sameReferences(@Nullable Object @Nullable [] a, @Nullable Object @Nullable [] b) {
        if (a == null || b == null || a.length != b.length) {
            return a == b;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** The same with another array of the same loaded values. */
    EntityRecord with(@Nullable Object[] ownLoaded) {
        return new EntityRecord(
                entity,
                persister,
                id,
                status,
                ownLoaded,
                deleted,
                version,
                rowId,
                lockMode,
                exists,
                replicated,
                unfetchedProxy,
                values,
                raw);
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
