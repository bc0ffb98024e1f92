package io.virga.internal.unitofwork;

import io.virga.internal.unitofwork.ManagedState.Unchanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.LockMode;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.PersistenceContext;
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
    private final SharedSequence.Builder<ManagedState> entities;
    private final SharedSequence.Builder<CollectionRecord> collections;
    private final SharedSequence.Builder<QueuedAction> queue;
    private final Predicate<Object> isLeftAlone;

    private Capture(EventSource session, Snapshot earlier, Predicate<Object> isLeftAlone) {
        this.session = session;
        this.isLeftAlone = isLeftAlone;
        this.entities = earlier.entities().next(ManagedState::entity);
        this.collections = earlier.collections().next(CollectionRecord::collection);
        this.queue = earlier.queue().next(QueuedAction::action);
    }

    /** @param earlier one that is kept too, and with which the new one shares what is the same */
    static Snapshot of(EventSource session, Snapshot earlier) {
        return new Capture(session, earlier, entity -> false).take();
    }

    /**
     * The same, where it is known of entities that the application had no chance to change them since: one with the loaded state it had earlier is
     * taken to be unchanged, and its values are not looked at.
     */
    static Snapshot of(EventSource session, Snapshot earlier, Predicate<Object> isLeftAlone) {
        return new Capture(session, earlier, isLeftAlone).take();
    }

    private Snapshot take() {
        PersistenceContext context = session.getPersistenceContextInternal();
        for (ManagedEntity managed : context.reentrantSafeManagedEntities()) {
            EntityEntry entry = managed.$$_hibernate_getEntityEntry();
            if (entry.getStatus() != Status.GONE) {
                Object entity = managed.$$_hibernate_getEntityInstance();
                entities.add(state(entity, entry, entities.earlier(entity)));
            }
        }
        context.forEachCollectionEntry(this::collection, false);
        for (QueuedAction action : ActionQueueReader.read(session.getActionQueue())) {
            QueuedAction earlier = queue.earlier(action.action());
            queue.add(earlier != null && earlier.sameAs(action) ? earlier : action);
        }
        return new Snapshot(entities.build(), collections.build(), queue.build());
    }

    private ManagedState state(Object entity, EntityEntry entry, @Nullable ManagedState earlier) {
        if (earlier instanceof Unchanged before
                && before.loaded() == entry.getLoadedState()
                && isPlain(entry)
                && isLeftAlone.test(entity)) {
            return before;
        }
        EntityRecord record = record(entity, entry, earlier instanceof EntityRecord before ? before : null);
        @Nullable Object @Nullable [] loaded = entry.getLoadedState();
        if (record != null || loaded == null) {
            return record != null ? record : EntityRecord.of(entity, entry, false, null, List.of());
        }
        return earlier instanceof Unchanged before && before.loaded() == loaded
                ? before
                : new Unchanged(entity, loaded);
    }

    /** Null when the entity is what its loaded state says. */
    private @Nullable EntityRecord record(Object entity, EntityEntry entry, @Nullable EntityRecord earlier) {
        if (Enhancement.isUnfetchedProxy(entity)) {
            return shared(earlier, EntityRecord.of(entity, entry, true, null, List.of()));
        }
        EntityPersister persister = entry.getPersister();
        @Nullable Object @Nullable [] loaded = entry.getLoadedState();
        boolean plain = isPlain(entry);
        if (loaded != null && !entry.requiresDirtyCheck(entity)) {
            return plain ? null : shared(earlier, EntityRecord.of(entity, entry, false, null, List.of()));
        }
        @Nullable Object[] values = persister.getValues(entity);
        boolean changed = loaded == null || AttributeValues.differ(persister.getPropertyTypes(), values, loaded);
        if (!changed) {
            return plain ? null : shared(earlier, EntityRecord.of(entity, entry, false, null, List.of()));
        }
        List<Object> raw = new ArrayList<>();
        if (persister.hasCollections()) {
            rawCollections(persister.getPropertyTypes(), values, raw);
        }
        if (earlier != null && earlier.hasValues(values) && earlier.hasRaw(raw)) {
            return shared(earlier, EntityRecord.of(entity, entry, false, earlier.values(), earlier.raw()));
        }
        return EntityRecord.of(
                entity,
                entry,
                false,
                AttributeValues.copy(persister, values),
                raw.stream().map(RawCollection::of).toList());
    }

    private static boolean isPlain(EntityEntry entry) {
        return entry.getLoadedState() != null
                && entry.getStatus() == Status.MANAGED
                && entry.isExistsInDatabase()
                && entry.getRowId() == null
                && !entry.getLockMode().greaterThan(LockMode.READ);
    }

    private static EntityRecord shared(@Nullable EntityRecord earlier, EntityRecord record) {
        return earlier != null && earlier.sameAs(record) ? earlier : record;
    }

    private static void rawCollections(Type[] types, @Nullable Object[] values, List<Object> raw) {
        for (int i = 0; i < types.length; i++) {
            Object value = values[i];
            if (types[i] instanceof CollectionType && !(value instanceof PersistentCollection)) {
                if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
                    raw.add(value);
                }
            } else if (value != null && types[i] instanceof ComponentType component) {
                rawCollections(component.getSubtypes(), component.getPropertyValues(value), raw);
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
        CollectionRecord earlier = collections.earlier(collection);
        boolean initialized = collection.wasInitialized();
        Object content = null;
        List<Object> queued = null;
        if (initialized) {
            if (entry.getLoadedPersister() == null
                    || entry.getSnapshot() == null
                    || collection.isDirty()
                    || collection.isDirectlyAccessible()
                    || Roles.elementType(persister).isMutable()) {
                content = content(collection, Roles.elementType(persister), earlier);
            }
        } else if (collection.hasQueuedOperations()) {
            queued = new ArrayList<>();
            collection.queuedAdditionIterator().forEachRemaining(queued::add);
        }
        CollectionRecord record = new CollectionRecord(
                collection,
                collection.getOwner(),
                role,
                entry.getLoadedPersister(),
                entry.getLoadedKey(),
                entry.getSnapshot(),
                initialized,
                collection.isDirty(),
                content,
                queued);
        collections.add(earlier != null && earlier.sameAs(record) ? earlier : record);
    }

    private Object content(PersistentCollection<?> collection, Type elementType, @Nullable CollectionRecord earlier) {
        Object before = earlier == null ? null : earlier.content();
        return before != null && CollectionContent.same(collection, before, elementType)
                ? before
                : CollectionContent.copy(collection, elementType, session.getFactory());
    }
}
