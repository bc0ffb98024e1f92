package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.ManagedEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the persistence context held at one moment. An entity without changes costs one reference: to its loaded state, by which a later flush is
 * recognised. Only the others have a record.
 *
 * @param managed Hibernate's own array of what is managed, which it replaces and never writes into
 * @param loaded the loaded state of each of them; null where a record stands in {@code records}
 * @param records the entities that were new, changed, removed, locked or not modifiable
 * @param wrapped the collections that Hibernate watches
 * @param raw copies of the collections that it does not watch yet, by the collection
 * @param queue what waited in the action queue, in order
 */
record Snapshot(
        ManagedEntity[] managed,
        @Nullable Object[] @Nullable [] loaded,
        Map<Object, EntityRecord> records,
        Map<PersistentCollection<?>, CollectionRecord> wrapped,
        Map<Object, Object> raw,
        List<QueuedAction> queue) {

    /** The wrapped collections by their owner. */
    Map<Object, List<CollectionRecord>> collectionsByOwner() {
        Map<Object, List<CollectionRecord>> byOwner = new IdentityHashMap<>();
        for (CollectionRecord collection : wrapped.values()) {
            if (collection.owner() != null) {
                byOwner.computeIfAbsent(collection.owner(), owner -> new ArrayList<>(2))
                        .add(collection);
            }
        }
        return byOwner;
    }

    /** The position of each managed entity. */
    Map<Object, Integer> positions() {
        Map<Object, Integer> positions = new IdentityHashMap<>(managed.length * 2);
        for (int i = 0; i < managed.length; i++) {
            if (loaded[i] != null || records.containsKey(managed[i].$$_hibernate_getEntityInstance())) {
                positions.put(managed[i].$$_hibernate_getEntityInstance(), i);
            }
        }
        return positions;
    }
}
