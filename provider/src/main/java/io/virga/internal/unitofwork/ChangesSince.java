package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import io.virga.ChangeSet;
import io.virga.ChangeSet.Added;
import io.virga.ChangeSet.AttributeChange;
import io.virga.ChangeSet.Change;
import io.virga.ChangeSet.Modified;
import io.virga.ChangeSet.Removed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Compares the persistence context with a snapshot of it: what changed since, written or not. */
final class ChangesSince {

    private final EventSource session;
    private final Snapshot before;
    private final Snapshot now;
    private final Journal journal;
    private final long mark;
    private final SnapshotIndex indexBefore;
    private final Map<Object, List<CollectionRecord>> collections;

    private ChangesSince(EventSource session, Snapshot before, Journal journal, long mark) {
        this.session = session;
        this.before = before;
        this.now = Capture.of(session, before);
        this.journal = journal;
        this.mark = mark;
        this.indexBefore = new SnapshotIndex(before);
        this.collections = now.collectionsByOwner();
    }

    static ChangeSet of(EventSource session, Snapshot before, Journal journal, long mark) {
        return new ChangesSince(session, before, journal, mark).changes();
    }

    private ChangeSet changes() {
        List<Change> changes = new ArrayList<>();
        for (ManagedState state : now.entities()) {
            Object entity = state.entity();
            EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
            if (entry != null && !Enhancement.isUnfetchedProxy(entity)) {
                Change change = change(entity, entry);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        for (ManagedState state : before.entities()) {
            Object entity = state.entity();
            if (journal.deletedAfter(mark, entity)) {
                EntityPersister persister = session.getEntityPersister(null, entity);
                changes.add(new Removed(entity, persister.getImportedName(), persister.getIdentifier(entity, session)));
            }
        }
        return new ChangeSet(changes);
    }

    private @Nullable Change change(Object entity, EntityEntry entry) {
        EntityPersister persister = entry.getPersister();
        EntityRecord record = indexBefore.record(entity);
        boolean known = indexBefore.contains(entity);
        boolean removed = entry.getStatus().isDeletedOrGone();
        if (!known) {
            boolean isNew = !entry.isExistsInDatabase() || journal.insertedAfter(mark, entity);
            if (isNew) {
                return removed
                        ? null
                        : new Added(
                                entity,
                                persister.getImportedName(),
                                entry.getId(),
                                Changes.values(persister, persister.getValues(entity)));
            }
        }
        if (removed) {
            return record != null && record.deletedOrGone()
                    ? null
                    : new Removed(entity, persister.getImportedName(), entry.getId());
        }
        List<AttributeChange> attributes = attributes(entity, entry, record);
        return attributes.isEmpty()
                ? null
                : new Modified(entity, persister.getImportedName(), entry.getId(), attributes);
    }

    private List<AttributeChange> attributes(Object entity, EntityEntry entry, @Nullable EntityRecord record) {
        EntityPersister persister = entry.getPersister();
        List<AttributeChange> attributes = new ArrayList<>();
        Type[] types = persister.getPropertyTypes();
        @Nullable Object[] values = persister.getValues(entity);
        for (int i = 0; i < types.length; i++) {
            boolean isVersion = persister.isVersioned() && i == persister.getVersionPropertyIndex();
            Object old = valueBefore(entity, entry, record, i);
            if (isVersion || values[i] == UNFETCHED_PROPERTY || old == UNFETCHED_PROPERTY) {
                continue;
            }
            String name = persister.getPropertyNames()[i];
            if (types[i] instanceof CollectionType type) {
                collection(entity, name, type, attributes);
            } else if (!AttributeValues.same(types[i], old, values[i])) {
                attributes.add(new AttributeChange(
                        name, old, AttributeValues.copy(types[i], values[i], session.getFactory())));
            }
        }
        return attributes;
    }

    private @Nullable Object valueBefore(
            Object entity, EntityEntry entry, @Nullable EntityRecord record, int attribute) {
        if (record != null && !record.unfetchedProxy()) {
            return record.value(attribute);
        }
        @Nullable Object @Nullable [] loaded = indexBefore.loaded(entity);
        if (loaded == null) {
            loaded = entry.getLoadedState(); // read since
        }
        return loaded == null ? null : loaded[attribute];
    }

    private void collection(Object owner, String name, CollectionType type, List<AttributeChange> attributes) {
        for (CollectionRecord record : collections.getOrDefault(owner, List.of())) {
            if (!record.role().equals(type.getRole()) || !record.initialized()) {
                continue;
            }
            CollectionRecord old = indexBefore.collection(record.collection());
            Object elementsBefore = old != null && old.initialized()
                    ? old.elements()
                    : CollectionContent.ofSnapshot(record.snapshot(), record.collection());
            Type elementType = Roles.elementType(
                    session.getFactory().getMappingMetamodel().getCollectionDescriptor(record.role()));
            if (!CollectionContent.same(record.collection(), elementsBefore, elementType)) {
                attributes.add(new AttributeChange(name, elementsBefore, record.elements()));
            }
        }
    }
}
