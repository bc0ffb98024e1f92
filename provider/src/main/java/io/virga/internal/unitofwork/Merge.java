package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import io.virga.internal.unitofwork.ManagedState.Unchanged;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.engine.internal.CascadePoint;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Applies to a persistence context that was flushed at {@code base} what had changed from {@code base} to {@code later}: a three-way merge, in which
 * the flush wins where nothing changed (identifiers, versions, generated values) and the later change wins where something did.
 */
final class Merge {

    private final EventSource session;
    private final PersistenceContext context;
    private final PersistenceContextEditor editor;
    private final Snapshot base;
    private final Snapshot later;
    private final SnapshotIndex baseIndex;
    private final SnapshotIndex laterIndex;
    private final SnapshotDifference difference;
    private final List<EntityRecord> records;
    private final Set<Object> heldLater;
    private final CascadedRemoval removal;
    /** Which entities a flush had deleted between the two; null unless what had been written between them is to be written again. */
    private final @Nullable Predicate<Object> deletedBetween;

    private final List<EntityRecord> toInsertAgain = new ArrayList<>();

    private Merge(EventSource session, Snapshot base, Snapshot later, @Nullable Predicate<Object> deletedBetween) {
        this.deletedBetween = deletedBetween;
        this.session = session;
        this.context = session.getPersistenceContextInternal();
        this.editor = new PersistenceContextEditor(session);
        this.base = base;
        this.later = later;
        this.baseIndex = new SnapshotIndex(base);
        this.laterIndex = new SnapshotIndex(later);
        this.difference = new SnapshotDifference(base, later);
        this.records = later.records();
        this.removal =
                new CascadedRemoval(session, entity -> !laterIndex.contains(entity) && !baseIndex.contains(entity));
        this.heldLater = held(later.collections(), records);
    }

    static void apply(EventSource session, Snapshot base, Snapshot later) {
        new Merge(session, base, later, null).run();
    }

    /**
     * The same for a database that went back to the base: changes that had been written on the way to {@code later} become pending again.
     */
    static void again(EventSource session, Snapshot base, Snapshot later, Predicate<Object> deletedBetween) {
        new Merge(session, base, later, deletedBetween).run();
    }

    private void run() {
        detachedSince();
        records.forEach(this::entity);
        for (ManagedState state : difference.changed()) {
            if (state instanceof Unchanged unchanged) {
                unchangedNow(unchanged);
            }
        }
        records.forEach(record -> record.raw().forEach(RawCollection::restore));
        later.collections().forEach(this::collection);
        queue();
        records.forEach(this::retrack);
        for (EntityRecord record : toInsertAgain) {
            @Nullable
            Object[] state =
                    AttributeValues.copy(record.persister(), record.persister().getValues(record.entity()));
            editor.queueInsert(record.entity(), record.persister(), record.id(), state, record.version());
        }
    }

    private void detachedSince() {
        for (ManagedState state : difference.gone()) {
            Object entity = state.entity();
            if (context.getEntry(entity) != null) {
                if (deletedBetween != null && deletedBetween.test(entity)) {
                    session.remove(entity); // its delete had been written
                } else {
                    session.evict(entity);
                }
            }
        }
    }

    // ---- entities

    private void entity(EntityRecord record) {
        Object entity = record.entity();
        EntityRecord before = difference.before(record) instanceof EntityRecord atBase ? atBase : null;
        if (record.unfetchedProxy() || before != null && before.unfetchedProxy() && record.loaded() == null) {
            return;
        }
        if (context.getEntry(entity) == null) {
            noLongerManaged(record, before);
            return;
        }
        for (int i = 0; i < record.persister().getPropertyTypes().length; i++) {
            Object baseValue = before != null && !before.unfetchedProxy() ? before.value(i) : plainValue(record, i);
            merge(entity, record.persister(), i, baseValue, record.value(i));
        }
    }

    /** Of an entity without changes at the base. One that was read since has its loaded state for a base: that before anything was written. */
    private @Nullable Object plainValue(EntityRecord record, int attribute) {
        @Nullable Object @Nullable [] loaded = loadedAtBase(record);
        if (loaded == null) {
            loaded = record.loaded();
        }
        return loaded == null ? null : loaded[attribute];
    }

    private @Nullable Object @Nullable [] loadedAtBase(ManagedState state) {
        ManagedState before = difference.before(state);
        if (before != null) {
            return before instanceof Unchanged unchanged ? unchanged.loaded() : null;
        }
        EntityEntry entry = deletedBetween == null ? null : context.getEntry(state.entity());
        return entry == null ? null : entry.getLoadedState();
    }

    /** Deleted by the flush, or new since the base and made transient by the restore. */
    private void noLongerManaged(EntityRecord record, @Nullable EntityRecord before) {
        boolean deletedByFlush = record.exists();
        if (deletedByFlush && record.deletedOrGone()) {
            return;
        }
        boolean orphanedAtBase = difference.before(record) != null && (before == null || !before.deletedOrGone());
        if (orphanedAtBase && !heldLater.contains(record.entity())) {
            return;
        }
        editor.identify(record);
        if (deletedByFlush) {
            toInsertAgain.add(record);
        }
        for (int i = 0; i < record.persister().getPropertyTypes().length; i++) {
            set(record.entity(), record.persister(), i, record.value(i));
        }
    }

    private void unchangedNow(Unchanged later) {
        if (difference.before(later) instanceof EntityRecord before) {
            changedBack(before, later.loaded());
        } else if (deletedBetween != null) {
            flushedBetween(later);
        }
    }

    /** It had changes at the base, and later none any more. */
    private void changedBack(EntityRecord before, @Nullable Object[] loaded) {
        if (before.unfetchedProxy() || context.getEntry(before.entity()) == null) {
            return;
        }
        for (int i = 0; i < loaded.length; i++) {
            merge(before.entity(), before.persister(), i, before.value(i), loaded[i]);
        }
    }

    /** Without changes at both times, but perhaps with another loaded state. */
    private void flushedBetween(Unchanged later) {
        Object entity = later.entity();
        @Nullable Object[] loaded = later.loaded();
        @Nullable Object @Nullable [] before = loadedAtBase(later);
        EntityEntry entry = context.getEntry(entity);
        if (before != null && before != loaded && entry != null) {
            for (int i = 0; i < loaded.length; i++) {
                merge(entity, entry.getPersister(), i, before[i], loaded[i]);
            }
        }
    }

    private void merge(
            Object entity, EntityPersister persister, int i, @Nullable Object before, @Nullable Object after) {
        Type type = persister.getPropertyTypes()[i];
        boolean isVersion = persister.isVersioned() && i == persister.getVersionPropertyIndex();
        if (!isVersion && after != UNFETCHED_PROPERTY && !AttributeValues.same(type, before, after)) {
            set(entity, persister, i, after);
        }
    }

    private void set(Object entity, EntityPersister persister, int i, @Nullable Object value) {
        Type type = persister.getPropertyTypes()[i];
        if (value != UNFETCHED_PROPERTY && !AttributeValues.same(type, persister.getValue(entity, i), value)) {
            Enhancement.setValue(persister, entity, i, AttributeValues.copy(type, value, session.getFactory()));
        }
    }

    // ---- collections

    private void collection(CollectionRecord record) {
        Object owner = record.owner();
        if (owner != null && context.getEntry(owner) == null) {
            EntityRecord ownerRecord = laterIndex.record(owner);
            boolean comesBack = ownerRecord != null && !(ownerRecord.exists() && ownerRecord.deletedOrGone());
            if (!comesBack) {
                return;
            }
        }
        CollectionRecord before = baseIndex.collection(record.collection());
        Type elementType = Roles.elementType(editor.role(record));
        if (context.getCollectionEntry(record.collection()) == null) {
            boolean dereferenced = before != null && !isInsertedAgain(owner);
            if (dereferenced && !record.initialized()) {
                return;
            }
            if (dereferenced || isInsertedAgain(owner)) { // its rows are gone
                editor.attachNew(record);
            } else {
                editor.attach(record);
            }
            if (record.initialized()) {
                CollectionContent.set(record.collection(), record.elements(), elementType, session.getFactory());
            }
            if (record.dirty()) {
                record.collection().dirty();
            }
        } else if (record.initialized()) {
            Object elementsBefore = elementsAtBase(record, before);
            Object elements = record.elements();
            if (elementsBefore != elements && !sameElements(record, elementsBefore, elements, elementType)) {
                CollectionContent.set(record.collection(), elements, elementType, session.getFactory());
            }
        } else {
            queuedAdditions(record, before);
        }
    }

    /** Of a collection that was not initialised at the base: what it is stored with, and what had been added to it unread. */
    private Object elementsAtBase(CollectionRecord record, @Nullable CollectionRecord before) {
        if (before != null && before.initialized()) {
            return before.elements();
        }
        Object stored = CollectionContent.ofSnapshot(snapshotAtBase(record), record.collection());
        if (before == null || before.queued() == null || !(stored instanceof Collection<?> elements)) {
            return stored;
        }
        List<@Nullable Object> all = new ArrayList<>(elements);
        Set<Object> known = CollectionContent.identities(elements);
        before.queued().stream().filter(known::add).forEach(all::add);
        return all;
    }

    private @Nullable Serializable snapshotAtBase(CollectionRecord record) {
        CollectionEntry entry = deletedBetween == null ? null : context.getCollectionEntry(record.collection());
        return entry == null ? record.snapshot() : entry.getSnapshot();
    }

    /** Its rows are gone with those of its owner. */
    private boolean isInsertedAgain(@Nullable Object owner) {
        return toInsertAgain.stream().anyMatch(record -> record.entity() == owner);
    }

    private static boolean sameElements(CollectionRecord record, Object before, Object after, Type elementType) {
        if (record.collection() instanceof Set) {
            return CollectionContent.sameSet((Collection<?>) before, (Collection<?>) after, elementType);
        }
        return CollectionContent.same(before, after, elementType);
    }

    @SuppressWarnings("unchecked")
    private static void queuedAdditions(CollectionRecord record, @Nullable CollectionRecord before) {
        if (record.queued() != null) {
            int flushed =
                    before != null && before.queued() != null ? before.queued().size() : 0;
            for (Object element :
                    record.queued().subList(flushed, record.queued().size())) {
                ((Collection<Object>) record.collection()).add(element);
            }
        }
    }

    /** What a collection holds at the time of the snapshot. */
    private static Set<Object> held(Iterable<CollectionRecord> collections, List<EntityRecord> records) {
        Set<Object> held = Collections.newSetFromMap(new IdentityHashMap<>());
        for (CollectionRecord record : collections) {
            if (record.initialized()) {
                held.addAll(CollectionContent.values(record.elements()));
            }
        }
        for (EntityRecord record : records) {
            record.raw().forEach(raw -> held.addAll(CollectionContent.values(raw.elements())));
        }
        return held;
    }

    // ---- what waits to be written

    private void queue() {
        for (QueuedAction action : later.queue()) {
            if (action instanceof QueuedAction.Insert insert) {
                Object entity = insert.action().getInstance();
                EntityRecord record = laterIndex.record(entity);
                if (record != null
                        && context.getEntry(entity) == null
                        && (difference.before(record) == null || heldLater.contains(entity))) {
                    editor.queueInsert(entity, record.persister(), insert);
                }
            }
        }
        for (QueuedAction action : later.queue()) {
            if (action instanceof QueuedAction.Delete delete) {
                delete(delete);
            } else if (action instanceof QueuedAction.RemoveCollection removal && !wasQueuedAtBase(removal.action())) {
                session.getActionQueue().addAction(removal.action());
            }
        }
    }

    private void delete(QueuedAction.Delete delete) {
        Object entity = delete.action().getInstance();
        if (entity == null) {
            if (!wasQueuedAtBase(delete.action())) {
                editor.queueDelete(delete, null);
            }
            return;
        }
        EntityEntry entry = context.getEntry(entity);
        EntityRecord record = laterIndex.record(entity);
        if (entry != null && record != null) {
            @Nullable Object @Nullable [] state = record.deleted();
            if (state != null && record.persister().isVersioned()) {
                state = state.clone();
                state[record.persister().getVersionPropertyIndex()] = entry.getVersion();
            }
            boolean removedSince = !entry.getStatus().isDeletedOrGone();
            context.setEntryStatus(entry, Status.DELETED);
            if (removedSince) {
                removal.of(entity, record.persister(), CascadePoint.AFTER_INSERT_BEFORE_DELETE);
            }
            editor.markRemoved(entity, state);
            editor.queueDelete(delete, entry.getVersion());
            if (removedSince) {
                removal.of(entity, record.persister(), CascadePoint.BEFORE_INSERT_AFTER_DELETE);
            }
        }
    }

    private boolean wasQueuedAtBase(Object action) {
        for (QueuedAction queued : base.queue()) {
            if (queued.action() == action) {
                return true;
            }
        }
        return false;
    }

    private void retrack(EntityRecord record) {
        EntityEntry entry = context.getEntry(record.entity());
        if (entry != null && !record.unfetchedProxy()) {
            Enhancement.retrack(record.persister(), record.entity(), entry.getLoadedState());
        }
    }
}
