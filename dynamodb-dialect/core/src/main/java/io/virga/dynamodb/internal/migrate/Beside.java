package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.BatchReads;
import io.virga.dynamodb.internal.exec.ParallelReads;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The items that stand beside rows: under their other keys, and those that are kept for them. What the rows of a page will ask for is
 * read before, a hundred in a request, and only once: who asks again is told what is there by then.
 */
final class Beside {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ItemStore store;
    private final Map<PhysicalTable, Map<ItemKey, Optional<Item>>> read;

    private Beside(ItemStore store, Map<PhysicalTable, Map<ItemKey, Optional<Item>>> read) {
        this.store = store;
        this.read = read;
    }

    /** Nothing is read before it is asked for. */
    static Beside none(ItemStore store) {
        return new Beside(store, Map.of());
    }

    static Beside of(ItemStore store, Collection<Rewritten> rows) {
        Map<PhysicalTable, Set<ItemKey>> keys = new HashMap<>();
        for (var row : rows) {
            if (row.how() != Rewritten.How.CHANGE) {
                keys.computeIfAbsent(row.to().table(), table -> new HashSet<>()).add(row.key());
            }
            for (var markers : List.of(row.arriving(), row.leaving())) {
                markers.forEach(marker -> keys.computeIfAbsent(marker.table(), table -> new HashSet<>())
                        .add(marker.key()));
            }
        }
        var reads = new BatchReads(store, PATIENCE, new ParallelReads(Runnable::run, 1));
        Map<PhysicalTable, Map<ItemKey, Optional<Item>>> read = new HashMap<>();
        keys.forEach((table, wanted) -> {
            var found = reads.get(table, List.copyOf(wanted), List.of(), true);
            Map<ItemKey, Optional<Item>> answers = new HashMap<>();
            wanted.forEach(key -> answers.put(key, Optional.ofNullable(found.get(key))));
            read.put(table, answers);
        });
        return new Beside(store, read);
    }

    Optional<Item> get(PhysicalTable table, ItemKey key) {
        var known = read.get(table);
        var answer = known == null ? null : known.remove(key);
        return answer == null ? store.get(new Request.Get(table, key, List.of(), true)) : answer;
    }
}
