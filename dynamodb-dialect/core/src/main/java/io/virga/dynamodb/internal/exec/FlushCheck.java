package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks, ahead of the commit, what a commit now would find: one strongly consistent BatchGetItem per 100 items of a table. */
final class FlushCheck {

    private final BatchReads reads;

    FlushCheck(ItemStore store, Duration timeout, ParallelReads parallel) {
        this.reads = new BatchReads(store, timeout, parallel);
    }

    /** @throws RowConflict the first one of the items whose condition does not hold, as the commit would name it */
    void run(Collection<PendingItem> items) {
        Map<PhysicalTable, List<ItemKey>> keys = new LinkedHashMap<>();
        for (var item : items) {
            keys.computeIfAbsent(item.table(), table -> new ArrayList<>()).add(item.key());
        }
        Map<PhysicalTable, Map<ItemKey, Item>> stored = new LinkedHashMap<>();
        keys.forEach((table, wanted) -> stored.put(table, reads.get(table, wanted, List.of(), true)));
        var now = Instant.now();
        for (var item : items) {
            var found = Optional.ofNullable(
                    stored.getOrDefault(item.table(), Map.of()).get(item.key()));
            if (!item.holdsOver(found, now)) {
                throw RowConflict.of(item);
            }
        }
    }
}
