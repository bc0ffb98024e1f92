package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyOrder;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.plan.Projection;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Page;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs access paths: every page is read, every unprocessed key asked for again, and what the transaction wrote itself
 * stands in place of what is stored.
 */
final class ItemReader {

    /** What one BatchGetItem takes. */
    private static final int BATCH = 100;
    /** The most operands of an IN in an expression. */
    private static final int IN_LIST = 100;
    /** How much larger each page is than the one before, where the first was to be small. */
    private static final int GROWTH = 4;
    /** Beyond this many items a page is as large as it can be. */
    private static final int LARGE_PAGE = 4_000;

    private final ItemStore store;
    private final ParallelReads parallel;
    private final WriteSet writes;
    private final WorkSettings settings;
    private final Hints hints;
    private final DualForms forms;
    private final ReadSet seen;

    private final RangeReads ranges;

    /**
     * @param seen remembers what was read by key
     * @param ranges asked before anything is read otherwise
     */
    ItemReader(
            ItemStore store,
            ParallelReads parallel,
            WriteSet writes,
            WorkSettings settings,
            Hints hints,
            DualForms forms,
            ReadSet seen,
            RangeReads ranges) {
        this.ranges = ranges;
        this.forms = forms;
        this.seen = seen;
        this.store = store;
        this.parallel = parallel;
        this.writes = writes;
        this.settings = settings;
        this.hints = hints;
    }

    /** The same, for one of some paths that are read at once. */
    ItemReader sharing(int paths) {
        return new ItemReader(store, parallel.sharing(paths), writes, settings, hints, forms, seen, ranges);
    }

    /** Whether paths may be read by several threads: not where what is read is remembered, by the thread of the statement. */
    boolean isShareable() {
        return !seen.isOn();
    }

    /** Whether the table itself is read strongly consistent. */
    boolean consistentReads() {
        return hints.consistentReads().orElse(settings.consistentReads());
    }

    /**
     * The items of a path, lazily, page by page.
     *
     * @param outer what the key's operands are evaluated over: one for a fetch, one per row for a lookup
     * @param feeds the tables whose items are wanted
     */
    Iterator<Item> read(AccessPath path, Collection<Evaluation> outer, List<TableMapping> feeds, ReadOptions options) {
        // of which of its two items a row is read, the whole item tells
        return path.fold(new Reading(outer, feeds, forms.splitsAny(feeds) ? options.whole() : options));
    }

    /** Whether a path hands on the rows as it reads them, and the transaction has nothing to put in their place. */
    boolean isPlain(AccessPath path, List<TableMapping> feeds, Projection projection) {
        return !forms.splitsAny(feeds)
                && writes.items().stream()
                        .noneMatch(item -> feeds.contains(item.subject().mapping()))
                && !(path instanceof AccessPath.Partition partition
                        && partition.index().isPresent()
                        && !isTrusted(partition.index().get(), feeds, projected(feeds, projection)));
    }

    /** The attributes that are asked for of the items of some tables; all where empty. */
    List<String> attributes(List<TableMapping> feeds, Projection projection) {
        return forms.splitsAny(feeds) ? List.of() : projected(feeds, projection);
    }

    /** Whether what a Query finds only leads to the rows, which are then read by their keys. */
    boolean isFollowed(AccessPath.Partition path, List<TableMapping> feeds, List<String> attributes) {
        return path.index()
                .filter(index -> Reading.isItems(index) || !isTrusted(index, feeds, attributes))
                .isPresent();
    }

    /** How many scans at once a scan becomes. */
    int segments(int firstPage) {
        return firstPage > 0 ? 1 : hints.scanSegments().orElse(settings.scanSegments());
    }

    private List<String> projected(List<TableMapping> feeds, Projection projection) {
        return seen.projected(feeds.get(0).table(), projection.attributes());
    }

    /** Whether an item is a second one that a migration keeps for the application of another version. */
    boolean hides(TableMapping mapping, Item item) {
        return forms.of(mapping).filter(rows -> rows.isOther(item)).isPresent();
    }

    /** Whether the entries of an index are taken for the rows, or for what is asked of them. */
    private boolean isTrusted(IndexMapping index, List<TableMapping> feeds, List<String> attributes) {
        boolean trusted =
                switch (settings.indexReads()) {
                    case EVENTUAL -> true;
                    case VERIFIED -> false;
                    case AUTO -> feeds.stream().allMatch(TableMapping::isVersioned);
                };
        return index.covers(feeds.get(0).table(), attributes) && (trusted || index.isConsistent() && consistentReads());
    }

    /**
     * The number of items of a path, which stay where they are.
     *
     * @param path one that {@link #isPlain is plain}, over one table with a type and without a time to live
     */
    long count(AccessPath path, Evaluation evaluation, TableMapping mapping) {
        var reading = new Reading(List.of(evaluation), List.of(mapping), ReadOptions.ALL);
        if (path instanceof AccessPath.Scan scan) {
            ranges.scan(scan);
            Scans.check(scan, hints.scan().orElse(settings.scan()));
            List<Supplier<Long>> segments = new ArrayList<>();
            for (var segment : reading.scansOf(scan, true)) {
                segments.add(() -> counted(segment, store::scan, Request.Scan::from));
            }
            return sum(segments);
        }
        if (!(path instanceof AccessPath.Partition partition)) {
            throw new AssertionError("single items are not counted: " + path);
        }
        reading.begin(partition);
        List<Supplier<Long>> shards = new ArrayList<>();
        for (var query : reading.queries(partition, List.of())) {
            var counting = query.counting(reading.typeFilter(mapping.table()));
            shards.add(() -> counted(counting, store::query, Request.Query::from));
        }
        return sum(shards);
    }

    private long sum(List<Supplier<Long>> counts) {
        return parallel.all(counts).stream().mapToLong(Long::longValue).sum();
    }

    private static <R> long counted(R request, Function<R, Page> ask, BiFunction<R, Map<String, Value>, R> next) {
        long count = 0;
        var page = ask.apply(request);
        count += page.count();
        var current = request;
        while (!page.isLast()) {
            current = next.apply(current, page.last());
            page = ask.apply(current);
            count += page.count();
        }
        return count;
    }

    private static int larger(int limit) {
        return limit == 0 || limit > LARGE_PAGE / GROWTH ? 0 : limit * GROWTH;
    }

    /** The key that a locator or an index entry holds. */
    private static ItemKey target(Item pointer) {
        return new ItemKey(pointer.get(Locator.TARGET_PARTITION), pointer.get(Locator.TARGET_SORT));
    }

    private final class Reading implements AccessPath.Fold<Iterator<Item>> {

        private final Collection<Evaluation> outer;
        private final List<TableMapping> feeds;
        private final ReadOptions options;

        Reading(Collection<Evaluation> outer, List<TableMapping> feeds, ReadOptions options) {
            this.outer = outer;
            this.feeds = feeds;
            this.options = options;
        }

        @Override
        public Iterator<Item> items(AccessPath.Items path) {
            var mapping = path.mapping();
            var keys = keys(path);
            var found = get(mapping.table(), keys.keySet(), projected());
            seen.asked(mapping, keys, found, projected(), consistentReads(), writes);
            return found.values().iterator();
        }

        /** The keys that are asked for, each with the primary key of its row. */
        private Map<ItemKey, List<@Nullable Object>> keys(AccessPath.Items path) {
            var mapping = path.mapping();
            Map<ItemKey, List<@Nullable Object>> keys = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    mapping.possibleKey(row::get).ifPresent(key -> keys.put(key, RowWriter.id(mapping, row::get)));
                }
            }
            return keys;
        }

        @Override
        public Iterator<Item> located(AccessPath.Located path) {
            var mapping = path.mapping();
            Map<ItemKey, List<@Nullable Object>> locators = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    locators.put(mapping.locatorKey(path.locator(), row::get), RowWriter.id(mapping, row::get));
                }
            }
            var pointers = get(mapping.table(), locators.keySet(), List.of());
            Set<ItemKey> targets = new LinkedHashSet<>();
            pointers.values().forEach(pointer -> targets.add(target(pointer)));
            var found = get(mapping.table(), targets, projected());
            if (seen.isOn()) {
                seen(mapping, locators, pointers, found);
            }
            return found.values().iterator();
        }

        /** A row that is there shows where it is; of any other its locator has to be checked too. */
        private void seen(
                TableMapping mapping,
                Map<ItemKey, List<@Nullable Object>> locators,
                Map<ItemKey, Item> pointers,
                Map<ItemKey, Item> found) {
            Map<ItemKey, List<@Nullable Object>> targets = new LinkedHashMap<>();
            Map<ItemKey, List<@Nullable Object>> pointless = new LinkedHashMap<>();
            locators.forEach((locator, id) -> {
                var pointer = pointers.get(locator);
                if (pointer != null) {
                    targets.put(target(pointer), id);
                }
                if (pointer == null || !found.containsKey(target(pointer))) {
                    pointless.put(locator, id);
                }
            });
            seen.asked(mapping, pointless, pointers, List.of(), consistentReads(), writes);
            seen.asked(mapping, targets, found, projected(), consistentReads(), writes);
        }

        @Override
        public Iterator<Item> partition(AccessPath.Partition path) {
            var table = path.mapping().table();
            var index = path.index();
            begin(path);
            var queries = queries(path, entries(path));
            var stored = options.sorted() ? merged(path, queries) : pages(queries);
            if (index.isPresent() && isItems(index.get())) {
                stored = fetched(stored, ItemReader::target);
            } else if (index.isPresent() && !isTrusted(index.get(), feeds, projected())) {
                // entries may be stale
                stored = fetched(stored, item -> Overlay.keyOf(table, item));
            }
            var id = path.mapping().primaryKey();
            if (ranges.areChecked()) {
                stored = rows(feeds, stored);
            } else if (seen.isOn()
                    && !id.isEmpty()
                    && path.values().byColumn().keySet().containsAll(id)) {
                // an index that leads from an id to its row: what it does not find cannot be asked for
                stored = new Watched<>(stored, item -> seen(path.mapping(), item), () -> {});
            }
            return overlaid(table, stored);
        }

        /** Before rows are read that no key names. */
        void begin(AccessPath.Partition path) {
            var mapping = path.mapping();
            path.index().ifPresent(index -> ranges.index(index, mapping.table()));
            if (ranges.areChecked()) {
                Set<Value> partitions = new LinkedHashSet<>();
                for (var evaluation : outer) {
                    for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                        mapping.partition().partitions(row::get).forEach(shard -> possible(() -> shard.value(row::get))
                                .ifPresent(partitions::add));
                    }
                }
                ranges.begin(mapping, partitions);
            }
        }

        private static <T> Optional<T> possible(Supplier<T> key) {
            try {
                return Optional.of(key.get());
            } catch (Refusal noSuchKey) {
                return Optional.empty();
            }
        }

        /** Each row counts as read. */
        private Iterator<Item> rows(List<TableMapping> tables, Iterator<Item> stored) {
            return new Watched<>(
                    stored,
                    item -> tables.stream()
                            .filter(table -> table.owns(item::get))
                            .forEach(table -> seen(table, item)),
                    () -> {});
        }

        private List<String> projected() {
            return ItemReader.this.projected(feeds, options.projection());
        }

        /** What is asked for of the entries: the row where they are taken for it, else where it is. */
        private List<String> entries(AccessPath.Partition path) {
            var index = path.index();
            if (index.isEmpty() || isTrusted(index.get(), feeds, projected())) {
                return merging(path, projected());
            }
            var table = path.mapping().table();
            if (isItems(index.get())) {
                return List.of();
            }
            return table.hasSortKey() ? List.of(table.partitionKey(), table.sortKey()) : List.of(table.partitionKey());
        }

        /** What is projected, and the sort key where the shards are merged by it. */
        private List<String> merging(AccessPath.Partition path, List<String> projected) {
            if (projected.isEmpty() || !options.sorted()) {
                return projected;
            }
            var all = new LinkedHashSet<>(projected);
            boolean sharded =
                    path.index().map(IndexMapping::partition).orElseGet(path.mapping()::partitionParts).stream()
                            .anyMatch(part -> part.template().shards() > 1);
            if (sharded) {
                sortParts(path).forEach(part -> all.add(part.attribute()));
            }
            return List.copyOf(all);
        }

        private static List<KeyPart> sortParts(AccessPath.Partition path) {
            return path.index().map(IndexMapping::sort).orElseGet(path.mapping()::sortParts);
        }

        private Collection<Request.Query> queries(AccessPath.Partition path, List<String> projection) {
            var mapping = path.mapping();
            var index = path.index();
            var name = index.isPresent() && !isItems(index.get()) ? index.get().index() : "";
            boolean consistent =
                    consistentRange() && (index.isEmpty() || index.get().isConsistent());
            Map<Expression, Request.Query> queries = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    var parts = index.map(IndexMapping::partition).orElseGet(mapping::partitionParts);
                    for (var partition : KeyPart.partitions(parts, row::get)) {
                        condition(path, partition, row, evaluation)
                                .ifPresent(condition -> queries.put(
                                        condition, query(mapping.table(), name, condition, projection, consistent)));
                    }
                }
            }
            return queries.values();
        }

        private static boolean isItems(IndexMapping index) {
            return index.kind() == IndexMapping.Kind.ITEMS;
        }

        private Request.Query query(
                PhysicalTable table, String index, Expression condition, List<String> projection, boolean consistent) {
            return new Request.Query(
                    table,
                    index,
                    condition,
                    Expression.NONE,
                    projection,
                    options.forward(),
                    options.firstPage(),
                    consistent,
                    false,
                    Map.of());
        }

        private static Request.Query next(Request.Query query, Map<String, Value> last) {
            return query.from(last, larger(query.limit()));
        }

        /** Of each shard as many as the first page is to have: they may all be in one. */
        private Iterator<Item> merged(AccessPath.Partition path, Collection<Request.Query> queries) {
            if (queries.size() < 2) {
                return pages(queries);
            }
            Comparator<Item> order = (a, b) -> 0;
            for (var part : sortParts(path)) {
                order = order.thenComparing(item -> item.get(part.attribute()), KeyOrder::compare);
            }
            return new MergedPages<>(
                    queries, options.forward() ? order : order.reversed(), parallel, store::query, Reading::next);
        }

        private Iterator<Item> pages(Collection<Request.Query> queries) {
            BiFunction<Request.Query, Map<String, Value>, Request.Query> next = Reading::next;
            // a limit may be met before the last of them is asked
            return options.firstPage() > 0
                    ? Pages.of(queries, store::query, next)
                    : parallel.inOrder(queries, store::query, next);
        }

        /** The items behind entries, some at a time: as many as the first page is to have, or as go out at once. */
        private Iterator<Item> fetched(Iterator<Item> entries, Function<Item, ItemKey> key) {
            Set<ItemKey> seen = new HashSet<>();
            int size = options.firstPage() == 0 ? BATCH * parallel.width() : Math.min(BATCH, options.firstPage());
            var table = feeds.get(0).table();
            return new Chunks<>(entries, size, chunk -> {
                Set<ItemKey> keys = new LinkedHashSet<>();
                chunk.forEach(item -> keys.add(key.apply(item)));
                keys.removeIf(one -> !seen.add(one));
                return get(table, keys, projected()).values().iterator();
            });
        }

        /** Empty where no key can hold the values. */
        private Optional<Expression> condition(
                AccessPath.Partition path, List<KeyPart> partition, Map<String, Object> row, Evaluation evaluation) {
            try {
                return Optional.of(KeyCondition.of(
                        path.mapping(), partition, sortParts(path), row::get, path.range(), evaluation));
            } catch (Refusal noSuchKey) {
                return Optional.empty();
            }
        }

        @Override
        public Iterator<Item> collection(AccessPath.Collection path) {
            var mapping = path.mapping();
            Map<Expression, Request.Query> queries = new LinkedHashMap<>();
            for (var evaluation : outer) {
                for (var row : KeyBinding.bind(mapping, path.values(), evaluation)) {
                    for (var shard : mapping.partition().partitions(row::get)) {
                        var condition = KeyCondition.partition(mapping.table().partitionKey(), shard.value(row::get));
                        queries.put(condition, query(mapping.table(), "", condition, projected(), consistentRange()));
                    }
                }
            }
            List<TableMapping> inRange = new ArrayList<>();
            for (var part : path.parts()) {
                if (part instanceof AccessPath.Partition range) {
                    begin(range);
                    inRange.add(range.mapping());
                }
            }
            var stored = pages(queries.values());
            if (seen.isOn()) {
                stored = byKey(path, stored);
            }
            if (ranges.areChecked()) {
                stored = rows(inRange, stored);
            }
            return overlaid(mapping.table(), stored);
        }

        /** What a version is to be checked for must not be older than that. */
        private boolean consistentRange() {
            return consistentReads() || ranges.areChecked();
        }

        /** What is asked for by key is read by key, though one Query of its item collection brings it. */
        private Iterator<Item> byKey(AccessPath.Collection path, Iterator<Item> stored) {
            Map<TableMapping, Map<ItemKey, List<@Nullable Object>>> asked = new LinkedHashMap<>();
            for (var part : path.parts()) {
                if (part instanceof AccessPath.Items items) {
                    asked.computeIfAbsent(items.mapping(), any -> new LinkedHashMap<>())
                            .putAll(keys(items));
                }
            }
            return new Watched<>(
                    stored,
                    item -> asked.forEach((mapping, keys) -> {
                        if (keys.remove(Overlay.keyOf(mapping.table(), item)) != null) {
                            seen(mapping, item);
                        }
                    }),
                    () -> asked.forEach((mapping, keys) ->
                            seen.asked(mapping, keys, Map.of(), projected(), consistentReads(), writes)));
        }

        private void seen(TableMapping mapping, Item item) {
            var key = Overlay.keyOf(mapping.table(), item);
            var id = new Row(mapping, item).id();
            seen.asked(mapping, Map.of(key, id), Map.of(key, item), projected(), consistentReads(), writes);
        }

        @Override
        public Iterator<Item> scan(AccessPath.Scan path) {
            ranges.scan(path);
            Scans.check(path, hints.scan().orElse(settings.scan()));
            return overlaid(
                    path.table(),
                    parallel.inAnyOrder(
                            scansOf(path, false), store::scan, (page, last) -> page.from(last, larger(page.limit()))));
        }

        /** One for each segment; a single one where a limit may end the scan early. */
        private List<Request.Scan> scansOf(AccessPath.Scan path, boolean countOnly) {
            int segments = segments(options.firstPage());
            List<Request.Scan> scans = new ArrayList<>();
            for (int segment = 0; segment < segments; segment++) {
                scans.add(new Request.Scan(
                        path.table(),
                        "",
                        typeFilter(path.table()),
                        projected(),
                        options.firstPage(),
                        consistentReads(),
                        countOnly,
                        segment,
                        segments,
                        Map.of()));
            }
            return scans;
        }

        private Expression typeFilter(PhysicalTable table) {
            if (!table.isTyped() || feeds.size() > IN_LIST) {
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
    }

    /** Every item of a partition of the table, in the order of its sort key; the transaction's own writes are left out. */
    Iterator<Item> partition(PhysicalTable table, Value partition) {
        var condition = KeyCondition.partition(table.partitionKey(), partition);
        var query = new Request.Query(table, "", condition, Expression.NONE, List.of(), true, 0, true, false, Map.of());
        return Pages.of(List.of(query), store::query, Request.Query::from);
    }

    /**
     * The items of these keys that are there, in the order of the keys.
     *
     * @param projection the attributes that are needed, those of the key among them; all where empty
     */
    Map<ItemKey, Item> get(PhysicalTable table, Set<ItemKey> keys, List<String> projection) {
        Map<ItemKey, Optional<Item>> found = new LinkedHashMap<>();
        List<ItemKey> wanted = new ArrayList<>();
        for (var key : keys) {
            var pending = writes.find(table, key);
            if (pending.isPresent()) {
                found.put(key, pending.get().item());
            } else {
                found.put(key, Optional.empty());
                wanted.add(key);
            }
        }
        if (wanted.size() == 1) {
            var key = wanted.get(0);
            found.put(key, store.get(new Request.Get(table, key, projection, consistentReads())));
        } else if (!wanted.isEmpty()) {
            new BatchReads(store, settings.retryTimeout(), parallel)
                    .get(table, wanted, projection, consistentReads())
                    .forEach((key, item) -> found.put(key, Optional.of(item)));
        }
        Map<ItemKey, Item> present = new LinkedHashMap<>();
        found.forEach((key, item) -> item.ifPresent(there -> present.put(key, there)));
        return present;
    }
}
