package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The writes of a transaction, one per item, in the order in which the items were first touched. A mark is a point to come
 * back to; it costs nothing until then.
 */
final class WriteSet {

    /** Where an item is. */
    record Place(PhysicalTable table, ItemKey key) {}

    private record Undo(Place place, Optional<PendingItem> previous) {}

    private final Map<Place, PendingItem> pending = new LinkedHashMap<>();
    private final Deque<Undo> journal = new ArrayDeque<>();

    Optional<PendingItem> find(PhysicalTable table, ItemKey key) {
        return pending.isEmpty() ? Optional.empty() : Optional.ofNullable(pending.get(new Place(table, key)));
    }

    void put(PendingItem item) {
        var place = new Place(item.table(), item.key());
        journal.push(new Undo(place, Optional.ofNullable(pending.put(place, item))));
    }

    Collection<PendingItem> items() {
        return Collections.unmodifiableCollection(pending.values());
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** The number of writes since the transaction began: what {@link #rollbackTo} takes. */
    int mark() {
        return journal.size();
    }

    /** The items written since a mark, as they are now. */
    List<PendingItem> since(int mark) {
        var places = new LinkedHashSet<Place>();
        int newer = journal.size() - mark;
        for (var undo : journal) {
            if (newer-- <= 0) {
                break;
            }
            places.add(undo.place());
        }
        return pending.values().stream()
                .filter(item -> places.contains(new Place(item.table(), item.key())))
                .toList();
    }

    void rollbackTo(int mark) {
        while (journal.size() > mark) {
            var undo = journal.pop();
            undo.previous()
                    .ifPresentOrElse(
                            previous -> pending.put(undo.place(), previous), () -> pending.remove(undo.place()));
        }
    }

    void clear() {
        pending.clear();
        journal.clear();
    }
}
