package io.virga.internal.unitofwork;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * What was written while a checkpoint is open. Every write raises the mark, and what a checkpoint asks is whether something came after the mark it was
 * set at. Of what a flush changes in place, the state before is kept by reference: an entity that was read since a checkpoint has no record there.
 */
final class Journal {

    /** A collection as it was loaded before it was written. */
    record LoadedCollection(
            PersistentCollection<?> collection,
            Object owner,
            CollectionPersister persister,
            Object key,
            @Nullable Serializable snapshot) {}

    private record Entry<T>(long at, T before) {}

    private record Lock(
            Object entity,
            @Nullable Object @Nullable [] loadedBefore,
            @Nullable Object versionBefore) {}

    private final Map<Object, Long> inserted = new IdentityHashMap<>();
    /** Which of them were removed in the same flush, and never had a row. */
    private final Set<Object> unwritten = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Object, Long> readAfterWrite = new IdentityHashMap<>();
    private final Map<Object, Long> deleted = new IdentityHashMap<>();
    private final Map<Object, List<Entry<@Nullable Object[]>>> loaded = new IdentityHashMap<>();
    private final Map<Object, List<Entry<LoadedCollection>>> collections = new IdentityHashMap<>();
    private @Nullable Lock lock;
    private long mark;
    private long firstOpenMark;
    private long writes;

    /** Rises with all that a flush does, and falls only when it is undone. */
    long mark() {
        return mark;
    }

    /** Rises with what was written to the database only: an inverse collection, say, has no rows. */
    long writes() {
        return writes;
    }

    void start() {
        firstOpenMark = mark;
    }

    void end() {
        List.of(inserted, readAfterWrite, deleted, loaded, collections).forEach(Map::clear);
        unwritten.clear();
    }

    /** What it says now, for when the end of the transaction has ended it. */
    Journal copy() {
        Journal copy = new Journal();
        copy.inserted.putAll(inserted);
        copy.unwritten.addAll(unwritten);
        copy.readAfterWrite.putAll(readAfterWrite);
        copy.deleted.putAll(deleted);
        copy.loaded.putAll(loaded);
        copy.collections.putAll(collections);
        copy.mark = mark;
        copy.firstOpenMark = firstOpenMark;
        copy.writes = writes;
        return copy;
    }

    // ---- what happens

    void wrote() {
        mark++;
        writes++;
    }

    /** A flush took note of something, and wrote nothing. */
    void noted() {
        mark++;
    }

    /** @param rows false of one that is removed in the same flush, and never gets a row */
    void inserted(Object entity, boolean rows) {
        if (rows) {
            wrote();
            unwritten.remove(entity);
        } else {
            noted();
            unwritten.add(entity);
        }
        inserted.put(entity, mark);
    }

    /** The row that it had, if it had one, is deleted. */
    void deleted(Object entity) {
        if (unwritten.contains(entity)) {
            noted();
        } else {
            wrote();
        }
    }

    void updated(Object entity, @Nullable Object @Nullable [] loadedBefore) {
        wrote();
        keep(entity, loadedBefore);
    }

    /** Before its row is deleted; the mark rises here and now. */
    void deleting(Object entity, @Nullable Object @Nullable [] loadedBefore) {
        deleted(entity);
        deleted.put(entity, mark);
        keep(entity, loadedBefore);
    }

    private void keep(Object entity, @Nullable Object @Nullable [] loadedBefore) {
        if (loadedBefore != null) {
            loaded.computeIfAbsent(entity, e -> new ArrayList<>(1)).add(new Entry<>(mark, loadedBefore));
        }
    }

    /**
     * Before its rows are written; the mark rises here and now.
     *
     * @param rows false of an inverse collection, which has none
     */
    void writing(LoadedCollection collection, boolean rows) {
        mark++;
        if (rows) {
            writes++;
        }
        collections
                .computeIfAbsent(collection.collection(), c -> new ArrayList<>(1))
                .add(new Entry<>(mark, collection));
    }

    /** A lock is requested that may force the version up. */
    void aboutToLock(Object entity, @Nullable Object @Nullable [] loadedBefore, @Nullable Object versionBefore) {
        lock = new Lock(entity, loadedBefore, versionBefore);
    }

    /** It is locked; an entity that was not managed before was read under the lock, with its version forced up. */
    void locked(Object entity, @Nullable Object version) {
        Lock requested = lock;
        lock = null;
        if (requested == null || requested.entity() != entity) {
            readAndWritten(entity);
        } else if (!Objects.equals(requested.versionBefore(), version)) {
            updated(entity, requested.loadedBefore());
        }
    }

    /** Read, and its version forced up at once. */
    void readAndWritten(Object entity) {
        wrote();
        read(entity);
    }

    void read(Object entity) {
        if (mark > firstOpenMark) {
            readAfterWrite.put(entity, mark);
        }
    }

    // ---- what a checkpoint asks

    boolean insertedAfter(long since, Object entity) {
        return inserted.getOrDefault(entity, -1L) > since;
    }

    /** What was changed or deleted, and is not new. */
    List<Object> changedAfter(long since) {
        return loaded.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(e -> e.at() > since))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean deletedAfter(long since, Object entity) {
        return deleted.getOrDefault(entity, -1L) > since;
    }

    /** Whether its values may be those of work done after the mark. */
    boolean readAfterWriteSince(long since, Object entity) {
        return readAfterWrite.getOrDefault(entity, -1L) > since;
    }

    List<Object> insertedAfter(long since) {
        return after(since, inserted);
    }

    List<Object> deletedAfter(long since) {
        return after(since, deleted);
    }

    private static List<Object> after(long since, Map<Object, Long> marks) {
        List<Object> entities = new ArrayList<>();
        marks.forEach((entity, at) -> {
            if (at > since) {
                entities.add(entity);
            }
        });
        return entities;
    }

    /** The loaded state of an entity before it was first written after the mark; null when it was not. */
    @Nullable
    Object @Nullable [] loadedBefore(long since, Object entity) {
        return first(since, loaded.get(entity));
    }

    /** A collection before it was first written after the mark; null when it was not. */
    @Nullable
    LoadedCollection collectionBefore(long since, PersistentCollection<?> collection) {
        return first(since, collections.get(collection));
    }

    /** All collections written after the mark. */
    List<LoadedCollection> collectionsBefore(long since) {
        List<LoadedCollection> before = new ArrayList<>();
        for (List<Entry<LoadedCollection>> entries : collections.values()) {
            LoadedCollection collection = first(since, entries);
            if (collection != null) {
                before.add(collection);
            }
        }
        return before;
    }

    private static <T> @Nullable T first(long since, @Nullable List<Entry<T>> entries) {
        if (entries != null) {
            for (Entry<T> entry : entries) {
                if (entry.at() > since) {
                    return entry.before();
                }
            }
        }
        return null;
    }

    /** The database went back to where it stood at the mark, and after so many writes. */
    void backTo(long since, long writes) {
        mark = since;
        this.writes = writes;
        inserted.values().removeIf(at -> at > since);
        deleted.values().removeIf(at -> at > since);
        readAfterWrite.values().removeIf(at -> at > since);
        loaded.values().forEach(entries -> entries.removeIf(entry -> entry.at() > since));
        collections.values().forEach(entries -> entries.removeIf(entry -> entry.at() > since));
    }
}
