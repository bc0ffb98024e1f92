package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Deletes many items of a table, 100 at a time. Not one transaction: a failure leaves the rest. */
final class Truncation {

    private static final int BATCH = 100;

    private final ItemStore store;
    private final Repetition repetition;

    Truncation(ItemStore store, Duration timeout) {
        this.store = store;
        this.repetition = new Repetition(timeout);
    }

    long run(PhysicalTable table, Predicate<Item> which) {
        var scan = new Request.Scan(table, "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of());
        var items = Pages.of(List.of(scan), store::scan, Request.Scan::from);
        List<ItemKey> keys = new ArrayList<>();
        long deleted = 0;
        while (items.hasNext()) {
            var item = items.next();
            if (which.test(item)) {
                keys.add(table.keyOf(item::get));
            }
            if (keys.size() == BATCH) {
                deleted += delete(table, keys);
            }
        }
        return deleted + delete(table, keys);
    }

    private int delete(PhysicalTable table, List<ItemKey> keys) {
        int count = keys.size();
        if (count > 0) {
            List<Request.Write> actions = new ArrayList<>();
            keys.forEach(key -> actions.add(new Request.Delete(table, key, Expression.NONE)));
            var transact = new Request.Transact(actions, UUID.randomUUID().toString());
            repetition.run(attempt -> store.transact(transact));
            keys.clear();
        }
        return count;
    }
}
