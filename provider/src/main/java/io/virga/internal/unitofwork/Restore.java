package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import io.virga.internal.unitofwork.ManagedState.Unchanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Puts the persistence context, and the objects in it, back to a {@link Snapshot}. Sends nothing to the database but to read
 * what was first read after the database was written. */
final class Restore {

    private final EventSource session;
    private final PersistenceContext context;
    private final PersistenceContextEditor editor;
    private final Journal journal;
    private final Snapshot target;
    private final Snapshot now;
    private final long mark;
    private final SnapshotIndex index;
    private final List<EntityRecord> records;
    private final Map<Object, List<CollectionRecord>> collections;
    /** Entities that became managed since by being read, and stay. */
    private final Set<Object> readSince = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Object> readAfterWrite = new ArrayList<>();
    /** Keys of entities that are no longer managed and will be: whatever instance was read for one since has to go. */
    private final Set<EntityKey> returning = new HashSet<>();

    private Restore(EventSource session, Journal journal, Snapshot target, Snapshot now, long mark) {
        this.session = session;
        this.context = session.getPersistenceContextInternal();
        this.editor = new PersistenceContextEditor(session);
        this.journal = journal;
        this.target = target;
        this.now = now;
        this.mark = mark;
        this.index = new SnapshotIndex(target);
        this.records = target.records();
        this.collections = target.collectionsByOwner();
    }

    /** @param mark the journal's mark at the capture; when it is no longer the same, the database must have gone back already */
    static void to(Snapshot target, EventSource session, Journal journal, long mark) {
        new Restore(session, journal, target, Snapshot.NONE, mark).run();
    }

    /** The same, where a snapshot says what there is now and nothing was flushed since: what is the same in both is not looked at. */
    static void to(Snapshot target, Snapshot now, EventSource session, Journal journal, long mark) {
        new Restore(session, journal, target, now, mark).run();
    }

    private void run() {
        editor.clearQueue();
        entitiesUnknownToTarget();
        entitiesOfTarget();
        records.forEach(record -> record.raw().forEach(RawCollection::restore));
        queue();
        new RestoreCollections(session, target, index, editor, journal, mark, readSince).run();
        retrack();
        readAfterWrite.forEach(editor::reload);
    }

    // ---- entities that became managed since

    private void entitiesUnknownToTarget() {
        ManagedEntity[] live = context.reentrantSafeManagedEntities();
        Set<Object> undone = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean same = now == Snapshot.NONE
                ? isAsInTarget(live)
                : target.entities().matches(now.entities(), (a, b) -> a.entity() == b.entity());
        if (!same) {
            for (ManagedState state : target.entities()) {
                if (context.getEntry(state.entity()) == null) {
                    returning.add(state instanceof EntityRecord record ? record.key() : editor.keyOf(state.entity()));
                }
            }
            for (ManagedEntity managed : live.clone()) {
                Object entity = managed.$$_hibernate_getEntityInstance();
                if (!index.contains(entity)) {
                    unknown(entity, undone);
                }
            }
        }
        for (Object entity : journal.insertedAfter(mark)) { // and removed again: no longer managed
            if (!index.contains(entity) && !undone.contains(entity)) {
                EntityPersister persister = session.getEntityPersister(null, entity);
                editor.resetIdentifier(entity, persister, persister.getIdentifier(entity, session), null);
            }
        }
        for (Object entity : journal.deletedAfter(mark)) {
            if (!index.contains(entity) && !journal.insertedAfter(mark, entity) && context.getEntry(entity) == null) {
                deletedSince(entity);
            }
        }
    }

    /** Whether the very same entities are managed, in the same order, as is usual. */
    private boolean isAsInTarget(ManagedEntity[] live) {
        int i = 0;
        for (ManagedState state : target.entities()) {
            if (i == live.length || live[i++].$$_hibernate_getEntityInstance() != state.entity()) {
                return false;
            }
        }
        return i == live.length;
    }

    private void unknown(Object entity, Set<Object> undone) {
        EntityEntry entry = context.getEntry(entity);
        if (entry.isExistsInDatabase() && returning.contains(entry.getEntityKey())) {
            editor.detach(entity, entry.getPersister());
        } else if (!entry.isExistsInDatabase() || journal.insertedAfter(mark, entity)) {
            editor.makeTransient(entity, entry);
            undone.add(entity);
        } else if (journal.readAfterWriteSince(mark, entity)) {
            readAfterWrite.add(entity); // what was read may be undone work
        } else {
            readSince.add(entity);
            revert(entity, entry);
        }
    }

    private void revert(Object entity, EntityEntry entry) {
        EntityPersister persister = entry.getPersister();
        @Nullable Object @Nullable [] before = journal.loadedBefore(mark, entity);
        @Nullable Object @Nullable [] loaded = before == null ? entry.getLoadedState() : before;
        if (loaded == null || Enhancement.isUnfetchedProxy(entity)) {
            return;
        }
        if (before != null || entry.getStatus() == Status.DELETED) {
            editor.manage(entity, persister, loaded);
        }
        setValues(entity, persister, loaded);
        Enhancement.retrack(persister, entity, loaded);
    }

    private void deletedSince(Object entity) {
        @Nullable Object @Nullable [] loaded = journal.loadedBefore(mark, entity);
        if (loaded == null || journal.readAfterWriteSince(mark, entity)) {
            readAfterWrite.add(entity);
        } else {
            EntityPersister persister = session.getEntityPersister(null, entity);
            editor.manage(entity, persister, loaded);
            setValues(entity, persister, loaded);
            readSince.add(entity);
        }
    }

    // ---- entities of the snapshot

    private void entitiesOfTarget() {
        Set<EntityRecord> restored = Collections.newSetFromMap(new IdentityHashMap<>());
        target.entities().forEachNotIn(now.entities(), state -> {
            if (state instanceof Unchanged unchanged) {
                unchanged(unchanged.entity(), unchanged.loaded());
            } else if (state instanceof EntityRecord record) {
                recorded(record);
                restored.add(record);
            }
        });
        records.stream().filter(record -> !restored.contains(record)).forEach(this::recorded);
    }

    private void unchanged(Object entity, @Nullable Object[] loaded) {
        EntityEntry entry = context.getEntry(entity);
        EntityPersister persister = entry != null ? entry.getPersister() : session.getEntityPersister(null, entity);
        if (persister.hasCollections()) {
            collectionsInto(loaded, entity, persister);
        }
        if (entry == null
                || entry.getLoadedState() != loaded
                || entry.getStatus() != Status.MANAGED
                || !entry.isExistsInDatabase()) {
            editor.manage(entity, persister, loaded);
        } else if (!entry.requiresDirtyCheck(entity)) {
            return;
        }
        setValues(entity, persister, loaded);
    }

    /** A flush writes the wrapper of a replaced collection into the loaded state, the one thing it does not leave as it was. */
    private void collectionsInto(@Nullable Object[] loaded, Object entity, EntityPersister persister) {
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] instanceof CollectionType type && !type.hasHolder() && loaded[i] != UNFETCHED_PROPERTY) {
                loaded[i] = collectionOf(entity, type.getRole());
            }
        }
    }

    private @Nullable Object collectionOf(Object owner, String role) {
        for (CollectionRecord record : collections.getOrDefault(owner, List.of())) {
            if (record.role().equals(role)) {
                return record.collection();
            }
        }
        return null;
    }

    private void recorded(EntityRecord record) {
        Object entity = record.entity();
        EntityEntry entry = context.getEntry(entity);
        if (record.unfetchedProxy()) {
            unfetched(record, entry);
        } else if (!record.exists()) {
            editor.forget(entity); // its queued insert makes it managed again
            editor.identify(record);
            setValues(record);
        } else {
            if (entry == null || differs(entry, record)) {
                editor.manage(record);
            }
            setValues(record);
        }
    }

    private static boolean differs(EntityEntry entry, EntityRecord record) {
        return entry.getLoadedState() != record.loaded()
                || entry.getStatus() != record.status()
                || entry.getVersion() != record.version()
                || entry.getLockMode() != record.lockMode()
                || !entry.isExistsInDatabase();
    }

    private void unfetched(EntityRecord record, @Nullable EntityEntry entry) {
        Object entity = record.entity();
        if (Enhancement.isUnfetchedProxy(entity)) {
            if (Enhancement.hasWrittenAttributes(entity)) {
                record.persister()
                        .getBytecodeEnhancementMetadata()
                        .injectEnhancedEntityAsProxyInterceptor(entity, record.key(), session);
            }
        } else if (entry != null && entry.getLoadedState() != null) {
            setValues(entity, record.persister(), entry.getLoadedState());
            Enhancement.retrack(record.persister(), entity, entry.getLoadedState());
        }
    }

    private void setValues(EntityRecord record) {
        if (record.values() != null) {
            setValues(record.entity(), record.persister(), record.values());
        } else if (record.loaded() != null) {
            setValues(record.entity(), record.persister(), record.loaded());
        }
    }

    private void setValues(Object entity, EntityPersister persister, @Nullable Object[] values) {
        Type[] types = persister.getPropertyTypes();
        @Nullable Object[] current = persister.getValues(entity);
        for (int i = 0; i < types.length; i++) {
            if (values[i] != UNFETCHED_PROPERTY && !AttributeValues.same(types[i], current[i], values[i])) {
                Enhancement.setValue(
                        persister,
                        entity,
                        i,
                        AttributeValues.copyInPlaceOf(current[i], types[i], values[i], session.getFactory()));
            }
        }
    }

    // ---- what waited to be written

    private void queue() {
        for (QueuedAction action : target.queue()) {
            if (action instanceof QueuedAction.Insert insert) {
                EntityRecord record = index.record(insert.action().getInstance());
                if (record != null) {
                    editor.queueInsert(record.entity(), record.persister(), insert);
                }
            }
        }
        for (EntityRecord record : records) {
            if (record.status() == Status.DELETED && context.getEntry(record.entity()) != null) {
                editor.markRemoved(record.entity(), record.deleted());
            }
        }
        for (QueuedAction action : target.queue()) {
            if (action instanceof QueuedAction.Delete delete) {
                EntityRecord record = index.record(delete.action().getInstance());
                editor.queueDelete(delete, record == null ? null : record.version());
            } else if (action instanceof QueuedAction.RemoveCollection removal) {
                session.getActionQueue().addAction(removal.action());
            }
        }
    }

    private void retrack() {
        for (EntityRecord record : records) {
            EntityEntry entry = context.getEntry(record.entity());
            if (entry != null && !record.unfetchedProxy()) {
                Enhancement.retrack(record.persister(), record.entity(), entry.getLoadedState());
            }
        }
        target.entities().forEachNotIn(now.entities(), state -> {
            Object entity = state.entity();
            if (state instanceof Unchanged && entity instanceof SelfDirtinessTracker) {
                EntityEntry entry = context.getEntry(entity);
                if (entry != null) {
                    Enhancement.retrack(entry.getPersister(), entity, entry.getLoadedState());
                }
            }
        });
    }
}
