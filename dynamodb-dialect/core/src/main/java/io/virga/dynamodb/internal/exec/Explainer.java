package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.Explanation.Access;
import io.virga.dynamodb.Explanation.Answer;
import io.virga.dynamodb.Explanation.Statement;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.plan.Atomic;
import io.virga.dynamodb.internal.plan.KeyValues;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.plan.Step;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import io.virga.dynamodb.internal.store.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a plan would do with these parameters, and does nothing of it. */
final class Explainer {

    private static final int BATCH = 100;
    private static final String EVENTUALLY = "eventually consistent";

    private final @Nullable Object[] parameters;
    /** Is asked how it would read, and reads nothing. */
    private final SelectRun run;

    private final ItemReader reader;
    private final Map<Integer, Integer> waves = new HashMap<>();
    private final List<Access> accesses = new ArrayList<>();

    private Explainer(@Nullable Object[] parameters, SelectRun run) {
        this.parameters = parameters;
        this.run = run;
        reader = run.reader();
    }

    static Statement explain(Plan plan, @Nullable Object[] parameters, Hints hints, SelectRun run) {
        if (plan instanceof Plan.Bulk bulk && bulk.atomic().isPresent() && hints.expectsOne()) {
            return unread(bulk.atomic().get());
        }
        return new Explainer(parameters, run).explain(plan);
    }

    private static Statement unread(Atomic atomic) {
        var mapping = atomic.mapping();
        Map<String, List<Operand>> key = new LinkedHashMap<>();
        atomic.key().forEach((column, operand) -> key.put(column, List.of(operand)));
        var write = new Access(
                Operation.UPDATE_ITEM.wireName(),
                mapping.table().name(),
                "",
                new KeyValues(key).toString(),
                List.of(mapping.name()),
                List.of(),
                List.of(),
                1,
                1);
        return new Statement(Answer.ITEMS, List.of(write), "", "", "");
    }

    private Statement explain(Plan plan) {
        if (plan instanceof Plan.Direct direct) {
            boolean counted = run.isCounted(direct);
            reads(direct.steps()).forEach(read -> add(read, run.options(direct, read), counted));
            return new Statement(Answer.ITEMS, accesses, filter(direct), order(direct), "");
        }
        if (plan instanceof Plan.Residual residual) {
            add(residual.steps());
            return new Statement(Answer.RESIDUAL, accesses, "", "", residual.reason());
        }
        if (plan instanceof Plan.Bulk bulk) {
            var rows = explain(bulk.rows());
            return new Statement(
                    Answer.RESIDUAL,
                    rows.accesses(),
                    "",
                    "",
                    bulk.write().write().kind().name().toLowerCase(java.util.Locale.ROOT) + " of the rows found");
        }
        if (plan instanceof Plan.Clearing clearing) {
            add(clearing.keys().steps());
            return new Statement(Answer.ITEMS, accesses, "", "", "");
        }
        if (plan instanceof Plan.Upsert upsert) {
            return new Statement(
                    Answer.RESIDUAL,
                    explain(upsert.rows()).accesses(),
                    "",
                    "",
                    "insert of the rows found, or update of those that are there");
        }
        if (plan instanceof Plan.PartiQl partiQl) {
            var table = partiQl.table().name();
            accesses.add(new Access(
                    Operation.EXECUTE_STATEMENT.wireName(),
                    table,
                    partiQl.index(),
                    "",
                    List.of(table),
                    partiQl.columns(),
                    List.of(),
                    1,
                    1));
            return new Statement(Answer.ITEMS, accesses, "", "", "");
        }
        if (plan instanceof Plan.Refused refused) {
            return new Statement(Answer.REFUSED, List.of(), "", "", refused.code() + ": " + refused.what());
        }
        throw new AssertionError("no query: " + plan);
    }

    /** What is looked at in each row, the time to live included. */
    private static String filter(Plan.Direct plan) {
        var conditions = new ArrayList<String>();
        if (!plan.filter().equals(Predicate.TRUE)) {
            conditions.add(plan.filter().toString());
        }
        for (var joined : plan.query().sources()) {
            var source = joined.source();
            source.mapping().timeToLive().ifPresent(expiry -> conditions.add("t" + source.index() + " not expired"));
        }
        return String.join(" and ", conditions);
    }

    /** What is left to sort here. */
    private String order(Plan.Direct plan) {
        return run.isSortedByKey(plan)
                ? ""
                : plan.query().order().stream()
                        .map(term -> term.operand() + (term.ascending() ? "" : " desc"))
                        .collect(Collectors.joining(", "));
    }

    private static List<Step.Read> reads(List<Step> steps) {
        return steps.stream()
                .filter(Step.Read.class::isInstance)
                .map(Step.Read.class::cast)
                .toList();
    }

    private void add(List<Step> steps) {
        reads(steps).forEach(read -> add(read, ReadOptions.of(read.projection()), false));
    }

    private void add(Step.Read read, ReadOptions options, boolean counted) {
        int wave = read instanceof Step.Lookup ? 1 + pointedFrom(read.path()) : 1;
        read.sources().forEach(source -> waves.put(source.index(), wave));
        var feeds = read.sources().stream().map(Source::mapping).distinct().toList();
        accesses.addAll(read.path().fold(new Accesses(read.path(), feeds, options, counted, wave)));
    }

    private int pointedFrom(AccessPath path) {
        return path.key().stream()
                .flatMap(key -> key.byColumn().values().stream())
                .flatMap(Collection::stream)
                .filter(Operand.Column.class::isInstance)
                .mapToInt(column -> waves.getOrDefault(((Operand.Column) column).source(), 1))
                .max()
                .orElse(1);
    }

    private final class Accesses implements AccessPath.Fold<List<Access>> {

        private final AccessPath path;
        private final List<TableMapping> feeds;
        private final ReadOptions options;
        private final boolean counted;
        private final int wave;
        private final List<String> attributes;

        Accesses(AccessPath path, List<TableMapping> feeds, ReadOptions options, boolean counted, int wave) {
            this.path = path;
            this.feeds = feeds;
            this.options = options;
            this.counted = counted;
            this.wave = wave;
            attributes = counted ? List.of() : reader.attributes(feeds, options.projection());
        }

        @Override
        public List<Access> items(AccessPath.Items items) {
            var values = items.values();
            return List.of(gets(items.mapping(), values.toString(), keys(items.mapping(), values)));
        }

        @Override
        public List<Access> located(AccessPath.Located located) {
            long keys = keys(located.mapping(), located.values());
            return List.of(
                    gets(located.mapping(), "locator " + located.values(), keys, List.of()),
                    gets(located.mapping(), "located", keys));
        }

        @Override
        public List<Access> partition(AccessPath.Partition partition) {
            var mapping = partition.mapping();
            var sorted = partition.index().map(IndexMapping::sortColumns).orElseGet(() -> mapping.sort()
                    .attributes());
            var template = partition
                    .index()
                    .map(used -> used.partition().get(0).template())
                    .orElseGet(mapping::partition);
            int shards = shards(template, partition.values());
            var key = partition.values() + partition.range().text(sorted);
            var index = partition.index();
            boolean items =
                    index.map(found -> found.kind() == IndexMapping.Kind.ITEMS).orElse(false);
            boolean followed = reader.isFollowed(partition, feeds, attributes);
            var query = access(
                    Operation.QUERY,
                    mapping.table(),
                    items ? "" : index.map(IndexMapping::index).orElse(""),
                    (items ? "entries of " + index.get().index() + ", " : "") + spread(key, shards),
                    followed ? items ? List.of() : keyOf(mapping.table()) : attributes,
                    asked(index.map(IndexMapping::isConsistent).orElse(true)),
                    keys(mapping, partition.values()) * shards);
            return followed
                    ? List.of(
                            query,
                            access(Operation.BATCH_GET_ITEM, mapping.table(), "", "found", attributes, read(), 1))
                    : List.of(query);
        }

        @Override
        public List<Access> collection(AccessPath.Collection collection) {
            var mapping = collection.mapping();
            var values = collection.values();
            int shards = shards(mapping.partition(), values);
            return List.of(access(
                    Operation.QUERY,
                    mapping.table(),
                    "",
                    spread(values.toString(), shards),
                    attributes,
                    asked(true),
                    keys(mapping, values) * shards));
        }

        @Override
        public List<Access> scan(AccessPath.Scan scan) {
            var asked = new ArrayList<>(asked(true));
            if (scan.table().isTyped()) {
                asked.add("filter " + scan.table().type() + " in "
                        + feeds.stream().map(TableMapping::tag).toList());
            }
            int segments = reader.segments(options.firstPage());
            if (segments > 1) {
                asked.add(segments + " segments");
            }
            return List.of(access(Operation.SCAN, scan.table(), "", "", attributes, asked, segments));
        }

        /** How many of its shards are asked: one where the values tell which. */
        private int shards(KeyTemplate partition, KeyValues values) {
            return values.byColumn().keySet().containsAll(partition.shardedBy()) ? 1 : partition.shards();
        }

        private String spread(String key, int shards) {
            return shards == 1
                    ? key
                    : (key.isEmpty() ? "" : key.startsWith(", ") ? key.substring(2) + ", " : key + ", ") + shards
                            + " shards";
        }

        private Access gets(TableMapping mapping, String key, long keys) {
            return gets(mapping, key, keys, attributes);
        }

        private Access gets(TableMapping mapping, String key, long keys, List<String> wanted) {
            return keys == 1
                    ? access(Operation.GET_ITEM, mapping.table(), "", key, wanted, read(), 1)
                    : access(
                            Operation.BATCH_GET_ITEM,
                            mapping.table(),
                            "",
                            key,
                            wanted,
                            read(),
                            (keys + BATCH - 1) / BATCH);
        }

        private Access access(
                Operation operation,
                PhysicalTable table,
                String index,
                String key,
                List<String> wanted,
                List<String> asked,
                long requests) {
            var rows = feeds.stream().map(TableMapping::name).toList();
            return new Access(operation.wireName(), table.name(), index, key, rows, wanted, asked, wave, requests);
        }

        private static List<String> keyOf(PhysicalTable table) {
            return table.hasSortKey() ? List.of(table.partitionKey(), table.sortKey()) : List.of(table.partitionKey());
        }

        private List<String> read() {
            return reader.consistentReads() ? List.of() : List.of(EVENTUALLY);
        }

        /** What the pages of a Query or Scan are asked for. */
        private List<String> asked(boolean mayBeConsistent) {
            var asked = new ArrayList<String>();
            if (counted) {
                asked.add("count only");
            }
            if (!options.forward()) {
                asked.add("backwards");
            }
            if (options.firstPage() > 0) {
                asked.add("limit " + options.firstPage());
            }
            if (!mayBeConsistent || !reader.consistentReads()) {
                asked.add(EVENTUALLY);
            }
            return asked;
        }

        /** How many there are; of those that rows point at nobody knows: a batch of them, or one query. */
        private long keys(TableMapping mapping, KeyValues values) {
            if (values.isFixed()) {
                var evaluation = new Tuple(parameters, 0).evaluation();
                return new HashSet<>(KeyBinding.bind(mapping, values, evaluation)).size();
            }
            return path instanceof AccessPath.Partition ? 1 : 2;
        }
    }
}
