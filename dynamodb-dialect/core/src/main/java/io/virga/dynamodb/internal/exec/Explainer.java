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
import org.jspecify.annotations.Nullable;

/** Says what a plan would do with these parameters, and does nothing of it. */
final class Explainer {

    private static final int BATCH = 100;

    private final @Nullable Object[] parameters;
    private final Map<Integer, Integer> waves = new HashMap<>();
    private final List<Access> accesses = new ArrayList<>();

    private Explainer(@Nullable Object[] parameters) {
        this.parameters = parameters;
    }

    static Statement explain(Plan plan, @Nullable Object[] parameters, Hints hints) {
        if (plan instanceof Plan.Bulk bulk && bulk.atomic().isPresent() && hints.expectsOne()) {
            return unread(bulk.atomic().get());
        }
        return new Explainer(parameters).explain(plan);
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
                1,
                1);
        return new Statement(Answer.ITEMS, List.of(write), "", "");
    }

    private Statement explain(Plan plan) {
        if (plan instanceof Plan.Direct direct) {
            direct.steps().forEach(this::add);
            var filter = direct.filter().equals(Predicate.TRUE)
                    ? ""
                    : direct.filter().toString();
            return new Statement(Answer.ITEMS, accesses, filter, "");
        }
        if (plan instanceof Plan.Residual residual) {
            residual.steps().forEach(this::add);
            return new Statement(Answer.RESIDUAL, accesses, "", residual.reason());
        }
        if (plan instanceof Plan.Bulk bulk) {
            var rows = explain(bulk.rows());
            return new Statement(
                    Answer.RESIDUAL,
                    rows.accesses(),
                    "",
                    bulk.write().write().kind().name().toLowerCase(java.util.Locale.ROOT) + " of the rows found");
        }
        if (plan instanceof Plan.Clearing clearing) {
            clearing.keys().steps().forEach(this::add);
            return new Statement(Answer.ITEMS, accesses, "", "");
        }
        if (plan instanceof Plan.Upsert upsert) {
            return new Statement(
                    Answer.RESIDUAL,
                    explain(upsert.rows()).accesses(),
                    "",
                    "insert of the rows found, or update of those that are there");
        }
        if (plan instanceof Plan.PartiQl partiQl) {
            var table = partiQl.table().name();
            accesses.add(new Access(
                    Operation.EXECUTE_STATEMENT.wireName(), table, partiQl.index(), "", List.of(table), 1, 1));
            return new Statement(Answer.ITEMS, accesses, "", "");
        }
        if (plan instanceof Plan.Refused refused) {
            return new Statement(Answer.REFUSED, List.of(), "", refused.code() + ": " + refused.what());
        }
        throw new AssertionError("no query: " + plan);
    }

    private void add(Step step) {
        if (step instanceof Step.Fetch fetch) {
            fetch.sources().forEach(source -> waves.put(source.index(), 1));
            add(fetch.path(), fetch.sources().stream().map(Source::mapping).toList(), 1);
        } else if (step instanceof Step.Lookup lookup) {
            int wave = 1 + pointedFrom(lookup.path());
            waves.put(lookup.source().index(), wave);
            add(lookup.path(), List.of(lookup.source().mapping()), wave);
        }
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

    private void add(AccessPath path, List<TableMapping> mappings, int wave) {
        var rows = mappings.stream().map(TableMapping::name).distinct().toList();
        accesses.addAll(path.fold(new Accesses(path, rows, wave)));
    }

    private final class Accesses implements AccessPath.Fold<List<Access>> {

        private final AccessPath path;
        private final List<String> rows;
        private final int wave;

        Accesses(AccessPath path, List<String> rows, int wave) {
            this.path = path;
            this.rows = rows;
            this.wave = wave;
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
                    gets(located.mapping(), "locator " + located.values(), keys),
                    gets(located.mapping(), "located", keys));
        }

        @Override
        public List<Access> partition(AccessPath.Partition partition) {
            var index = partition.index().map(IndexMapping::index).orElse("");
            var sorted = partition
                    .index()
                    .map(IndexMapping::sortColumns)
                    .orElseGet(() -> partition.mapping().sort().attributes());
            var template = partition
                    .index()
                    .map(used -> used.partition().get(0).template())
                    .orElseGet(() -> partition.mapping().partition());
            int shards = shards(template, partition.values());
            var key = partition.values() + partition.range().text(sorted);
            return List.of(access(
                    Operation.QUERY,
                    partition.mapping().table(),
                    index,
                    spread(key, shards),
                    keys(partition.mapping(), partition.values()) * shards));
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
                    keys(mapping, values) * shards));
        }

        @Override
        public List<Access> scan(AccessPath.Scan scan) {
            return List.of(access(Operation.SCAN, scan.table(), "", "", 1));
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
            return keys == 1
                    ? access(Operation.GET_ITEM, mapping.table(), "", key, 1)
                    : access(Operation.BATCH_GET_ITEM, mapping.table(), "", key, (keys + BATCH - 1) / BATCH);
        }

        private Access access(Operation operation, PhysicalTable table, String index, String key, long requests) {
            return new Access(operation.wireName(), table.name(), index, key, rows, wave, requests);
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
