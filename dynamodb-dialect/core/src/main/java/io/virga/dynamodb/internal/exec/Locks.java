package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The locks of journaled transactions, for who brings items along: nothing is written over one. Safe for use by several threads. */
public final class Locks {

    /** The attribute that an item bears while it is locked, in a table of Virga's own. */
    public static final String ATTRIBUTE = LockText.ATTRIBUTE;

    private static final int TRANSACTIONS = 50;

    private final ItemStore store;
    private final Duration timeout;

    /** @param timeout how long conflicts are repeated; a transaction that stays undecided for a quarter of it is aborted */
    public Locks(ItemStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
    }

    /**
     * An item as it is when the transaction that has locked it is over, finished here where its writer is dead; at once where it bears no lock.
     *
     * @param item as it was read, a placeholder too
     * @throws Refusal where it is locked again and again
     */
    public Optional<Item> over(PhysicalTable table, Item item) {
        return table.stamped() && LockText.of(item).isPresent() ? freed(table, item) : Optional.of(item);
    }

    /** The item of this key, as {@link #over} leaves it; empty where there is none. */
    public Optional<Item> get(PhysicalTable table, ItemKey key) {
        return stored(table, key).flatMap(found -> over(table, found));
    }

    private Optional<Item> stored(PhysicalTable table, ItemKey key) {
        return store.get(new Request.Get(table, key, List.of(), true));
    }

    private Optional<Item> freed(PhysicalTable table, Item item) {
        var key = Overlay.keyOf(table, item);
        var journal = new Journal(store, table, timeout);
        var holders = new HashSet<String>();
        var found = Optional.of(item);
        for (var lock = LockText.of(item); lock.isPresent(); lock = found.flatMap(LockText::of)) {
            if (holders.add(lock.get().tx()) && holders.size() > TRANSACTIONS) {
                throw Refusal.of(
                        "LOCKS_CHANGED",
                        "40001",
                        "an item was locked by " + TRANSACTIONS + " transactions while it was to be brought along",
                        table.name() + " " + lock.get(),
                        "Run it again when fewer large transactions are written.");
            }
            journal.clear(Map.of(key, lock.get())); // waits for a moment, as long as it may still be decided
            found = stored(table, key);
        }
        return found;
    }
}
