package io.virga.internal.unitofwork;

import io.virga.internal.unitofwork.ManagedState.Unchanged;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.jspecify.annotations.Nullable;

/** Finds entities and collections of a snapshot, for as long as one operation takes. Each part is made when it is first asked for. */
final class SnapshotIndex {

    private final Snapshot snapshot;
    private @Nullable Map<Object, EntityRecord> records;
    private @Nullable Map<Object, ManagedState> states;
    private @Nullable Map<PersistentCollection<?>, CollectionRecord> collections;

    SnapshotIndex(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The record of the entity; null if it was unchanged, or not managed. */
    @Nullable
    EntityRecord record(@Nullable Object entity) {
        if (records == null) {
            records = new IdentityHashMap<>();
            for (ManagedState state : snapshot.entities()) {
                if (state instanceof EntityRecord record) {
                    records.put(record.entity(), record);
                }
            }
        }
        return entity == null ? null : records.get(entity);
    }

    boolean contains(Object entity) {
        return states().containsKey(entity);
    }

    /** The loaded state of an entity that was unchanged; null for all others. */
    @Nullable
    Object @Nullable [] loaded(Object entity) {
        return states().get(entity) instanceof Unchanged unchanged ? unchanged.loaded() : null;
    }

    private Map<Object, ManagedState> states() {
        if (states == null) {
            states = new IdentityHashMap<>(snapshot.entities().size());
            for (ManagedState state : snapshot.entities()) {
                states.put(state.entity(), state);
            }
        }
        return states;
    }

    @Nullable
    CollectionRecord collection(PersistentCollection<?> collection) {
        if (collections == null) {
            collections = new IdentityHashMap<>(snapshot.collections().size());
            for (CollectionRecord record : snapshot.collections()) {
                collections.put(record.collection(), record);
            }
        }
        return collections.get(collection);
    }
}
