package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gets stored items by their keys, a hundred per request, until every key is answered. */
public final class BatchReads {

    private static final int BATCH = 100;

    private final ItemStore store;
    private final Duration timeout;
    private final ParallelReads parallel;

    /** @param timeout how long unprocessed keys are asked for again */
    public BatchReads(ItemStore store, Duration timeout, ParallelReads parallel) {
        this.store = store;
        this.timeout = timeout;
        this.parallel = parallel;
    }

    /**
     * The items that are there.
     *
     * @param projection the attributes that are needed, those of the key among them; all where empty
     */
    public Map<ItemKey, Item> get(
            PhysicalTable table, List<ItemKey> keys, List<String> projection, boolean consistent) {
        List<Supplier<Map<ItemKey, Item>>> batches = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            var batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
            batches.add(() -> read(table, batch, projection, consistent));
        }
        Map<ItemKey, Item> items = new HashMap<>();
        parallel.all(batches).forEach(items::putAll);
        return items;
    }

    /** Keys that come back unprocessed are asked for again, after the pause that a throttled request takes. */
    private Map<ItemKey, Item> read(
            PhysicalTable table, List<ItemKey> keys, List<String> projection, boolean consistent) {
        Map<ItemKey, Item> items = new HashMap<>();
        List<ItemKey> open = new ArrayList<>(keys);
        new Repetition(timeout).run(attempt -> {
            var batch = store.batchGet(new Request.BatchGet(table, open, projection, consistent));
            batch.items().forEach(item -> items.put(Overlay.keyOf(table, item), item));
            open.clear();
            open.addAll(batch.unprocessed());
            if (!open.isEmpty()) {
                throw new StoreException(
                        "UNPROCESSED_KEYS: the server left " + open.size() + " keys of a batch unanswered ["
                                + table.name() + "]. Ask for fewer items, or raise the table's capacity.",
                        new StoreException.Throttled(),
                        null);
            }
        });
        return items;
    }
}
