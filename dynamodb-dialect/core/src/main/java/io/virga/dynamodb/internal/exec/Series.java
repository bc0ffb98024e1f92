package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A write set that is too large for one transaction, cut into several. What belongs together is never cut apart: a row with its
 * guards, locator and index entries, the rows of its item collection that refer to it, a unique value with the row that gives it
 * up and the one that takes it. The order is that of the write set, parents before children where the flush wrote them so.
 */
final class Series {

    private final WriteSet writes;
    private final @Nullable Catalog catalog;
    private final ToIntFunction<List<PendingItem>> beside;
    /** Union-find over what belongs together: rows by their id, else items by their place. */
    private final Map<Object, Object> leaders = new LinkedHashMap<>();

    /** A row, whatever tables it stands in. */
    private record RowId(String entity, List<@Nullable Object> id) {}

    private Series(WriteSet writes, @Nullable Catalog catalog, ToIntFunction<List<PendingItem>> beside) {
        this.writes = writes;
        this.catalog = catalog;
        this.beside = beside;
    }

    /**
     * What to send one after the other: each list fits one transaction, and has with it what its rows claim of other items.
     *
     * @param catalog which tables refer to which, null where nothing is known of it
     * @param beside how many items a migration that runs adds to some: asked once for each of those that belong together
     * @throws Refusal where what belongs together does not fit one transaction
     */
    static List<List<PendingItem>> of(
            WriteSet writes, @Nullable Catalog catalog, ToIntFunction<List<PendingItem>> beside) {
        return new Series(writes, catalog, beside).cut();
    }

    private List<List<PendingItem>> cut() {
        Map<WriteSet.Place, PendingItem> rows = new LinkedHashMap<>();
        for (var item : writes.items()) {
            if (!item.isNothing()) {
                rows.put(item.place(), item);
            }
        }
        rows.values().forEach(item -> bind(item, rows));
        Map<Object, List<PendingItem>> groups = new LinkedHashMap<>();
        rows.values().forEach(item -> groups.computeIfAbsent(leader(self(item)), any -> new ArrayList<>())
                .add(item));
        return packed(groups.values());
    }

    private void bind(PendingItem item, Map<WriteSet.Place, PendingItem> rows) {
        var role = item.subject().role();
        if (role == Subject.Role.LOCATOR || role == Subject.Role.GUARD || role == Subject.Role.ENTRY) {
            // a unique value may go from one row to another: both are named here, and stay together
            target(item, item.before()).ifPresent(place -> join(item, rows.get(place)));
            target(item, item.item()).ifPresent(place -> join(item, rows.get(place)));
        } else if (role == Subject.Role.ROW && catalog != null) {
            for (var reference : catalog.referencesOf(item.subject().mapping())) {
                parent(reference, item, catalog)
                        .map(rows::get)
                        .filter(parent ->
                                parent.key().partition().equals(item.key().partition()))
                        .ifPresent(parent -> join(item, parent));
            }
        }
    }

    private static Optional<WriteSet.Place> target(PendingItem marker, Optional<Item> item) {
        return item.filter(pointer -> !pointer.get(Locator.TARGET_PARTITION).isNull())
                .map(pointer -> new WriteSet.Place(
                        marker.table(),
                        new ItemKey(pointer.get(Locator.TARGET_PARTITION), pointer.get(Locator.TARGET_SORT))));
    }

    /** Where the row that a foreign key refers to is, as far as its key says so. */
    private static Optional<WriteSet.Place> parent(Reference reference, PendingItem child, Catalog catalog) {
        var row = new Row(child.subject().mapping(), child.item().orElseGet(() -> child.before()
                .orElseThrow()));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            values.put(
                    reference.parentColumns().get(i),
                    row.value(reference.columns().get(i)));
        }
        return catalog.find(reference.parent())
                .filter(parent -> parent.isKeyedBy(values.keySet()))
                .flatMap(parent -> parent.possibleKey(values::get).map(key -> new WriteSet.Place(parent.table(), key)));
    }

    private static Object self(PendingItem item) {
        var subject = item.subject();
        return subject.id().isEmpty()
                ? item.place()
                : new RowId(subject.mapping().entity(), subject.id());
    }

    private void join(PendingItem item, @Nullable PendingItem other) {
        if (other != null) {
            var one = leader(self(item));
            var two = leader(self(other));
            if (!one.equals(two)) {
                leaders.put(one, two);
            }
        }
    }

    private Object leader(Object member) {
        var at = member;
        for (var next = leaders.get(at); next != null; next = leaders.get(at)) {
            at = next;
        }
        return at;
    }

    private List<List<PendingItem>> packed(Iterable<List<PendingItem>> groups) {
        List<List<PendingItem>> series = new ArrayList<>();
        List<PendingItem> current = List.of();
        int added = 0;
        for (var group : groups) {
            var alone = sendable(group);
            int more = beside.applyAsInt(group);
            if (!fit(alone, more)) {
                throw tooLarge(group, alone.size() + more);
            }
            var joined = new ArrayList<>(current);
            joined.addAll(group);
            if (fit(sendable(joined), added + more)) {
                current = joined;
                added += more;
            } else {
                series.add(sendable(current));
                current = group;
                added = more;
            }
        }
        if (!current.isEmpty()) {
            series.add(sendable(current));
        }
        return locked(series);
    }

    private static boolean fit(List<PendingItem> items, int added) {
        return Limits.fit(items) && items.size() + added <= Limits.MAX_ITEMS;
    }

    /** Some items, and what their rows claim. */
    private List<PendingItem> sendable(List<PendingItem> items) {
        Map<WriteSet.Place, PendingItem> all = new LinkedHashMap<>();
        items.forEach(item -> all.put(item.place(), item));
        all.putAll(Ranges.touched(items, catalog));
        items.stream()
                .filter(item -> item.after().isPresent())
                .flatMap(item -> writes.claimsOf(item.place()).stream())
                .forEach(claim -> all.merge(claim.place(), claim, PendingItem::with));
        return List.copyOf(all.values());
    }

    /** Locks of rows that are not written come first, in transactions of their own: a stale one is found before anything is written. */
    private List<List<PendingItem>> locked(List<List<PendingItem>> series) {
        var alone = new ArrayList<PendingItem>();
        for (var claim : writes.claims()) {
            if (claim.subject().role() == Subject.Role.LOCK
                    && writes.find(claim.table(), claim.key())
                            .filter(row -> !row.isNothing())
                            .isEmpty()) {
                alone.add(claim);
            }
        }
        List<List<PendingItem>> all = new ArrayList<>();
        for (int from = 0; from < alone.size(); from += Limits.MAX_ITEMS) {
            all.add(List.copyOf(alone.subList(from, Math.min(alone.size(), from + Limits.MAX_ITEMS))));
        }
        all.addAll(series);
        return all;
    }

    private static Refusal tooLarge(List<PendingItem> group, int items) {
        var row = group.get(0).subject();
        return Refusal.notSupported(
                "BATCH_TOO_LARGE",
                row + " and what belongs to it are " + items + " items or more than 4 MB, DynamoDB commits at most "
                        + Limits.MAX_ITEMS + " items and 4 MB atomically, and commit=batched does not cut them apart",
                "commit=batched",
                "Write the children of one entity in several flushes of several transactions.");
    }
}
