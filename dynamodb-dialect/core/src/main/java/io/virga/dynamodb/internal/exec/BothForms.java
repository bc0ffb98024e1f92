package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The writes of a transaction while a migration runs: each row in both of its forms, or, near the end, without the form of
 * before. Where a row has one item, that item gets the attributes of both. Where it has two, the second is replaced as a
 * whole, which is right only if the first is what was read: its commit stamp is checked, and {@link #again} reads anew.
 */
final class BothForms {

    private final DualForms forms;
    private final List<PendingItem> items = new ArrayList<>();
    private final Map<WriteSet.Place, Companion> companions = new LinkedHashMap<>();

    private BothForms(DualForms forms) {
        this.forms = forms;
    }

    static BothForms of(Collection<PendingItem> pending, DualForms forms) {
        var both = new BothForms(forms);
        pending.forEach(both::add);
        return both;
    }

    /** The same writes, of rows that are known whole: what a row keeps beside it in the other form follows from all of it. */
    static List<PendingItem> whole(List<PendingItem> pending, DualForms forms, ItemStore store) {
        if (forms.isNone() || pending.stream().noneMatch(PendingItem::inPart)) {
            return pending;
        }
        var whole = new ArrayList<PendingItem>();
        for (var item : pending) {
            var stored = item.inPart() && forms.of(item.subject().mapping()).isPresent()
                    ? store.get(new Request.Get(item.table(), item.key(), List.of(), true))
                    : Optional.<Item>empty();
            // one that is gone fails by its condition
            whole.add(stored.map(found -> item.foundAs(found, item.checks())).orElse(item));
        }
        return whole;
    }

    /** What is written of the own form. */
    List<PendingItem> items() {
        return List.copyOf(items);
    }

    /** What is written beside it. */
    List<Companion> companions() {
        return List.copyOf(companions.values());
    }

    private void add(PendingItem pending) {
        var rows = forms.of(pending.subject().mapping());
        if (rows.isEmpty() || pending.subject().role() != Subject.Role.ROW) {
            items.add(pending);
            return;
        }
        add(pending, rows.get());
    }

    private void add(PendingItem pending, RowForms rows) {
        boolean last = forms.stage() == DualForms.Stage.LAST;
        var before = pending.before().map(item -> rows.withBoth(attributes(item)));
        var after = pending.after().map(rows::withBoth);
        items.add(new PendingItem(
                pending.table(),
                pending.key(),
                pending.subject(),
                pending.before(),
                checks(pending, rows),
                last ? pending.after().map(rows::withoutOther) : after));
        var kept = last ? Optional.<Map<String, Value>>empty() : after;
        if (!rows.keepsKey()) {
            twin(pending, rows, before, kept);
        }
        markers(pending, rows, before, kept);
    }

    private static Map<String, Value> checks(PendingItem pending, RowForms rows) {
        if (rows.keepsKey() || pending.before().isEmpty()) {
            return pending.checks();
        }
        var checks = new HashMap<>(pending.checks());
        checks.put(TableMapping.COMMIT_STAMP, pending.before().get().get(TableMapping.COMMIT_STAMP));
        return checks;
    }

    private void twin(
            PendingItem pending,
            RowForms rows,
            Optional<Map<String, Value>> before,
            Optional<Map<String, Value>> after) {
        var table = rows.other().table();
        var twin = after.map(rows::twin);
        var key = twin.map(attributes -> table.keyOf(name -> attributes.getOrDefault(name, Value.NULL)));
        var oldKey = before.flatMap(rows::otherKey);
        oldKey.filter(old -> !key.equals(Optional.of(old)))
                .ifPresent(gone -> put(companion(table, gone, pending, Optional.empty(), Companion.Rule.ALWAYS)));
        key.ifPresent(place -> put(companion(
                table, place, pending, twin, oldKey.equals(key) ? Companion.Rule.ALWAYS : Companion.Rule.ABSENT)));
    }

    private static Companion companion(
            PhysicalTable table,
            ItemKey key,
            PendingItem pending,
            Optional<Map<String, Value>> item,
            Companion.Rule rule) {
        return new Companion(table, key, pending.subject(), item, rule, Set.of());
    }

    /** What only the other form keeps beside a row; what both keep is the own form's business. */
    private void markers(
            PendingItem pending,
            RowForms rows,
            Optional<Map<String, Value>> before,
            Optional<Map<String, Value>> after) {
        Map<WriteSet.Place, Marker> leaving = new LinkedHashMap<>();
        Map<WriteSet.Place, Marker> arriving = new LinkedHashMap<>();
        before.ifPresent(attributes -> leaving.putAll(onlyOther(pending, rows, attributes)));
        after.ifPresent(attributes -> arriving.putAll(onlyOther(pending, rows, attributes)));
        var targets = new LinkedHashSet<ItemKey>();
        targets.add(pending.key());
        before.flatMap(rows::otherKey).ifPresent(targets::add);
        after.flatMap(rows::otherKey).ifPresent(targets::add);
        leaving.forEach((place, marker) -> {
            if (!arriving.containsKey(place)) {
                put(new Companion(
                        place.table(),
                        place.key(),
                        marker.subject(),
                        Optional.empty(),
                        Companion.Rule.UNLESS_TAKEN,
                        targets));
            }
        });
        arriving.forEach((place, marker) -> {
            var was = leaving.get(place);
            if (was == null || !was.item().equals(marker.item())) {
                put(new Companion(
                        place.table(),
                        place.key(),
                        marker.subject(),
                        Optional.of(marker.item()),
                        Companion.Rule.UNLESS_TAKEN,
                        targets));
            }
        });
    }

    private static Map<WriteSet.Place, Marker> onlyOther(
            PendingItem pending, RowForms rows, Map<String, Value> attributes) {
        Map<WriteSet.Place, Marker> markers = new LinkedHashMap<>();
        place(markers, rows.other(), pending.subject(), attributes);
        Map<WriteSet.Place, Marker> own = new LinkedHashMap<>();
        place(own, rows.own(), pending.subject(), attributes);
        markers.keySet().removeAll(own.keySet());
        return markers;
    }

    private static void place(
            Map<WriteSet.Place, Marker> markers, TableMapping mapping, Subject subject, Map<String, Value> attributes) {
        var row = new Row(mapping, Item.of(attributes));
        var moment = mapping.timeToLive()
                .map(ttl -> attributes.getOrDefault(ttl.attribute(), Value.NULL))
                .orElse(Value.NULL);
        if (row.mapping().possibleKey(row::value).isPresent()) {
            Marker.of(mapping, subject, row::value, moment)
                    .forEach(marker -> markers.put(new WriteSet.Place(marker.table(), marker.key()), marker));
        }
    }

    private void put(Companion companion) {
        companions.merge(companion.place(), companion, Companion::and);
    }

    /**
     * The writes over rows that somebody else has changed since they were read, in what these writes do not touch.
     *
     * @return empty where no row has changed, or one is gone: the conflict stands
     */
    static Optional<List<PendingItem>> again(List<PendingItem> pending, DualForms forms, ItemStore store) {
        var anew = new ArrayList<PendingItem>();
        boolean changed = false;
        for (var item : pending) {
            var before = item.before();
            if (item.subject().role() != Subject.Role.ROW
                    || before.isEmpty()
                    || !forms.splits(item.subject().mapping())) {
                anew.add(item);
                continue;
            }
            var stored = store.get(new Request.Get(item.table(), item.key(), List.of(), true));
            if (stored.isEmpty() || item.checks().containsKey(TableMapping.COMMIT_STAMP)) {
                // gone, or the transaction wants what it has read
                return Optional.empty();
            }
            changed |= !stored.get()
                    .get(TableMapping.COMMIT_STAMP)
                    .equals(before.get().get(TableMapping.COMMIT_STAMP));
            anew.add(new PendingItem(
                    item.table(),
                    item.key(),
                    item.subject(),
                    stored,
                    item.checks(),
                    item.after().map(after -> rebased(before.get(), after, stored.get()))));
        }
        return changed ? Optional.of(anew) : Optional.empty();
    }

    private static Map<String, Value> rebased(Item before, Map<String, Value> after, Item stored) {
        var rebased = attributes(stored);
        before.attributes().stream().filter(name -> !after.containsKey(name)).forEach(rebased::remove);
        after.forEach((name, value) -> {
            if (!before.get(name).equals(value)) {
                rebased.put(name, value);
            }
        });
        return rebased;
    }

    private static Map<String, Value> attributes(Item item) {
        var attributes = new HashMap<String, Value>();
        item.attributes().forEach(name -> attributes.put(name, item.get(name)));
        return attributes;
    }
}
