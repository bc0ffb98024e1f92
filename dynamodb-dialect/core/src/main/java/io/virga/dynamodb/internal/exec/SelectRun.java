package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Projection;
import io.virga.dynamodb.internal.plan.Pushdown;
import io.virga.dynamodb.internal.plan.Query;
import io.virga.dynamodb.internal.plan.Step;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.Predicate;
import io.virga.dynamodb.internal.predicate.SqlOrder;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final ParallelReads parallel;
    private final ItemRows rows;
    private final RowLimit limit;
    private final @Nullable Object[] parameters;

    SelectRun(ItemReader reader, ParallelReads parallel, ItemRows rows, RowLimit limit, @Nullable Object[] parameters) {
        this.reader = reader;
        this.parallel = parallel;
        this.rows = rows;
        this.limit = limit;
        this.parameters = parameters;
    }

    /** The tuples of a plan that combines its rows itself, sorted and cut as the query says. */
    Iterator<Tuple> tuples(Plan.Direct plan) {
        var query = plan.query();
        var empty = new Tuple(parameters, query.sources().size());
        boolean sorted = query.order().isEmpty() || isSortedByKey(plan);
        Iterator<Tuple> matching = streamed(plan, empty, sorted)
                .orElseGet(() -> filtered(combined(plan.steps(), empty).iterator(), plan.filter()));
        if (query.distinct()) {
            matching = distinct(matching, query.selections());
        }
        if (!query.order().isEmpty()) {
            matching = sorted ? sortedByKey(matching, query) : sorted(matching, query.order());
        }
        return cut(matching, query, empty.evaluation());
    }

    /** Who reads the items. */
    ItemReader reader() {
        return reader;
    }

    /** Whether rows come in the query's order. */
    boolean isSortedByKey(Plan.Direct plan) {
        return plan.pushdown().order() != Pushdown.Order.NONE && isPlain(plan);
    }

    private boolean isPlain(Plan.Direct plan) {
        return plan.steps().get(0) instanceof Step.Fetch fetch
                && reader.isPlain(fetch.path(), List.of(fetch.sources().get(0).mapping()), fetch.projection());
    }

    /** Whether the store itself can count the rows of {@code count(*)}. */
    boolean isCounted(Plan.Direct plan) {
        if (!plan.pushdown().counted() || !isPlain(plan)) {
            return false;
        }
        var mapping = ((Step.Fetch) plan.steps().get(0)).sources().get(0).mapping();
        return mapping.table().isTyped() && mapping.timeToLive().isEmpty();
    }

    /** The rows of {@code count(*)} where the store itself can count them. */
    OptionalLong count(Plan.Direct plan) {
        if (!isCounted(plan)) {
            return OptionalLong.empty();
        }
        var fetch = (Step.Fetch) plan.steps().get(0);
        return OptionalLong.of(reader.count(
                fetch.path(),
                new Tuple(parameters, 0).evaluation(),
                fetch.sources().get(0).mapping()));
    }

    /** How the items of a step are asked for. */
    ReadOptions options(Plan.Direct plan, Step.Read read) {
        return isStreamed(plan)
                ? options(
                        plan,
                        read,
                        new Tuple(parameters, 0).evaluation(),
                        plan.query().order().isEmpty() || isSortedByKey(plan))
                : ReadOptions.of(read.projection());
    }

    private static ReadOptions options(Plan.Direct plan, Step.Read read, Evaluation evaluation, boolean sorted) {
        boolean forward = plan.pushdown().order() != Pushdown.Order.BACKWARD;
        return new ReadOptions(
                sorted && !plan.query().order().isEmpty(),
                !sorted || forward,
                sorted ? firstPage(plan, evaluation) : 0,
                read.projection());
    }

    private static boolean isStreamed(Plan.Direct plan) {
        return plan.steps().size() == 2 && plan.steps().get(0) instanceof Step.Fetch;
    }

    /** A single table needs no joining: its rows are handed on as their pages arrive, and no page is larger than it need be. */
    private Optional<Iterator<Tuple>> streamed(Plan.Direct plan, Tuple empty, boolean sorted) {
        if (!isStreamed(plan)) {
            return Optional.empty();
        }
        var fetch = (Step.Fetch) plan.steps().get(0);
        var source = fetch.sources().get(0);
        var options = options(plan, fetch, empty.evaluation(), sorted);
        var items = reader.read(fetch.path(), List.of(empty.evaluation()), List.of(source.mapping()), options);
        return Optional.of(new Mapped<>(items, item -> {
            var row = rows.of(item, source.mapping());
            if (row == null) {
                return null;
            }
            var tuple = empty.with(source.index(), row);
            if (!tuple.evaluation().accepts(plan.filter())) {
                return null;
            }
            rows.keep(row, fetch.projection());
            return tuple;
        }));
    }

    private List<Tuple> combined(List<Step> steps, Tuple empty) {
        var gathering = gathering(steps);
        List<Tuple> tuples = List.of(empty);
        for (var step : steps) {
            if (step instanceof Step.Read read) {
                gathering.read(read, tuples);
            } else if (step instanceof Step.Join join) {
                tuples = HashJoin.join(tuples, gathering.pool(join.joined().source()), join.joined());
                limit.check(tuples.size(), null);
            }
        }
        return tuples;
    }

    private Gathering gathering(List<Step> steps) {
        var reads = steps.stream()
                .filter(Step.Read.class::isInstance)
                .map(Step.Read.class::cast)
                .toList();
        return new Gathering(reader, parallel, rows, limit, parameters, reads);
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
        var gathering = gathering(plan.steps());
        gathering.readAll();
        Map<TableMapping, Map<Object, Row>> distinct = new LinkedHashMap<>();
        fed(plan).forEach(table -> distinct.put(table, new LinkedHashMap<>()));
        gathering.pools().forEach((source, pool) -> {
            var distinctRows = distinct.computeIfAbsent(source.mapping(), table -> new LinkedHashMap<>());
            pool.forEach(row -> distinctRows.put(row.key(), row));
        });
        Map<TableMapping, List<@Nullable Object[]>> tables = new LinkedHashMap<>();
        distinct.forEach((table, pool) ->
                tables.put(table, pool.values().stream().map(SelectRun::values).toList()));
        Map<TableMapping, AskedTable> asked = new LinkedHashMap<>();
        plan.tables().stream()
                .filter(table -> !tables.containsKey(table))
                .forEach(table ->
                        asked.put(table, new AskedTable(table, plan.needed().of(table), this)));
        return new Fetched(tables, asked);
    }

    private static Set<TableMapping> fed(Plan.Residual plan) {
        var fed = new LinkedHashSet<TableMapping>();
        for (var step : plan.steps()) {
            if (step instanceof Step.Read read) {
                read.sources().forEach(source -> fed.add(source.mapping()));
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
            var row = rows.of(item, mapping);
            if (row == null) {
                return null;
            }
            rows.keep(row, projection);
            return values(row);
        });
    }

    private static @Nullable Object[] values(Row row) {
        var attributes = row.mapping().attributes();
        var values = new @Nullable Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i);
        }
        return values;
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
            limit.check(seen.size(), null);
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
            limit.check(list.size(), null);
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
