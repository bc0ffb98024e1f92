package io.virga.internal.unitofwork;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.LockMode;
import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.action.internal.EntityInsertAction;
import org.hibernate.action.internal.OrphanRemovalAction;
import org.hibernate.collection.spi.PersistentArrayHolder;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.CollectionKey;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The single steps by which a persistence context is changed behind the session's back; the order of them is the business of others. */
final class PersistenceContextEditor {

    private final EventSource session;
    private final PersistenceContext context;

    PersistenceContextEditor(EventSource session) {
        this.session = session;
        this.context = session.getPersistenceContextInternal();
    }

    // ---- entities

    /** Makes the entity managed with this entry, whatever it was before; an entity that was removed gets there by {@link #markRemoved}. */
    void manage(EntityRecord record) {
        EntityKey key = record.key();
        context.removeEntity(key); // the only way to clear the key's mark of being about to be deleted
        EntityHolder holder = context.addEntityHolder(key, record.entity());
        EntityEntry entry = context.addEntry(
                record.entity(),
                record.status() == Status.DELETED ? Status.MANAGED : record.status(),
                // what an optimistic lock forces up at the commit is written into the loaded state
                record.loaded() != null && record.lockMode() == LockMode.OPTIMISTIC_FORCE_INCREMENT
                        ? record.loaded().clone()
                        : record.loaded(),
                record.rowId(),
                record.id(),
                record.version(),
                record.lockMode(),
                true,
                record.persister(),
                record.replicated());
        holder.setEntityEntry(entry);
        Enhancement.attach(record.entity(), session);
        identify(record);
    }

    /** An entity of which only its loaded state is known: it was managed, in the database, and not locked. */
    void manage(Object entity, EntityPersister persister, @Nullable Object[] loaded) {
        Object version = persister.isVersioned() ? loaded[persister.getVersionPropertyIndex()] : null;
        manage(new EntityRecord(
                entity,
                persister,
                persister.getIdentifier(entity, session),
                Status.MANAGED,
                loaded,
                null,
                version,
                null,
                LockMode.NONE,
                true,
                false,
                false,
                null,
                List.of()));
    }

    void identify(EntityRecord record) {
        EntityPersister persister = record.persister();
        if (!Objects.equals(persister.getIdentifier(record.entity(), session), record.id())) {
            persister.setIdentifier(record.entity(), record.id(), session);
        }
    }

    void forget(Object entity) {
        EntityEntry entry = context.getEntry(entity);
        if (entry != null) {
            if (entry.getId() != null) {
                context.removeEntity(entry.getEntityKey());
            }
            context.removeEntry(entity);
        }
    }

    void markRemoved(Object entity, @Nullable Object @Nullable [] deletedState) {
        EntityEntry entry = context.getEntry(entity);
        if (entry.getStatus() != Status.DELETED) {
            context.setEntryStatus(entry, Status.DELETED);
        }
        entry.setDeletedState(deletedState);
        context.registerNullifiableEntityKey(entry.getEntityKey());
    }

    /** Makes an entity persisted since transient again: no entry, no generated identifier or version, plain collections. */
    void makeTransient(Object entity, EntityEntry entry) {
        EntityPersister persister = entry.getPersister();
        unwrapCollections(entity, persister);
        Object id = entry.getId();
        Object version = entry.getVersion();
        forget(entity);
        resetIdentifier(entity, persister, id, version);
    }

    /** A key of several attributes is the application's, and stays: Hibernate would try to set it to null. */
    void resetIdentifier(Object entity, EntityPersister persister, @Nullable Object id, @Nullable Object version) {
        Object current = version == null && persister.isVersioned() ? persister.getVersion(entity) : version;
        if (!persister.getIdentifierType().isComponentType()) {
            persister.resetIdentifier(entity, id, current, session);
        } else if (persister.isVersioned()) {
            persister.setValue(
                    entity,
                    persister.getVersionPropertyIndex(),
                    persister.getVersionMapping().getUnsavedStrategy().getDefaultValue(current));
        }
    }

    private void unwrapCollections(Object entity, EntityPersister persister) {
        Type[] types = persister.getPropertyTypes();
        @Nullable Object[] values = persister.getValues(entity);
        for (int i = 0; i < types.length; i++) {
            if (values[i] == null) {
                continue;
            }
            if (types[i] instanceof CollectionType type && type.hasHolder()) {
                PersistentCollection<?> holder = context.getCollectionHolder(values[i]);
                if (holder != null) {
                    drop(holder);
                }
            } else if (types[i] instanceof CollectionType type
                    && values[i] instanceof PersistentCollection<?> collection) {
                persister.setValue(entity, i, unwrap(type, collection));
            } else if (types[i] instanceof ComponentType component && component.isMutable()) {
                unwrapCollections(values[i], component);
            }
        }
    }

    private void unwrapCollections(Object embedded, ComponentType component) {
        Type[] types = component.getSubtypes();
        @Nullable Object[] values = component.getPropertyValues(embedded);
        boolean changed = false;
        for (int i = 0; i < types.length; i++) {
            if (types[i] instanceof CollectionType type && values[i] instanceof PersistentCollection<?> collection) {
                values[i] = unwrap(type, collection);
                changed = true;
            } else if (values[i] != null && types[i] instanceof ComponentType nested) {
                unwrapCollections(values[i], nested);
            }
        }
        if (changed) {
            component.setPropertyValues(embedded, values);
        }
    }

    @SuppressWarnings("unchecked")
    private Object unwrap(CollectionType type, PersistentCollection<?> collection) {
        Object plain = type.instantiate(-1);
        if (collection instanceof Map<?, ?> map) {
            ((Map<Object, Object>) plain).putAll((Map<Object, Object>) map);
        } else {
            ((Collection<Object>) plain).addAll((Collection<Object>) collection);
        }
        drop(collection);
        return plain;
    }

    /** Reads the entity again, into the same instance and without cascades; one without a row is no longer managed. */
    void reload(Object entity) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        Object id = persister.getIdentifier(entity, session);
        detach(entity, persister);
        persister.load(id, entity, LockMode.NONE, session);
    }

    /** As it is, and without cascades. */
    void detach(Object entity, EntityPersister persister) {
        for (Object value : persister.getValues(entity)) {
            if (value instanceof PersistentCollection<?> collection) {
                drop(collection);
            }
        }
        forget(entity);
    }

    EntityKey keyOf(Object entity) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        return new EntityKey(persister.getIdentifier(entity, session), persister);
    }

    // ---- collections

    /** Makes the collection the value of its owner's attribute, and of its loaded state. */
    void setCollection(Object owner, CollectionPersister role, PersistentCollection<?> collection) {
        EntityEntry entry = context.getEntry(owner);
        if (entry == null) {
            return;
        }
        EntityPersister persister = entry.getPersister();
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] instanceof CollectionType type && type.getRole().equals(role.getRole())) {
                if (persister.getValue(owner, i) != collection) {
                    persister.setValue(owner, i, collection);
                }
                if (entry.getLoadedState() != null) {
                    entry.overwriteLoadedStateCollectionValue(persister.getPropertyNames()[i], collection);
                }
            }
        }
    }

    void drop(PersistentCollection<?> collection) {
        CollectionEntry entry = context.getCollectionEntry(collection);
        if (entry != null) {
            CollectionPersister persister = entry.getLoadedPersister();
            if (persister != null && entry.getLoadedKey() != null) {
                removeKey(persister, entry.getLoadedKey(), collection);
            }
            collection.unsetSession(session);
            if (collection instanceof PersistentArrayHolder<?> holder) {
                context.removeCollectionHolder(holder.getArray());
            }
            context.removeCollectionEntry(collection);
            collection.$$_hibernate_setInstanceId(0);
        }
    }

    private void removeKey(CollectionPersister persister, Object key, PersistentCollection<?> collection) {
        CollectionKey collectionKey = new CollectionKey(persister, key);
        if (context.getCollection(collectionKey) == collection) {
            context.removeCollectionByKey(collectionKey);
        }
    }

    /** Gives the collection the entry it had at the capture; its elements are not touched. */
    void attach(CollectionRecord record) {
        CollectionPersister persister = record.loadedPersister();
        Object key = record.loadedKey();
        if (persister != null && key != null && !record.initialized()) {
            prepare(record);
            context.removeCollectionByKey(new CollectionKey(persister, key));
            record.collection().setSnapshot(key, record.role(), null);
            context.addUninitializedDetachedCollection(persister, record.collection());
        } else {
            attach(record, record.snapshot());
        }
    }

    /** Gives the initialised collection an entry with this snapshot. */
    void attach(CollectionRecord record, @Nullable Serializable snapshot) {
        PersistentCollection<?> collection = record.collection();
        CollectionPersister persister = record.loadedPersister();
        Object key = record.loadedKey();
        prepare(record);
        if (persister != null && key != null) {
            context.removeCollectionByKey(new CollectionKey(persister, key));
            collection.setSnapshot(key, record.role(), snapshot);
            context.addInitializedDetachedCollection(persister, collection);
        } else {
            collection.setSnapshot(null, null, null);
            context.addNewCollection(role(record), collection);
            if (snapshot != null) {
                context.getCollectionEntry(collection).resetStoredSnapshot(collection, snapshot);
            }
        }
    }

    /** Gives the collection the entry of one that was never written. */
    void attachNew(CollectionRecord record) {
        prepare(record);
        record.collection().setSnapshot(null, null, null);
        context.addNewCollection(role(record), record.collection());
    }

    private void prepare(CollectionRecord record) {
        drop(record.collection());
        record.collection().setCurrentSession(session);
        if (record.collection() instanceof PersistentArrayHolder<?> holder) {
            context.addCollectionHolder(holder);
        }
        if (record.owner() != null) {
            record.collection().setOwner(record.owner());
        }
    }

    CollectionPersister role(CollectionRecord record) {
        return session.getFactory().getMappingMetamodel().getCollectionDescriptor(record.role());
    }

    // ---- action queue

    void queueInsert(Object entity, EntityPersister persister, QueuedAction.Insert insert) {
        if (insert.action().isEarlyInsert()) {
            session.getActionQueue()
                    .addAction((org.hibernate.action.internal.EntityIdentityInsertAction) insert.action());
        } else {
            queueInsert(
                    entity,
                    persister,
                    insert.action().getId(),
                    insert.state().clone(),
                    ((EntityInsertAction) insert.action()).getVersion());
        }
    }

    void queueInsert(
            Object entity,
            EntityPersister persister,
            @Nullable Object id,
            @Nullable Object[] state,
            @Nullable Object version) {
        session.getActionQueue()
                .addAction(new EntityInsertAction(id, state, entity, version, persister, false, session));
    }

    void queueDelete(QueuedAction.Delete delete, @Nullable Object version) {
        EntityDeleteAction action = delete.action();
        if (action.getInstance() == null) {
            context.registerDeletedUnloadedEntityKey(session.generateEntityKey(action.getId(), action.getPersister()));
            session.getActionQueue().addAction(action);
        } else if (delete.orphan()) {
            session.getActionQueue()
                    .addAction(new OrphanRemovalAction(
                            action.getId(),
                            action.getState(),
                            version,
                            action.getInstance(),
                            action.getPersister(),
                            action.isCascadeDeleteEnabled(),
                            session));
        } else {
            session.getActionQueue()
                    .addAction(new EntityDeleteAction(
                            action.getId(),
                            action.getState(),
                            version,
                            action.getInstance(),
                            action.getPersister(),
                            action.isCascadeDeleteEnabled(),
                            session));
        }
    }

    void clearQueue() {
        for (QueuedAction action : ActionQueueReader.read(session.getActionQueue())) {
            if (action instanceof QueuedAction.Delete delete && delete.action().getInstance() == null) {
                context.removeDeletedUnloadedEntityKey(session.generateEntityKey(
                        delete.action().getId(), delete.action().getPersister()));
            }
        }
        session.getActionQueue().clear();
    }
}
