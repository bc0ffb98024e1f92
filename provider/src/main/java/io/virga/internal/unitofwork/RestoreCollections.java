package io.virga.internal.unitofwork;

import io.virga.internal.unitofwork.Journal.LoadedCollection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.collection.spi.AbstractPersistentCollection;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.Type;

/** The part of {@link Restore} that concerns collections: wrappers keep their identity, and elements, dirtiness and entries come back. */
final class RestoreCollections {

    private final EventSource session;
    private final PersistenceContext context;
    private final Snapshot target;
    private final SnapshotIndex index;
    private final PersistenceContextEditor editor;
    private final Set<Object> readSince;
    private final Journal journal;
    private final long mark;
    private final boolean written;

    RestoreCollections(
            EventSource session,
            Snapshot target,
            SnapshotIndex index,
            PersistenceContextEditor editor,
            Journal journal,
            long mark,
            Set<Object> readSince) {
        this.session = session;
        this.context = session.getPersistenceContextInternal();
        this.target = target;
        this.index = index;
        this.editor = editor;
        this.readSince = readSince;
        this.journal = journal;
        this.mark = mark;
        this.written = journal.mark() > mark;
    }

    void run() {
        List<PersistentCollection<?>> unknown = new ArrayList<>();
        context.forEachCollectionEntry(
                (collection, entry) -> {
                    if (index.collection(collection) == null) {
                        unknown.add(collection);
                    }
                },
                false);
        unknown.forEach(this::unknown);
        for (LoadedCollection before : journal.collectionsBefore(mark)) {
            if (readSince.contains(before.owner())) {
                writtenSince(before);
            }
        }
        List<CollectionRecord> toRead = new ArrayList<>();
        for (CollectionRecord record : target.collections()) {
            if (record.initialized()) {
                initialized(record);
            } else if (record.collection().wasInitialized()) {
                toRead.add(record);
            } else {
                uninitialized(record);
            }
        }
        toRead.forEach(this::initializedSince);
    }

    /** A collection that appeared since: with an entity that was read, or in the place of another. */
    private void unknown(PersistentCollection<?> collection) {
        CollectionEntry entry = context.getCollectionEntry(collection);
        boolean stays = readSince.contains(collection.getOwner())
                || !written && entry.getLoadedPersister() != null && isReferenced(collection);
        if (!stays) {
            editor.drop(collection);
        } else if (collection.wasInitialized()) {
            set(collection, CollectionContent.ofSnapshot(entry.getSnapshot(), collection), elementType(entry));
            collection.clearDirty();
        } else {
            clearQueuedAdditions(collection);
        }
    }

    /** A collection of an entity that was read since, and written after that. */
    private void writtenSince(LoadedCollection before) {
        PersistentCollection<?> collection = before.collection();
        CollectionRecord record = new CollectionRecord(
                collection,
                before.owner(),
                before.persister().getRole(),
                before.persister(),
                before.key(),
                before.snapshot(),
                collection.wasInitialized(),
                false,
                null,
                null);
        if (!collection.wasInitialized()) {
            editor.attach(record);
        } else if (before.snapshot() == null) {
            read(record, before.persister());
        } else {
            set(
                    collection,
                    CollectionContent.ofSnapshot(before.snapshot(), collection),
                    Roles.elementType(before.persister()));
            editor.attach(record);
            collection.clearDirty();
        }
        editor.setCollection(before.owner(), before.persister(), collection);
    }

    private boolean isReferenced(PersistentCollection<?> collection) {
        Object owner = collection.getOwner();
        EntityEntry entry = owner == null ? null : context.getEntry(owner);
        if (entry == null) {
            return false;
        }
        for (Object value : entry.getPersister().getValues(owner)) {
            if (value == collection || value != null && collection.isWrapper(value)) {
                return true;
            }
        }
        return false;
    }

    private void initialized(CollectionRecord record) {
        PersistentCollection<?> collection = record.collection();
        set(collection, record.elements(), Roles.elementType(editor.role(record)));
        CollectionEntry entry = context.getCollectionEntry(collection);
        if (entry == null
                || entry.getSnapshot() != record.snapshot()
                || entry.getLoadedPersister() != record.loadedPersister()
                || !Objects.equals(entry.getLoadedKey(), record.loadedKey())) {
            editor.attach(record);
        }
        markDirty(record);
    }

    private void uninitialized(CollectionRecord record) {
        if (context.getCollectionEntry(record.collection()) == null) {
            editor.attach(record);
        }
        clearQueuedAdditions(record.collection());
        queueAdditions(record);
        if (!record.dirty()) {
            record.collection().clearDirty();
        }
    }

    /** Initialised since: it stays so, with the elements of the database. */
    private void initializedSince(CollectionRecord record) {
        CollectionPersister persister = Objects.requireNonNull(record.loadedPersister());
        if (written || persister.isInverse()) {
            read(record, persister);
        } else {
            PersistentCollection<?> collection = record.collection();
            CollectionEntry entry = context.getCollectionEntry(collection);
            Serializable snapshot = entry == null ? collection.getStoredSnapshot() : entry.getSnapshot();
            set(collection, CollectionContent.ofSnapshot(snapshot, collection), Roles.elementType(persister));
            if (entry == null) {
                editor.attach(record, snapshot);
            }
            collection.clearDirty();
        }
        queueAdditions(record);
    }

    /**
     * What it was initialised with may hold undone work, and that of an inverse collection elements that were only added: its elements are read
     * by another wrapper of the same role and key, and moved over.
     */
    private void read(CollectionRecord record, CollectionPersister persister) {
        PersistentCollection<?> collection = record.collection();
        Object key = Objects.requireNonNull(record.loadedKey());
        editor.drop(collection);
        PersistentCollection<?> reader = Roles.type(persister).instantiate(session, persister, key);
        reader.setOwner(record.owner());
        context.addUninitializedCollection(persister, reader, key);
        reader.forceInitialization();
        Serializable snapshot = context.getCollectionEntry(reader).getSnapshot();
        Object elements = CollectionContent.copy(reader, Roles.elementType(persister), session.getFactory());
        editor.drop(reader);
        set(collection, elements, Roles.elementType(persister));
        collection.clearDirty();
        collection.setCurrentSession(session);
        collection.setOwner(record.owner());
        collection.setSnapshot(key, record.role(), snapshot);
        context.addInitializedDetachedCollection(persister, collection);
    }

    private void set(PersistentCollection<?> collection, Object elements, Type elementType) {
        CollectionContent.set(collection, elements, elementType, session.getFactory());
    }

    private Type elementType(CollectionEntry entry) {
        return Roles.elementType(session.getFactory()
                .getMappingMetamodel()
                .getCollectionDescriptor(Objects.requireNonNull(entry.getRole())));
    }

    private static void markDirty(CollectionRecord record) {
        if (record.dirty()) {
            record.collection().dirty();
        } else {
            record.collection().clearDirty();
        }
    }

    private static void clearQueuedAdditions(PersistentCollection<?> collection) {
        if (collection.hasQueuedOperations() && collection instanceof AbstractPersistentCollection<?> queueing) {
            queueing.clearOperationQueue();
        }
    }

    @SuppressWarnings("unchecked")
    private static void queueAdditions(CollectionRecord record) {
        if (record.queued() != null) {
            ((Collection<Object>) record.collection()).addAll(record.queued());
        }
    }
}
