package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.journal.Answer;
import io.virga.dynamodb.internal.journal.Sight;
import io.virga.dynamodb.internal.journal.State;
import io.virga.dynamodb.internal.journal.Statement;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Batch;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Page;
import io.virga.dynamodb.internal.store.PartiQlPage;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reads of one statement over a table with a journal: each item comes back as it was before the transaction that has locked it, or as
 * that makes it, never in between. What comes from a secondary index is as old as the index is, and loses its lock only.
 *
 * <p>Safe for use by several threads.
 */
final class LockedReads implements StatementReads {

    /** How often an item is read whose lock goes and comes. */
    private static final int ATTEMPTS = 20;

    private final ItemStore store;
    private final PhysicalTable table;
    private Statement statement;
    /** What transactions that have committed mean to write; it does not change. */
    private final Map<ItemKey, Map<ItemKey, JournalEntry>> chunks = new HashMap<>();

    /** @param statement what earlier attempts of the statement know of transactions */
    LockedReads(ItemStore store, PhysicalTable table, Statement statement) {
        this.store = store;
        this.table = table;
        this.statement = statement;
    }

    /**
     * At the end of the statement.
     *
     * @return the same, {@linkplain Statement#isWhole() whole} if all that was read goes together
     */
    synchronized Statement ended() {
        for (var tx : statement.open()) {
            statement = statement.looked(tx, look(tx).state());
        }
        return statement;
    }

    private Answer.Head look(String tx) {
        return JournalText.headOf(store.get(new Request.Get(table, JournalText.headKey(tx), List.of(), true)));
    }

    @Override
    public Optional<Item> get(Request.Get request) {
        if (!request.table().equals(table)) {
            return store.get(request);
        }
        var item = store.get(
                new Request.Get(table, request.key(), projection(request.projection()), request.consistent()));
        return item.flatMap(found -> seen(List.of(found)).stream().findFirst());
    }

    @Override
    public Batch batchGet(Request.BatchGet request) {
        if (!request.table().equals(table)) {
            return store.batchGet(request);
        }
        var batch = store.batchGet(
                new Request.BatchGet(table, request.keys(), projection(request.projection()), request.consistent()));
        return new Batch(seen(batch.items()), batch.unprocessed());
    }

    @Override
    public Page query(Request.Query request) {
        if (!request.table().equals(table)) {
            return store.query(request);
        }
        boolean index = !request.index().isEmpty();
        var page = store.query(new Request.Query(
                table,
                request.index(),
                request.keyCondition(),
                index ? request.filter() : filter(request.filter()),
                projection(request.projection()),
                request.forward(),
                request.limit(),
                request.consistent(),
                request.countOnly(),
                request.start()));
        return seen(page, index);
    }

    @Override
    public PartiQlPage partiQl(Request.PartiQl request) {
        throw new AssertionError("PartiQL is refused in a table with a journal");
    }

    @Override
    public Page scan(Request.Scan request) {
        if (!request.table().equals(table)) {
            return store.scan(request);
        }
        boolean index = !request.index().isEmpty();
        var page = store.scan(new Request.Scan(
                table,
                request.index(),
                index ? request.filter() : filter(request.filter()),
                projection(request.projection()),
                request.limit(),
                request.consistent(),
                request.countOnly(),
                request.segment(),
                request.segments(),
                request.start()));
        return seen(page, index);
    }

    private Page seen(Page page, boolean index) {
        var items = index
                ? page.items().stream().flatMap(item -> unlocked(item).stream()).toList()
                : seen(page.items());
        return new Page(items, page.count(), page.scanned(), page.last());
    }

    private static Optional<Item> unlocked(Item item) {
        return LockText.of(item).isEmpty() ? Optional.of(item) : JournalEntry.before(item);
    }

    /** An attribute more, where not all are asked for. */
    private static List<String> projection(List<String> asked) {
        if (asked.isEmpty()) {
            return asked;
        }
        var more = new ArrayList<>(asked);
        more.add(LockText.ATTRIBUTE);
        return more;
    }

    /** What is locked may be what the filter wants, once it is what it becomes. */
    private static Expression filter(Expression asked) {
        if (asked.isEmpty()) {
            return asked;
        }
        var names = new HashMap<>(asked.names());
        names.put("#lock", LockText.ATTRIBUTE);
        return new Expression("(" + asked.text() + ") OR attribute_exists(#lock)", names, asked.values());
    }

    private List<Item> seen(List<Item> items) {
        if (items.stream().allMatch(item -> LockText.of(item).isEmpty())) {
            return items;
        }
        Map<ItemKey, Optional<Item>> seen = new LinkedHashMap<>();
        Map<ItemKey, Item> open = new LinkedHashMap<>();
        items.forEach(item -> {
            var key = table.keyOf(item::get);
            seen.put(key, Optional.empty());
            open.put(key, item);
        });
        Set<String> gone = new HashSet<>();
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw locked(open.size() + " items were locked by one transaction after the other");
            }
            look(open, gone, seen);
        }
        return seen.values().stream().flatMap(Optional::stream).toList();
    }

    /** Looks at each of some items, and reads those anew that stay open. */
    private synchronized void look(Map<ItemKey, Item> open, Set<String> gone, Map<ItemKey, Optional<Item>> seen) {
        Map<String, State> states = new HashMap<>();
        Set<String> goneBefore = Set.copyOf(gone);
        List<ItemKey> again = new ArrayList<>();
        open.forEach((key, item) -> {
            var lock = LockText.of(item);
            if (lock.isEmpty()) {
                seen.put(key, Optional.of(item));
                return;
            }
            var tx = lock.get().tx();
            var state = states.computeIfAbsent(tx, any -> look(tx).state());
            statement = statement.met(tx, state);
            switch (Sight.of(state, goneBefore.contains(tx))) {
                case BEFORE -> seen.put(key, JournalEntry.before(item));
                case AFTER -> {
                    var chunk = chunk(tx, lock.get().chunk());
                    if (chunk.containsKey(key)) {
                        seen.put(key, chunk.get(key).after(table, item));
                    } else {
                        again.add(key);
                    }
                }
                case AGAIN -> {
                    gone.add(tx);
                    again.add(key);
                }
            }
        });
        open.clear();
        for (var key : again) {
            seen.put(key, Optional.empty());
            store.get(new Request.Get(table, key, List.of(), true)).ifPresent(item -> open.put(key, item));
        }
    }

    /** Empty where it is gone: then the items are written. */
    private Map<ItemKey, JournalEntry> chunk(String tx, int number) {
        var key = JournalText.chunkKey(tx, number);
        var known = chunks.get(key);
        if (known != null) {
            return known;
        }
        var stored = store.get(new Request.Get(table, key, List.of(), true));
        if (stored.isEmpty()) {
            return Map.of();
        }
        Map<ItemKey, JournalEntry> entries = new HashMap<>();
        JournalText.entries(table, stored.get(), tx).forEach(entry -> entries.put(entry.key(), entry));
        chunks.put(key, entries);
        return entries;
    }

    Refusal locked(String what) {
        return Refusal.of(
                "LOCKS_CHANGED",
                "40001",
                what + " while the statement read them",
                table.name(),
                "Repeat the transaction, or read when fewer large ones are written.");
    }
}
