package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.plan.SortRange.BeginsWith;
import io.virga.dynamodb.internal.plan.SortRange.Bound;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Operand.Column;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which access path serves one table, from what is known of its columns. */
final class PathChoice {

    private final Source source;
    private final Equalities equalities;
    private final Function<Column, List<Operand>> known;

    /** @param known what the columns are equal to: fixed values only, or columns of earlier tables too */
    PathChoice(Source source, Equalities equalities, Function<Column, List<Operand>> known) {
        this.source = source;
        this.equalities = equalities;
        this.known = known;
    }

    /**
     * As {@link #choose()}, by this index where it serves the table.
     *
     * @param index empty for whichever is best
     */
    Optional<AccessPath> choose(String index) {
        for (var candidate : source.mapping().indexes()) {
            if (candidate.index().equals(index)) {
                var hinted = byIndex(candidate);
                if (hinted.isPresent()) {
                    return Optional.of(hinted.get());
                }
            }
        }
        return choose();
    }

    /** Empty when only a scan is left. */
    Optional<AccessPath> choose() {
        var mapping = source.mapping();
        var partition = cover(mapping.partition().attributes());
        if (partition.isPresent()) {
            var sort = cover(mapping.sort().attributes());
            if (sort.isPresent()) {
                return Optional.of(new AccessPath.Items(mapping, union(partition.get(), sort.get())));
            }
        }
        // of a partition that is shared so much that it has shards, the locator leads to the row more cheaply
        if (mapping.locator().isPresent()
                && (partition.isEmpty() || mapping.partition().shards() > 1)) {
            var id = cover(mapping.primaryKey());
            if (id.isPresent()) {
                return Optional.of(
                        new AccessPath.Located(mapping, mapping.locator().get(), id.get()));
            }
        }
        if (partition.isPresent()) {
            var range = range(mapping.sort().attributes());
            var path = new AccessPath.Partition(mapping, Optional.empty(), sharded(partition.get()), range);
            var better = range.isAll() ? bestIndex(IndexMapping.Kind.LOCAL) : Optional.<AccessPath>empty();
            // a partition that all rows share is read as a table is scanned: when nothing else serves
            if (better.isEmpty() && path.isWhole()) {
                better = bestIndex(IndexMapping.Kind.ITEMS).or(() -> bestIndex(IndexMapping.Kind.GLOBAL));
            }
            return better.or(() -> Optional.of(path));
        }
        return bestIndex(IndexMapping.Kind.ITEMS).or(() -> bestIndex(IndexMapping.Kind.GLOBAL));
    }

    private Optional<AccessPath.Partition> byIndex(IndexMapping index) {
        return cover(index.partitionColumns())
                .map(partition -> new AccessPath.Partition(
                        source.mapping(),
                        Optional.of(index),
                        index.kind() == IndexMapping.Kind.LOCAL ? sharded(partition) : partition,
                        range(index.sortColumns())))
                .filter(path -> !leavesOut(index, path.range()));
    }

    /** The values of a partition of the table, and those that tell which of its shards, where they come from the same rows. */
    private KeyValues sharded(KeyValues partition) {
        var by = source.mapping().partition().shardedBy();
        var shard = by.isEmpty() ? Optional.<KeyValues>empty() : cover(by);
        return shard.map(values -> union(partition, values))
                .filter(all -> all.sources() <= Math.max(1, partition.sources()))
                .orElse(partition);
    }

    private Optional<AccessPath> bestIndex(IndexMapping.Kind kind) {
        Optional<AccessPath> best = Optional.empty();
        int bestScore = -1;
        for (IndexMapping index : source.mapping().indexes()) {
            var path = index.kind() == kind ? byIndex(index) : Optional.<AccessPath.Partition>empty();
            if (path.isPresent()) {
                var range = path.get().range();
                if (kind == IndexMapping.Kind.LOCAL && range.isAll()) {
                    continue;
                }
                int score = index.partitionColumns().size() * 4 + range.equal().size() * 2 + (range.isAll() ? 0 : 1);
                if (score > bestScore) {
                    bestScore = score;
                    best = Optional.of(path.get());
                }
            }
        }
        return best;
    }

    /** Whether a row that the statement wants may be missing in the index, for want of a value to sort it by. */
    private boolean leavesOut(IndexMapping index, SortRange range) {
        int restricted = range.equal().size()
                + (range.lower().isPresent()
                                || range.upper().isPresent()
                                || range.beginsWith().isPresent()
                        ? 1
                        : 0);
        var columns = index.sortColumns();
        return index.neededToSort().stream()
                .anyMatch(column -> columns.indexOf(column) >= restricted
                        && source.mapping().attribute(column).nullable());
    }

    private Optional<KeyValues> cover(List<String> columns) {
        Map<String, List<Operand>> values = new LinkedHashMap<>();
        for (var column : columns) {
            var operands = known.apply(column(column));
            if (operands.isEmpty()) {
                return Optional.empty();
            }
            values.put(column, operands);
        }
        return Optional.of(new KeyValues(values));
    }

    /** @param columns those of the sort key, in its order */
    private SortRange range(List<String> columns) {
        List<Operand> equal = new ArrayList<>();
        for (var name : columns) {
            var operands = known.apply(column(name));
            if (operands.size() == 1) {
                equal.add(operands.get(0));
                continue;
            }
            return next(equal, name);
        }
        return new SortRange(equal, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private SortRange next(List<Operand> equal, String name) {
        Optional<Bound> lower = Optional.empty();
        Optional<Bound> upper = Optional.empty();
        for (var range : equalities.ranges(source.index())) {
            if (range.column().attribute().column().equals(name)) {
                if (range.bound().isLower()) {
                    lower = lower.or(() -> Optional.of(range.bound()));
                } else {
                    upper = upper.or(() -> Optional.of(range.bound()));
                }
            }
        }
        Optional<BeginsWith> beginsWith = Optional.empty();
        if (lower.isEmpty() && upper.isEmpty()) {
            for (Predicate.Like like : equalities.patterns(source.index())) {
                if (((Column) like.operand()).attribute().column().equals(name)) {
                    beginsWith = Optional.of(new BeginsWith(like.pattern(), like.escape()));
                    break;
                }
            }
        }
        return new SortRange(equal, lower, upper, beginsWith);
    }

    private Column column(String name) {
        return new Column(source.index(), source.mapping().attribute(name));
    }

    private static KeyValues union(KeyValues a, KeyValues b) {
        var all = new LinkedHashMap<>(a.byColumn());
        all.putAll(b.byColumn());
        return new KeyValues(all);
    }
}
