package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the entities of two snapshots, for as long as one operation takes: it holds what they do not share. */
final class SnapshotDifference {

    private final Map<Object, ManagedState> before = new IdentityHashMap<>();
    private final Map<Object, ManagedState> after = new IdentityHashMap<>();
    private final List<ManagedState> gone = new ArrayList<>();

    SnapshotDifference(Snapshot before, Snapshot after) {
        after.entities().forEachNotIn(before.entities(), state -> this.after.put(state.entity(), state));
        before.entities().forEachNotIn(after.entities(), state -> {
            this.before.put(state.entity(), state);
            if (!this.after.containsKey(state.entity())) {
                gone.add(state);
            }
        });
    }

    /** Those that the second snapshot no longer has. */
    List<ManagedState> gone() {
        return gone;
    }

    /** All that the second snapshot does not share with the first, in no order. */
    Collection<ManagedState> changed() {
        return after.values();
    }

    /** What the first snapshot says of an entity of the second; null if it did not have it. */
    @Nullable
    ManagedState before(ManagedState state) {
        return after.containsKey(state.entity()) ? before.get(state.entity()) : state;
    }
}
