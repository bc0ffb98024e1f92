package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Takes a {@link Snapshot}; changes nothing and sends nothing to the database. */
final class Capture {

    private final EventSource session;
    private final Map<Object, EntityRecord> records = new IdentityHashMap<>();
    private final Map<PersistentCollection<?>, CollectionRecord> wrapped = new IdentityHashMap<>();
    private final Map<Object, Object> raw = new IdentityHashMap<>();

    private Capture(EventSource session) {
        this.session = session;
    }

    static Snapshot of(EventSource session) {
        return new Capture(session).take();
    }

    private Snapshot take() {
        ManagedEntity[] managed = session.getPersistenceContextInternal().reentrantSafeManagedEntities();
        @Nullable Object[] @Nullable [] loaded = new Object[managed.length][];
        for (int i = 0; i < managed.length; i++) {
            Object entity = managed[i].$$_hibernate_getEntityInstance();
            EntityEntry entry = managed[i].$$_hibernate_getEntityEntry();
            if (entry.getStatus() == Status.GONE) {
                continue;
            }
            EntityRecord record = record(entity, entry);
            if (record == null) {
                loaded[i] = entry.getLoadedState();
            } else {
                records.put(entity, record);
            }
        }
        session.getPersistenceContextInternal().forEachCollectionEntry(this::collection, false);
        return new Snapshot(managed, loaded, records, wrapped, raw, ActionQueueReader.read(session.getActionQueue()));
    }

    /** Null when the entity is what its loaded state says. */
    private @Nullable EntityRecord record(Object entity, EntityEntry entry) {
        if (Enhancement.isUnfetchedProxy(entity)) {
            return EntityRecord.of(entity, entry, true, null);
        }
        EntityPersister persister = entry.getPersister();
        @Nullable Object @Nullable [] loaded = entry.getLoadedState();
        boolean plain = loaded != null
                && entry.getStatus() == Status.MANAGED
                && entry.isExistsInDatabase()
                && entry.getRowId() == null
                && !entry.getLockMode().greaterThan(LockMode.READ);
        if (loaded != null && !entry.requiresDirtyCheck(entity)) {
            return plain ? null : EntityRecord.of(entity, entry, false, null);
        }
        @Nullable Object[] values = persister.getValues(entity);
        boolean changed = loaded == null || AttributeValues.differ(persister.getPropertyTypes(), values, loaded);
        if (changed && persister.hasCollections()) {
            rawCollections(persister.getPropertyTypes(), values);
        }
        if (changed) {
            return EntityRecord.of(entity, entry, false, AttributeValues.copy(persister, values));
        }
        return plain ? null : EntityRecord.of(entity, entry, false, null);
    }

    private void rawCollections(Type[] types, @Nullable Object[] values) {
        for (int i = 0; i < types.length; i++) {
            Object value = values[i];
            if (types[i] instanceof CollectionType && !(value instanceof PersistentCollection)) {
                if (value instanceof Map<?, ?> map) {
                    raw.put(map, new LinkedHashMap<>(map));
                } else if (value instanceof Collection<?> collection) {
                    raw.put(collection, new ArrayList<>(collection));
                }
            } else if (value != null && types[i] instanceof ComponentType component) {
                rawCollections(component.getSubtypes(), component.getPropertyValues(value));
            }
        }
    }

    private void collection(PersistentCollection<?> collection, CollectionEntry entry) {
        String role = entry.getRole();
        if (role == null) {
            return; // dereferenced and written: Hibernate is about to forget it
        }
        CollectionPersister persister =
                session.getFactory().getMappingMetamodel().getCollectionDescriptor(role);
        boolean initialized = collection.wasInitialized();
        Object content = null;
        List<Object> queued = null;
        if (initialized) {
            if (entry.getLoadedPersister() == null
                    || entry.getSnapshot() == null
                    || collection.isDirty()
                    || collection.isDirectlyAccessible()
                    || Roles.elementType(persister).isMutable()) {
                content = CollectionContent.copy(collection, Roles.elementType(persister), session.getFactory());
            }
        } else if (collection.hasQueuedOperations()) {
            queued = new ArrayList<>();
            collection.queuedAdditionIterator().forEachRemaining(queued::add);
        }
        wrapped.put(
                collection,
                new CollectionRecord(
                        collection,
                        collection.getOwner(),
                        role,
                        entry.getLoadedPersister(),
                        entry.getLoadedKey(),
                        entry.getSnapshot(),
                        initialized,
                        collection.isDirty(),
                        content,
                        queued));
    }
}
