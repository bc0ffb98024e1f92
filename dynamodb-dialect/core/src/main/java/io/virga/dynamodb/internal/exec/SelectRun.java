package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.plan.JoinedSource;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Projection;
import io.virga.dynamodb.internal.plan.Pushdown;
import io.virga.dynamodb.internal.plan.Query;
import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.plan.Step;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.Predicate;
import io.virga.dynamodb.internal.predicate.SqlOrder;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One execution of a plan's steps: fetches, lookup waves, joins. */
final class SelectRun {

    private static final int SMALL_PAGE = 100;
    private static final int LARGE_PAGE = 4_000;

    private final ItemReader reader;
    private final SessionRows rows;
    private final WriteSet writes;
    private final long maxRows;
    private final @Nullable Object[] parameters;
    private final Map<Source, List<Row>> pools = new HashMap<>();
    private List<Tuple> tuples = List.of();

    SelectRun(ItemReader reader, SessionRows rows, WriteSet writes, long maxRows, @Nullable Object[] parameters) {
        this.reader = reader;
        this.rows = rows;
        this.writes = writes;
        this.maxRows = maxRows;
        this.parameters = parameters;
    }

    /** The tuples of a plan that combines its rows itself, sorted and cut as the query says. */
    Iterator<Tuple> tuples(Plan.Direct plan) {
        var query = plan.query();
        var empty = new Tuple(parameters, query.sources().size());
        boolean sorted = query.order().isEmpty() || isSortedByKey(plan);
        Iterator<Tuple> matching = streamed(plan, empty, sorted).orElseGet(() -> {
            tuples = List.of(empty);
            plan.steps().forEach(step -> run(step, empty));
            return filtered(tuples.iterator(), plan.filter());
        });
        if (query.distinct()) {
            matching = distinct(matching, query.selections());
        }
        if (!query.order().isEmpty()) {
            matching = sorted ? sortedByKey(matching, query) : sorted(matching, query.order());
        }
        return cut(matching, query, empty.evaluation());
    }

    private boolean isSortedByKey(Plan.Direct plan) {
        return plan.pushdown().order() != Pushdown.Order.NONE && isPlain(plan);
    }

    private boolean isPlain(Plan.Direct plan) {
        return plan.steps().get(0) instanceof Step.Fetch fetch
                && reader.isPlain(fetch.path(), List.of(fetch.sources().get(0).mapping()));
    }

    /** The rows of {@code count(*)} where the store itself can count them. */
    OptionalLong count(Plan.Direct plan) {
        if (!plan.pushdown().counted() || !isPlain(plan)) {
            return OptionalLong.empty();
        }
        var fetch = (Step.Fetch) plan.steps().get(0);
        var mapping = fetch.sources().get(0).mapping();
        return mapping.table().isTyped() && mapping.timeToLive().isEmpty()
                ? OptionalLong.of(reader.count(fetch.path(), new Tuple(parameters, 0).evaluation(), mapping))
                : OptionalLong.empty();
    }

    /** A single table needs no joining: its rows are handed on as their pages arrive, and no page is larger than it need be. */
    private Optional<Iterator<Tuple>> streamed(Plan.Direct plan, Tuple empty, boolean sorted) {
        if (plan.steps().size() != 2 || !(plan.steps().get(0) instanceof Step.Fetch fetch)) {
            return Optional.empty();
        }
        var source = fetch.sources().get(0);
        boolean forward = plan.pushdown().order() != Pushdown.Order.BACKWARD;
        var options = new ReadOptions(
                !sorted || forward, sorted ? firstPage(plan, empty.evaluation()) : 0, fetch.projection());
        var items = reader.read(fetch.path(), List.of(empty.evaluation()), List.of(source.mapping()), options);
        Iterator<Tuple> all = new Mapped<>(items, item -> {
            var row = rowOf(item, source.mapping(), fetch.projection());
            return row == null ? null : empty.with(source.index(), row);
        });
        return Optional.of(filtered(all, plan.filter()));
    }

    /** What a query with a limit needs, and some more where rows may be dropped; 0 where all are needed. */
    private static int firstPage(Plan.Direct plan, Evaluation evaluation) {
        var query = plan.query();
        long take = number(query.limit().map(evaluation::valueOf).orElse(null), Long.MAX_VALUE);
        if (query.isCount() || take > LARGE_PAGE) {
            return 0;
        }
        long rows = take + number(query.offset().map(evaluation::valueOf).orElse(null), 0);
        long items = plan.pushdown().whole() && !query.distinct() ? rows : Math.max(SMALL_PAGE, 4 * rows);
        return items > LARGE_PAGE ? 0 : (int) Math.max(1, items);
    }

    /** What a residual statement runs over; a table that no step reads is asked for its rows. */
    Fetched fetch(Plan.Residual plan) {
        var empty = new Tuple(parameters, sourceCount(plan));
        plan.steps().forEach(step -> run(step, empty));
        Map<TableMapping, Map<Object, Row>> distinct = new LinkedHashMap<>();
        fed(plan).forEach(table -> distinct.put(table, new LinkedHashMap<>()));
        pools.forEach((source, pool) -> {
            var distinctRows = distinct.computeIfAbsent(source.mapping(), table -> new LinkedHashMap<>());
            pool.forEach(row -> distinctRows.put(row.key(), row));
        });
        Map<TableMapping, List<@Nullable Object[]>> tables = new LinkedHashMap<>();
        distinct.forEach((table, pool) ->
                tables.put(table, pool.values().stream().map(SelectRun::values).toList()));
        Map<TableMapping, AskedTable> asked = new LinkedHashMap<>();
        plan.tables().stream()
                .filter(table -> !tables.containsKey(table))
                .forEach(table -> asked.put(table, new AskedTable(table, plan.needed().of(table), this)));
        return new Fetched(tables, asked);
    }

    private static Set<TableMapping> fed(Plan.Residual plan) {
        var fed = new LinkedHashSet<TableMapping>();
        for (var step : plan.steps()) {
            if (step instanceof Step.Fetch fetch) {
                fetch.sources().forEach(source -> fed.add(source.mapping()));
            } else if (step instanceof Step.Lookup lookup) {
                fed.add(lookup.source().mapping());
            }
        }
        return fed;
    }

    /** The rows of a path, page by page, once for each list of values of its parameters. */
    Iterator<@Nullable Object[]> rows(
            AccessPath path, TableMapping mapping, Projection projection, List<? extends List<?>> values) {
        var evaluations = values.stream()
                .map(key -> new Tuple(key.toArray(), 0).evaluation())
                .toList();
        return new Mapped<>(reader.read(path, evaluations, List.of(mapping), ReadOptions.of(projection)), item -> {
            var row = rowOf(item, mapping, projection);
            return row == null ? null : values(row);
        });
    }

    private static int sourceCount(Plan.Residual plan) {
        int count = 0;
        for (var step : plan.steps()) {
            if (step instanceof Step.Fetch fetch) {
                for (var source : fetch.sources()) {
                    count = Math.max(count, source.index() + 1);
                }
            } else if (step instanceof Step.Lookup lookup) {
                count = Math.max(count, lookup.source().index() + 1);
            }
        }
        return count;
    }

    private static @Nullable Object[] values(Row row) {
        var attributes = row.mapping().attributes();
        var values = new @Nullable Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i);
        }
        return values;
    }

    private void run(Step step, Tuple empty) {
        if (step instanceof Step.Fetch fetch) {
            fetch(fetch, empty.evaluation());
        } else if (step instanceof Step.Lookup lookup) {
            lookup(lookup);
        } else if (step instanceof Step.Join join) {
            join(join.joined());
        }
    }

    private void fetch(Step.Fetch fetch, Evaluation evaluation) {
        var feeds = fetch.sources().stream().map(Source::mapping).distinct().toList();
        var items = reader.read(fetch.path(), List.of(evaluation), feeds, ReadOptions.of(fetch.projection()));
        int held = 0;
        while (items.hasNext()) {
            var item = items.next();
            for (var source : fetch.sources()) {
                var row = rowOf(item, source.mapping(), fetch.projection());
                if (row != null) {
                    pool(source).add(row);
                    checkHeld(++held, fetch.path());
                }
            }
        }
    }

    private void lookup(Step.Lookup lookup) {
        var source = lookup.source();
        var evaluations = outer(lookup);
        var items =
                reader.read(lookup.path(), evaluations, List.of(source.mapping()), ReadOptions.of(lookup.projection()));
        var pool = pool(source);
        while (items.hasNext()) {
            var row = rowOf(items.next(), source.mapping(), lookup.projection());
            if (row != null) {
                pool.add(row);
                checkHeld(pool.size(), lookup.path());
            }
        }
    }

    private List<Row> pool(Source source) {
        return pools.computeIfAbsent(source, key -> new ArrayList<>());
    }

    private List<Evaluation> outer(Step.Lookup lookup) {
        if (lookup.from().isEmpty()) {
            return tuples.stream().map(Tuple::evaluation).toList();
        }
        var from = lookup.from().get();
        var empty = new Tuple(parameters, from.index() + 1);
        return pools.getOrDefault(from, List.of()).stream()
                .map(row -> empty.with(from.index(), row).evaluation())
                .toList();
    }

    private void join(JoinedSource joined) {
        tuples = HashJoin.join(tuples, pools.getOrDefault(joined.source(), List.of()), joined);
        checkHeld(tuples.size(), null);
    }

    private @Nullable Row rowOf(Item item, TableMapping mapping, Projection projection) {
        if (!mapping.owns(item::get) || mapping.isExpired(item::get, Instant::now) || reader.hides(mapping, item)) {
            return null;
        }
        var row = new Row(mapping, item);
        if (projection.isAll()
                && (writes.isEmpty() || writes.find(mapping.table(), row.key()).isEmpty())) {
            // what the transaction wrote itself may yet be taken back, and a part of a row is none to write from
            rows.remember(row);
        }
        return row;
    }

    private void checkHeld(int held, @Nullable AccessPath path) {
        if (held > maxRows) {
            throw Refusal.of(
                    "TOO_MANY_ROWS",
                    "54000",
                    "the statement holds more than " + maxRows + " rows in memory"
                            + (path == null ? "" : " of " + path),
                    "residual.max-rows=" + maxRows,
                    "Narrow the query by a key or an index, read it in pages, or raise virga.dynamodb.residual.max-rows.");
        }
    }

    private static Iterator<Tuple> filtered(Iterator<Tuple> all, Predicate filter) {
        return new Mapped<>(all, tuple -> tuple.evaluation().accepts(filter) ? tuple : null);
    }

    /** Before sorting: SQL lets a distinct query order by what it selects, and by nothing else. */
    private Iterator<Tuple> distinct(Iterator<Tuple> all, List<Query.Selection> selections) {
        Set<List<@Nullable Object>> seen = new HashSet<>();
        return new Mapped<>(all, tuple -> {
            var values = new ArrayList<@Nullable Object>(selections.size());
            for (var selection : selections) {
                var value = tuple.evaluation().valueOf(selection.operand());
                values.add(value == null ? null : HashJoin.hashable(value));
            }
            if (!seen.add(values)) {
                return null;
            }
            checkHeld(seen.size(), null);
            return tuple;
        });
    }

    private static Iterator<Tuple> sortedByKey(Iterator<Tuple> all, Query query) {
        return new KeyOrdered<>(
                all,
                tuple -> query.order().stream().anyMatch(term -> {
                    var value = tuple.evaluation().valueOf(term.operand());
                    return value != null && Pushdown.mayDiffer(value);
                }),
                comparator(query.order()));
    }

    private Iterator<Tuple> sorted(Iterator<Tuple> all, List<Query.Ordering> order) {
        var list = new ArrayList<Tuple>();
        all.forEachRemaining(tuple -> {
            list.add(tuple);
            checkHeld(list.size(), null);
        });
        list.sort(comparator(order));
        return list.iterator();
    }

    private static Comparator<Tuple> comparator(List<Query.Ordering> order) {
        Comparator<Tuple> all = (a, b) -> 0;
        for (var term : order) {
            all = all.thenComparing((a, b) -> {
                var left = a.evaluation().valueOf(term.operand());
                var right = b.evaluation().valueOf(term.operand());
                if (left == null || right == null) {
                    int nullFirst = Boolean.compare(left != null, right != null);
                    return term.nullsFirst() ? nullFirst : -nullFirst;
                }
                int natural = SqlOrder.compare(left, right);
                return term.ascending() ? natural : -natural;
            });
        }
        return all;
    }

    private static Iterator<Tuple> cut(Iterator<Tuple> all, Query query, Evaluation evaluation) {
        if (query.isCount()) {
            return all;
        }
        long skip = query.offset()
                .map(operand -> number(evaluation.valueOf(operand), 0))
                .orElse(0L);
        long take = query.limit()
                .map(operand -> number(evaluation.valueOf(operand), Long.MAX_VALUE))
                .orElse(Long.MAX_VALUE);
        return skip == 0 && take == Long.MAX_VALUE ? all : new Cut<>(all, skip, take);
    }

    private static long number(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }
}
