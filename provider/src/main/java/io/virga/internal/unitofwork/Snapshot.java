package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the persistence context held at one moment. It shares with the snapshot before it all that is the same in both, so that it costs what
 * changed in between; whoever looks for single entities makes a {@link SnapshotIndex}.
 *
 * @param entities what was managed: the plain ones by their loaded state, the new, changed, removed, locked and not modifiable ones by a record
 * @param collections the collections that Hibernate watches
 * @param queue what waited in the action queue, in order
 */
record Snapshot(
        SharedSequence<ManagedState> entities,
        SharedSequence<CollectionRecord> collections,
        SharedSequence<QueuedAction> queue) {

    static final Snapshot NONE = new Snapshot(SharedSequence.empty(), SharedSequence.empty(), SharedSequence.empty());

    /** The watched collections by their owner. */
    Map<Object, List<CollectionRecord>> collectionsByOwner() {
        Map<Object, List<CollectionRecord>> byOwner = new IdentityHashMap<>();
        for (CollectionRecord collection : collections) {
            if (collection.owner() != null) {
                byOwner.computeIfAbsent(collection.owner(), owner -> new ArrayList<>(2))
                        .add(collection);
            }
        }
        return byOwner;
    }

    /** The entities that have a record. */
    List<EntityRecord> records() {
        List<EntityRecord> records = new ArrayList<>();
        for (ManagedState state : entities) {
            if (state instanceof EntityRecord record) {
                records.add(record);
            }
        }
        return records;
    }
}
