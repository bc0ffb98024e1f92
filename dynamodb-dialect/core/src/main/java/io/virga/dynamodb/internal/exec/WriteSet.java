package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The writes of a transaction, one per item, in the order in which the items were first touched. A mark is a point to come
 * back to; it costs nothing until then.
 */
final class WriteSet {

    /** Where an item is. */
    record Place(PhysicalTable table, ItemKey key) {}

    /** Whose claim it is: a row's, by the constraint that it follows from; empty for a lock. */
    private record Holder(Place place, String constraint) {}

    private record Undo(Place place, Runnable action) {}

    private final Map<Place, PendingItem> pending = new LinkedHashMap<>();
    private final Map<Holder, PendingItem> claims = new LinkedHashMap<>();
    private final Deque<Undo> journal = new ArrayDeque<>();

    Optional<PendingItem> find(PhysicalTable table, ItemKey key) {
        return pending.isEmpty() ? Optional.empty() : Optional.ofNullable(pending.get(new Place(table, key)));
    }

    void put(PendingItem item) {
        var place = new Place(item.table(), item.key());
        put(pending, place, item, place);
    }

    /** What must hold of an item that the transaction does not write. A later claim of the same holder takes its place. */
    void claim(Place holder, String constraint, PendingItem item) {
        put(claims, new Holder(holder, constraint), item, new Place(item.table(), item.key()));
    }

    /** For good: no going back brings it back. */
    void remove(Place place) {
        pending.remove(place);
    }

    private <K> void put(Map<K, PendingItem> where, K key, PendingItem item, Place place) {
        var previous = where.put(key, item);
        journal.push(new Undo(place, () -> {
            if (previous == null) {
                where.remove(key);
            } else {
                where.put(key, previous);
            }
        }));
    }

    /** Claims on items, each item once, whose holders are still there: a row that is gone claims nothing. */
    Collection<PendingItem> claims() {
        var standing = new LinkedHashMap<Place, PendingItem>();
        claims.forEach((holder, item) -> {
            var row = pending.get(holder.place());
            if (row == null || row.after().isPresent()) {
                standing.merge(
                        new Place(item.table(), item.key()),
                        item,
                        (a, b) -> a.checks().isEmpty() ? b : a);
            }
        });
        return standing.values();
    }

    /** What the row at a place claims of other items. */
    List<PendingItem> claimsOf(Place row) {
        return claims.isEmpty()
                ? List.of()
                : claims.entrySet().stream()
                        .filter(claim -> claim.getKey().place().equals(row))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    Collection<PendingItem> items() {
        return Collections.unmodifiableCollection(pending.values());
    }

    /** Whether no item is written; some may be claimed. */
    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Whether nothing was written or claimed since the transaction began. */
    boolean isUntouched() {
        return pending.isEmpty() && claims.isEmpty();
    }

    /** The number of writes since the transaction began: what {@link #rollbackTo} takes. */
    int mark() {
        return journal.size();
    }

    /** The items written or claimed since a mark. */
    Set<Place> since(int mark) {
        var places = new HashSet<Place>();
        int newer = journal.size() - mark;
        for (var undo : journal) {
            if (newer-- <= 0) {
                break;
            }
            places.add(undo.place());
        }
        return places;
    }

    void rollbackTo(int mark) {
        while (journal.size() > mark) {
            journal.pop().action().run();
        }
    }

    void clear() {
        pending.clear();
        claims.clear();
        journal.clear();
    }
}
