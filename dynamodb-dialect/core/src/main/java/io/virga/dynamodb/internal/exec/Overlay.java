package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stored items as the transaction sees them: changed and removed ones in their new state, and behind them all it wrote
 * that the store did not return. What of these the statement does not want, its predicate drops.
 */
final class Overlay implements Iterator<Item> {

    private final PhysicalTable table;
    private final WriteSet writes;
    private final Iterator<Item> stored;
    private final Deque<PendingItem> own = new ArrayDeque<>();
    private final Set<ItemKey> seen = new HashSet<>();
    private @Nullable Item next;

    Overlay(PhysicalTable table, List<TableMapping> feeds, WriteSet writes, Iterator<Item> stored) {
        this.table = table;
        this.writes = writes;
        this.stored = stored;
        for (var pending : writes.items()) {
            if (pending.subject().role() == Subject.Role.ROW
                    && pending.after().isPresent()
                    && feeds.contains(pending.subject().mapping())) {
                own.add(pending);
            }
        }
    }

    static ItemKey keyOf(PhysicalTable table, Item item) {
        return table.keyOf(item::get);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (stored.hasNext()) {
                var item = stored.next();
                var key = keyOf(table, item);
                var pending = writes.find(table, key);
                if (pending.isPresent()) {
                    seen.add(key);
                    next = pending.get().item().orElse(null);
                } else {
                    next = item;
                }
            } else if (!own.isEmpty()) {
                var pending = own.remove();
                if (!seen.contains(pending.key())) {
                    next = pending.item().orElseThrow();
                }
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var item = next;
        next = null;
        return java.util.Objects.requireNonNull(item);
    }
}
