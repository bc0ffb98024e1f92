package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs access paths: every page is read, every unprocessed key asked for again, and what the transaction wrote itself
 * stands in place of what is stored.
 */
final class ItemReader {

    private final ItemStore store;
    private final WriteSet writes;
    private final WorkSettings settings;
    private final Hints hints;

    ItemReader(ItemStore store, WriteSet writes, WorkSettings settings, Hints hints) {
        this.store = store;
        this.writes = writes;
        this.settings = settings;
        this.hints = hints;
    }

    private boolean consistentReads() {
        return hints.consistentReads().orElse(settings.consistentReads());
    }

    /**
     * The items of a path, lazily, page by page.
     *
     * @param outer what the key's operands are evaluated over: one for a fetch, one per row for a lookup
     * @param feeds the tables whose items are wanted
     */
    Iterator<Item> read(AccessPath path, Collection<Evaluation> outer, List<TableMapping> feeds) {
        return path.fold(new Reading(outer, feeds));
    }

    private final class Reading implements AccessPath.Fold<Iterator<Item>> {

        private final Collection<Evaluation> outer;
        private final List<TableMapping> feeds;

        Reading(Collection<Evaluation> outer, List<TableMapping> feeds) {
            this.outer = outer;
            this.feeds = feeds;
        }

        @Override
        public Iterator<Item> items(AccessPath.Items path) {
            Set<ItemKey> keys = new LinkedHashSet<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(path.mapping(), path.values(), evaluation)) {
                    path.mapping().possibleKey(row::get).ifPresent(keys::add);
                }
            }
            return get(path.mapping().table(), keys).values().iterator();
        }

        @Override
        public Iterator<Item> located(AccessPath.Located path) {
            Set<ItemKey> locators = new LinkedHashSet<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(path.mapping(), path.values(), evaluation)) {
                    locators.add(path.mapping().locatorKey(path.locator(), row::get));
                }
            }
            var pointers = get(path.mapping().table(), locators).values().iterator();
            return get(path.mapping().table(), targets(pointers)).values().iterator();
        }

        @Override
        public Iterator<Item> partition(AccessPath.Partition path) {
            var mapping = path.mapping();
            var index = path.index();
            boolean asItems = index.isPresent() && index.get().kind() == IndexMapping.Kind.ITEMS;
            var table = mapping.table();
            var name = index.isPresent() && !asItems ? index.get().index() : "";
            boolean consistent =
                    consistentReads() && (index.isEmpty() || index.get().isConsistent());
            Map<Expression, Request.Query> queries = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    condition(path, row, evaluation)
                            .ifPresent(condition -> queries.put(condition, query(table, name, condition, consistent)));
                }
            }
            var stored = Pages.of(queries.values(), store::query, Request.Query::from);
            if (asItems) {
                stored = get(mapping.table(), targets(stored)).values().iterator();
            } else if (index.isPresent()) {
                stored = verified(index.get(), stored);
            }
            return overlaid(mapping.table(), stored);
        }

        /** Empty where no key can hold the values. */
        private Optional<Expression> condition(
                AccessPath.Partition path, Map<String, Object> row, Evaluation evaluation) {
            var mapping = path.mapping();
            try {
                return Optional.of(path.index()
                        .map(index -> KeyCondition.of(
                                mapping, index.partition(), index.sort(), row::get, path.range(), evaluation))
                        .orElseGet(() -> KeyCondition.of(
                                mapping,
                                mapping.partitionParts(),
                                mapping.sortParts(),
                                row::get,
                                path.range(),
                                evaluation)));
            } catch (Refusal noSuchKey) {
                return Optional.empty();
            }
        }

        /** The keys that locators and index entries hold. */
        private static Set<ItemKey> targets(Iterator<Item> pointers) {
            Set<ItemKey> keys = new LinkedHashSet<>();
            pointers.forEachRemaining(
                    item -> keys.add(new ItemKey(item.get(Locator.TARGET_PARTITION), item.get(Locator.TARGET_SORT))));
            return keys;
        }

        @Override
        public Iterator<Item> collection(AccessPath.Collection path) {
            var mapping = path.mapping();
            Map<Expression, Request.Query> queries = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    var partition = mapping.partition().value(row::get);
                    var condition = KeyCondition.partition(mapping.table().partitionKey(), partition);
                    queries.put(condition, query(mapping.table(), "", condition, consistentReads()));
                }
            }
            return overlaid(mapping.table(), Pages.of(queries.values(), store::query, Request.Query::from));
        }

        @Override
        public Iterator<Item> scan(AccessPath.Scan path) {
            Scans.check(path, hints.scan().orElse(settings.scan()));
            var scan = new Request.Scan(
                    path.table(), "", typeFilter(path.table()), List.of(), 0, consistentReads(), false, 0, 1, Map.of());
            return overlaid(path.table(), Pages.of(List.of(scan), store::scan, Request.Scan::from));
        }

        private Expression typeFilter(PhysicalTable table) {
            if (!table.isTyped()) {
                return Expression.NONE;
            }
            Map<String, Value> tags = new LinkedHashMap<>();
            for (var mapping : feeds) {
                tags.put(":t" + tags.size(), Value.text(mapping.tag()));
            }
            return new Expression("#t IN (" + String.join(", ", tags.keySet()) + ")", Map.of("#t", table.type()), tags);
        }

        private Iterator<Item> overlaid(PhysicalTable table, Iterator<Item> stored) {
            return writes.isEmpty() ? stored : new Overlay(table, feeds, writes, stored);
        }

        /** Index entries may be stale: rows without a version are read again from the base table, page by page. */
        private Iterator<Item> verified(IndexMapping index, Iterator<Item> entries) {
            boolean trusted =
                    switch (settings.indexReads()) {
                        case EVENTUAL -> true;
                        case VERIFIED -> false;
                        case AUTO -> feeds.stream().allMatch(TableMapping::isVersioned);
                    };
            if (index.isComplete() && (trusted || index.isConsistent() && consistentReads())) {
                return entries;
            }
            var table = feeds.get(0).table();
            Set<ItemKey> keys = new LinkedHashSet<>();
            entries.forEachRemaining(item -> keys.add(Overlay.keyOf(table, item)));
            return get(table, keys).values().iterator();
        }
    }

    /** Every item of a partition of the table, in the order of its sort key; the transaction's own writes are left out. */
    Iterator<Item> partition(PhysicalTable table, Value partition) {
        var condition = KeyCondition.partition(table.partitionKey(), partition);
        return Pages.of(List.of(query(table, "", condition, true)), store::query, Request.Query::from);
    }

    private static Request.Query query(PhysicalTable table, String index, Expression condition, boolean consistent) {
        return new Request.Query(
                table, index, condition, Expression.NONE, List.of(), true, 0, consistent, false, Map.of());
    }

    /** The items of these keys that are there, in the order of the keys. */
    Map<ItemKey, Item> get(PhysicalTable table, Set<ItemKey> keys) {
        Map<ItemKey, Optional<Item>> found = new LinkedHashMap<>();
        List<ItemKey> wanted = new ArrayList<>();
        for (var key : keys) {
            var pending = writes.find(table, key);
            if (pending.isPresent()) {
                found.put(key, pending.get().after().map(Item::of));
            } else {
                found.put(key, Optional.empty());
                wanted.add(key);
            }
        }
        if (wanted.size() == 1) {
            var key = wanted.get(0);
            found.put(key, store.get(new Request.Get(table, key, List.of(), consistentReads())));
        } else if (!wanted.isEmpty()) {
            new BatchReads(store, settings.retryTimeout())
                    .get(table, wanted, consistentReads())
                    .forEach((key, item) -> found.put(key, Optional.of(item)));
        }
        Map<ItemKey, Item> present = new LinkedHashMap<>();
        found.forEach((key, item) -> item.ifPresent(there -> present.put(key, there)));
        return present;
    }
}
