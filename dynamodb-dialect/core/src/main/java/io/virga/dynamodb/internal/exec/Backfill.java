package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the rows of a table into indexes that came later. May run again, and while others write: an item is changed only
 * while the columns are those that were read, else it is read again.
 */
final class Backfill {

    private static final int ATTEMPTS = 20;

    private final ItemStore store;
    private final Repetition repetition;
    private final Locks locks;

    Backfill(ItemStore store, Duration timeout) {
        this.store = store;
        this.repetition = new Repetition(timeout);
        this.locks = new Locks(store, timeout);
    }

    long run(TableMapping mapping, List<IndexMapping> indexes) {
        var table = mapping.table();
        var scan = new Request.Scan(table, "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of());
        var items = Pages.of(List.of(scan), store::scan, Request.Scan::from);
        long changed = 0;
        while (items.hasNext()) {
            var item = locks.over(table, items.next());
            for (int attempt = 1; item.isPresent() && mapping.owns(item.get()::get); attempt++) {
                if (attempt > ATTEMPTS) {
                    throw Refusal.of(
                            "BACKFILL_CONFLICT",
                            "40001",
                            "an item changed " + ATTEMPTS + " times while it was put into an index",
                            mapping.entity(),
                            "Run it again when less is written.");
                }
                var update = update(mapping, indexes, item.get());
                if (update.isEmpty()) {
                    break;
                }
                if (written(update.get())) {
                    changed++;
                    break;
                }
                item = locks.get(table, update.get().key());
            }
        }
        return changed;
    }

    /** Empty where the item has all that the indexes want. */
    private static Optional<Request.Update> update(TableMapping mapping, List<IndexMapping> indexes, Item item) {
        var row = new Row(mapping, item);
        var wanted = new HashMap<String, Value>();
        var columns = new LinkedHashSet<String>();
        for (var index : indexes) {
            wanted.putAll(mapping.indexed(index, row::value));
            columns.addAll(index.partitionColumns());
            columns.addAll(index.sortColumns());
        }
        wanted.entrySet().removeIf(entry -> item.get(entry.getKey()).equals(entry.getValue()));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var names = new HashMap<String, String>();
        var values = new HashMap<String, Value>();
        var sets = new ArrayList<String>();
        wanted.forEach((attribute, value) -> {
            names.put("#s" + sets.size(), attribute);
            values.put(":s" + sets.size(), value);
            sets.add("#s" + sets.size() + " = :s" + sets.size());
        });
        var conditionNames = new HashMap<String, String>();
        var conditionValues = new HashMap<String, Value>();
        var conditions = new ArrayList<String>();
        for (var column : columns) {
            var attribute = mapping.attribute(column).name();
            var placeholder = conditions.size();
            conditionNames.put("#c" + placeholder, attribute);
            if (item.get(attribute).isNull()) {
                conditions.add("attribute_not_exists(#c" + placeholder + ")");
            } else {
                conditionValues.put(":c" + placeholder, item.get(attribute));
                conditions.add("#c" + placeholder + " = :c" + placeholder);
            }
        }
        if (mapping.table().stamped()) {
            conditionNames.put("#l", LockText.ATTRIBUTE);
            conditions.add("attribute_not_exists(#l)");
        }
        return Optional.of(new Request.Update(
                mapping.table(),
                row.key(),
                new Expression("SET " + String.join(", ", sets), names, values),
                new Expression(String.join(" AND ", conditions), conditionNames, conditionValues)));
    }

    private boolean written(Request.Update update) {
        var written = new boolean[1];
        repetition.run(attempt -> {
            try {
                store.write(update);
                written[0] = true;
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed)) {
                    throw e;
                }
            }
        });
        return written[0];
    }
}
