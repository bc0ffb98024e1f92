package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.key.Segment;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Chooses the requests that answer a query.
 *
 * <p>First what is known from the start is read: single items, partitions, and one Query for all tables of the statement
 * that share an item collection. Then, table by table, what the rows gathered so far point at. A scan comes last; where one
 * is needed anyway, every other table of the same physical table rides on it.
 */
public final class Planner {

    private Planner() {}

    /**
     * Answers the query from the items alone.
     *
     * @param projected whether only what it names is read, as no row of it is kept; else items are read whole
     */
    public static Plan.Direct direct(Query query, boolean projected) {
        return direct(query, projected, "");
    }

    private static Plan.Direct direct(Query query, boolean projected, String index) {
        var reads = Reads.of(query.sources(), query.where(), index);
        Function<List<Source>, Projection> projection = fed -> projected ? Projection.of(query, fed) : Projection.ALL;
        var steps = new ArrayList<Step>(reads.fetches(projection));
        var root = query.sources().get(0).source();
        boolean whole = true;
        for (var joined : query.sources()) {
            var source = joined.source();
            var path = reads.lookups().get(source);
            if (path != null) {
                // as long as no join drops rows, the first table's point at no more than the combined ones, and need
                // not wait for them
                var from = whole && reads.outerOf(path).equals(Set.of(root.index()))
                        ? Optional.of(root)
                        : Optional.<Source>empty();
                steps.add(new Step.Lookup(
                        path, source, joined.own(query.where()), from, projection.apply(List.of(source))));
            }
            steps.add(new Step.Join(joined));
            whole &= joined.keepsOthers();
        }
        var pushdown = steps.size() == 2 && steps.get(0) instanceof Step.Fetch fetch
                ? Pushdown.of(query, fetch.path())
                : Pushdown.NONE;
        return new Plan.Direct(query, steps, query.where(), pushdown, projected);
    }

    /**
     * The same by an index that the statement asks for, wherever it serves one of its tables.
     *
     * @throws Refusal if it serves none
     */
    public static Plan by(String index, Plan plan) {
        if (plan instanceof Plan.Direct direct) {
            return uses(index, direct(direct.query(), direct.projected(), index), Plan.Direct::steps);
        }
        if (plan instanceof Plan.Residual residual) {
            var planned = residual.reads()
                    .map(reads -> new Plan.Residual(
                            residual.sql(),
                            fetches(reads, residual.needed(), index),
                            residual.tables(),
                            residual.reason(),
                            residual.needed(),
                            residual.reads()))
                    .orElse(residual);
            return uses(index, planned, Plan.Residual::steps);
        }
        if (plan instanceof Plan.Bulk bulk) {
            return new Plan.Bulk((Plan.Residual) by(index, bulk.rows()), bulk.write());
        }
        return plan;
    }

    private static <P extends Plan> P uses(String index, P plan, Function<P, List<Step>> steps) {
        for (var step : steps.apply(plan)) {
            if (step instanceof Step.Read read
                    && read.path() instanceof AccessPath.Partition partition
                    && partition
                            .index()
                            .filter(used -> used.index().equals(index))
                            .isPresent()) {
                return plan;
            }
        }
        throw Refusal.of(
                "INDEX_NOT_USED",
                Refusal.DATA,
                "no table of the statement can be read by the index " + index,
                "query hint virga.dynamodb.index",
                "Name an index of one of its entities, and give a condition that pins the whole partition key of the index; native SQL chooses by itself.");
    }

    /** A write, and how its rows are read where the session does not know them. */
    public static Plan.Write write(RowWrite write) {
        if (write.kind() == RowWrite.Kind.INSERT) {
            return new Plan.Write(write, Optional.empty());
        }
        var mapping = write.mapping();
        var where = new ArrayList<Predicate>();
        write.key().forEach((column, operand) -> {
            var attribute = new Operand.Column(0, mapping.attribute(column));
            where.add(
                    operand instanceof Operand.Constant constant && constant.value() == null
                            ? new Predicate.IsNull(attribute)
                            : Predicate.equal(attribute, operand));
        });
        var source = new JoinedSource(new Source(0, "", mapping), JoinedSource.Kind.ROOT, Predicate.TRUE);
        var any = new Query.Selection(
                "", new Operand.Column(0, mapping.attributes().get(0)));
        return new Plan.Write(
                write,
                Optional.of(direct(
                        new Query(
                                List.of(source),
                                Predicate.and(where),
                                List.of(any),
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty()),
                        false)));
    }

    /**
     * The delete of all rows of a table.
     *
     * @param references the foreign keys of the table, and those of other tables that name it
     */
    public static Plan.Clearing clearing(TableMapping mapping, List<Reference> references) {
        var columns = new LinkedHashSet<String>(mapping.primaryKey());
        columns.addAll(mapping.partition().attributes());
        columns.addAll(mapping.sort().attributes());
        mapping.uniques().forEach(guard -> columns.addAll(guard.columns()));
        mapping.indexes().stream()
                .filter(index -> index.kind() == IndexMapping.Kind.ITEMS)
                .forEach(index -> {
                    columns.addAll(index.partitionColumns());
                    columns.addAll(index.sortColumns());
                });
        for (var reference : references) {
            columns.addAll(reference.child().equals(mapping.name()) ? reference.columns() : List.of());
            columns.addAll(reference.parent().equals(mapping.name()) ? reference.parentColumns() : List.of());
        }
        var source = new Source(0, "", mapping);
        var selections = columns.stream()
                .map(column -> new Query.Selection(column, new Operand.Column(0, mapping.attribute(column))))
                .toList();
        var query = new Query(
                List.of(new JoinedSource(source, JoinedSource.Kind.ROOT, Predicate.TRUE)),
                Predicate.TRUE,
                selections,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
        // of the rows of a bag, which have no key, those that come back unchanged are told by all of their columns
        return new Plan.Clearing(mapping, direct(query, !mapping.primaryKey().isEmpty()), direct(query, false));
    }

    /** The steps that fetch every row which a statement over these tables can need; nothing is combined. */
    public static List<Step> fetches(Plan.Reads wanted, Plan.Needed needed) {
        return fetches(wanted, needed, "");
    }

    private static List<Step> fetches(Plan.Reads wanted, Plan.Needed needed, String index) {
        var sources = wanted.sources();
        var reads = Reads.of(sources, wanted.where(), index);
        var steps = new ArrayList<Step>(reads.fetches(needed::of));
        for (var joined : sources) {
            var source = joined.source();
            var path = reads.lookups().get(source);
            if (path != null) {
                var from = sources.get(reads.outerOf(path).iterator().next()).source();
                steps.add(new Step.Lookup(
                        path, source, joined.own(wanted.where()), Optional.of(from), needed.of(source.mapping())));
            }
        }
        return steps;
    }

    /** The keys by whose values rows of a table can be read without a scan, as lists of columns. */
    public static List<List<String>> keys(TableMapping mapping) {
        var keys = new LinkedHashSet<List<String>>();
        keys.add(mapping.primaryKey());
        keys.add(mapping.partition().attributes());
        mapping.indexes().forEach(index -> keys.add(index.partitionColumns()));
        return keys.stream()
                .filter(columns -> !columns.isEmpty() && byKey(mapping, columns).isPresent())
                .toList();
    }

    /** How rows are read by the values of some columns, which are the parameters in the columns' order; empty for a scan. */
    public static Optional<AccessPath> byKey(TableMapping mapping, List<String> columns) {
        return new PathChoice(new Source(0, "", mapping), Equalities.of(List.of(), Predicate.TRUE), column -> {
                    int at = columns.indexOf(column.attribute().column());
                    return at < 0 ? List.of() : List.of(new Operand.Parameter(at + 1));
                })
                .choose();
    }

    /** Every row of one table, whatever it costs. */
    public static AccessPath.Scan scan(TableMapping mapping) {
        return new AccessPath.Scan(
                mapping.table(), List.of(mapping), List.of(new AccessPath.Unserved(mapping, "", List.of())));
    }

    /**
     * How each table is read.
     *
     * @param fixed with a key known from the start
     * @param lookups by what the rows of other tables point at
     * @param scanned otherwise
     */
    private record Reads(
            Map<Source, AccessPath> fixed,
            Map<Source, AccessPath> lookups,
            Map<PhysicalTable, List<Source>> scanned,
            Map<PhysicalTable, List<AccessPath.Unserved>> unserved,
            Map<Source, Predicate> own) {

        static Reads of(List<JoinedSource> sources, Predicate where, String index) {
            var equalities = Equalities.of(sources, where);
            var reads = new Reads(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new HashMap<>());
            for (var joined : sources) {
                var source = joined.source();
                reads.own.put(source, joined.own(where));
                var path = new PathChoice(source, equalities, equalities::fixed).choose(index);
                if (path.isPresent() && !isWhole(path.get())) {
                    reads.fixed.put(source, path.get());
                    continue;
                }
                var lookup = new PathChoice(source, equalities, equalities::known)
                        .choose(index)
                        .filter(choice -> reads.outerOf(choice).size() == 1);
                if (path.isPresent() && (lookup.isEmpty() || reads.isReadWith(source, path.get(), lookup.get()))) {
                    reads.fixed.put(source, path.get());
                } else if (lookup.isPresent()) {
                    reads.lookups.put(source, lookup.get());
                } else {
                    var table = source.mapping().table();
                    reads.scanned.computeIfAbsent(table, t -> new ArrayList<>()).add(source);
                    reads.unserved
                            .computeIfAbsent(table, t -> new ArrayList<>())
                            .add(equalities.unserved(joined, where));
                }
            }
            reads.lookups.keySet().removeIf(source -> {
                var riders = reads.scanned.get(source.mapping().table());
                return riders != null && riders.add(source);
            });
            return reads;
        }

        private static boolean isWhole(AccessPath path) {
            return path instanceof AccessPath.Partition partition && partition.isWhole();
        }

        /** Whether the rows that point there are read with all of their item collection, where those they point at are. */
        private boolean isReadWith(Source source, AccessPath path, AccessPath lookup) {
            int outer = outerOf(lookup).iterator().next();
            return fixed.entrySet().stream()
                    .anyMatch(other -> other.getKey().index() == outer
                            && isWhole(other.getValue())
                            && collectionOf(other.getKey(), other.getValue()).equals(collectionOf(source, path)));
        }

        List<Step> fetches(Function<List<Source>, Projection> projection) {
            var steps = new ArrayList<Step>();
            fixedPaths(fixed).forEach((sources, path) -> steps.add(fetch(path, sources, projection)));
            scanned.forEach((table, riders) -> steps.add(fetch(
                    new AccessPath.Scan(table, mappings(riders), unserved.getOrDefault(table, List.of())),
                    riders,
                    projection)));
            return steps;
        }

        private Step.Fetch fetch(AccessPath path, List<Source> sources, Function<List<Source>, Projection> projection) {
            Map<Source, Predicate> alone = new LinkedHashMap<>();
            sources.forEach(source -> alone.put(source, own.getOrDefault(source, Predicate.TRUE)));
            return new Step.Fetch(path, alone, projection.apply(sources));
        }

        /** The tables whose columns a lookup's key is made of. */
        Set<Integer> outerOf(AccessPath path) {
            var outer = new LinkedHashSet<Integer>();
            path.key().ifPresent(key -> key.byColumn()
                    .values()
                    .forEach(list -> list.forEach(operand -> {
                        if (operand instanceof Operand.Column column) {
                            outer.add(column.source());
                        }
                    })));
            return outer;
        }
    }

    /** Those that share an item collection are read by one path. */
    private static Map<List<Source>, AccessPath> fixedPaths(Map<Source, AccessPath> paths) {
        Map<Object, Map<Source, AccessPath>> collections = new LinkedHashMap<>();
        paths.forEach((source, path) -> collections
                .computeIfAbsent(collectionOf(source, path), key -> new LinkedHashMap<>())
                .put(source, path));
        Map<List<Source>, AccessPath> shared = new LinkedHashMap<>();
        collections.values().forEach(sharing -> {
            var sources = List.copyOf(sharing.keySet());
            var first = sharing.entrySet().iterator().next();
            var path = sources.size() == 1
                    ? first.getValue()
                    : new AccessPath.Collection(
                            first.getKey().mapping(),
                            partitionOf(first.getKey(), first.getValue()),
                            mappings(sources),
                            List.copyOf(sharing.values()));
            shared.put(sources, path);
        });
        return shared;
    }

    /** Equal for paths that read the same item collection; the source itself where a path reads no base-table partition. */
    private static Object collectionOf(Source source, AccessPath path) {
        var key = baseKey(path);
        if (key.isEmpty()) {
            return source;
        }
        List<Object> signature = new ArrayList<>();
        signature.add(source.mapping().table());
        for (Segment segment : source.mapping().partition().segments()) {
            if (segment instanceof Segment.Component component) {
                signature.add(component.type());
                signature.add(key.get().byColumn().get(component.attribute()));
            } else if (segment instanceof Segment.Shard shard) {
                signature.add(shard.count());
                shard.by().forEach(component -> {
                    signature.add(component.type());
                    signature.add(key.get().byColumn().getOrDefault(component.attribute(), List.of()));
                });
            } else {
                signature.add(segment);
            }
        }
        return signature;
    }

    private static Optional<KeyValues> baseKey(AccessPath path) {
        if (path instanceof AccessPath.Items items) {
            return Optional.of(items.values());
        }
        return path instanceof AccessPath.Partition partition
                        && partition.index().isEmpty()
                ? Optional.of(partition.values())
                : Optional.empty();
    }

    private static KeyValues partitionOf(Source source, AccessPath path) {
        var all = baseKey(path).orElseThrow().byColumn();
        var partition = new HashMap<>(all);
        KeyTemplate template = source.mapping().partition();
        partition
                .keySet()
                .removeIf(column -> !template.attributes().contains(column)
                        && !template.shardedBy().contains(column));
        return new KeyValues(partition);
    }

    private static List<TableMapping> mappings(List<Source> sources) {
        var mappings = new LinkedHashSet<TableMapping>();
        sources.forEach(source -> mappings.add(source.mapping()));
        return List.copyOf(mappings);
    }
}
