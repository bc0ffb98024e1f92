package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Operand.Column;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the conditions of a query say about equality: which columns are equal to a value known from the start, directly or
 * through other columns, and which are equal to a column of an earlier table.
 *
 * <p>The condition of an outer join restricts the optional table only: values flow from the row-preserving side into it,
 * never back. A WHERE equality may restrict an optional table too, since it rejects the null row that would stand in for
 * the rows left unread.
 */
final class Equalities {

    private final Map<Column, List<Operand>> fixed = new HashMap<>();
    private final Map<Column, List<Column>> joined = new HashMap<>();
    private final Map<Integer, List<Predicate.Compare>> ranges = new HashMap<>();
    private final Map<Integer, List<Predicate.Like>> patterns = new HashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    /** Values known of one column are known of the other. */
    private record Flow(Column from, Column to) {}

    private Equalities() {}

    static Equalities of(List<JoinedSource> sources, Predicate where) {
        var equalities = new Equalities();
        where.conjuncts().forEach(part -> equalities.add(part, -1));
        for (var source : sources) {
            int target = source.isOptional() ? source.source().index() : -1;
            source.on().conjuncts().forEach(part -> equalities.add(part, target));
        }
        equalities.propagate();
        return equalities;
    }

    /** @param target the only table that the condition may restrict, -1 for all */
    private void add(Predicate part, int target) {
        if (part instanceof Predicate.Compare compare) {
            addComparison(compare, target);
            addComparison(
                    new Predicate.Compare(compare.comparison().reversed(), compare.right(), compare.left()), target);
        } else if (part instanceof Predicate.In in
                && in.operand() instanceof Column column
                && in.list().stream().allMatch(Operand::isFixed)
                && restricts(column, target)) {
            fixed.putIfAbsent(column, in.list());
        } else if (part instanceof Predicate.Like like
                && like.operand() instanceof Column column
                && like.pattern().isFixed()
                && restricts(column, target)) {
            patterns.computeIfAbsent(column.source(), key -> new ArrayList<>()).add(like);
        }
    }

    private void addComparison(Predicate.Compare compare, int target) {
        if (!(compare.left() instanceof Column column) || !restricts(column, target)) {
            return;
        }
        if (compare.comparison() != Comparison.EQUAL) {
            if (compare.right().isFixed() && compare.comparison() != Comparison.NOT_EQUAL) {
                ranges.computeIfAbsent(column.source(), key -> new ArrayList<>())
                        .add(compare);
            }
        } else if (compare.right() instanceof Column other) {
            if (other.source() != column.source()) {
                flows.add(new Flow(other, column));
                joined.computeIfAbsent(column, key -> new ArrayList<>()).add(other);
            }
        } else {
            fixed.merge(column, List.of(compare.right()), (old, one) -> old.size() == 1 ? old : one);
        }
    }

    private static boolean restricts(Column column, int target) {
        return target < 0 || column.source() == target;
    }

    private void propagate() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var flow : flows) {
                var values = fixed.get(flow.from());
                var known = fixed.get(flow.to());
                if (values != null && (known == null || known.size() > 1 && values.size() == 1)) {
                    fixed.put(flow.to(), values);
                    changed = true;
                }
            }
        }
    }

    /** The values of a column that are known from the start, empty when none are. */
    List<Operand> fixed(Column column) {
        return fixed.getOrDefault(column, List.of());
    }

    /** As {@link #fixed}, and else a column of a table before {@code column}'s own. */
    List<Operand> known(Column column) {
        var values = fixed(column);
        if (!values.isEmpty()) {
            return values;
        }
        for (var other : joined.getOrDefault(column, List.of())) {
            if (other.source() < column.source()) {
                return List.of(other);
            }
        }
        return List.of();
    }

    /** Why a table must be scanned: its conditions, and the columns an index could serve them by. */
    AccessPath.Unserved unserved(JoinedSource joined, Predicate where) {
        var source = joined.source();
        var conditions = new ArrayList<Predicate>();
        where.conjuncts().stream().filter(part -> concerns(part, source)).forEach(conditions::add);
        joined.on().conjuncts().stream().filter(part -> concerns(part, source)).forEach(conditions::add);
        var columns = new ArrayList<String>();
        for (var column : fixed.keySet()) {
            if (column.source() == source.index()) {
                columns.add(column.attribute().column());
            }
        }
        ranges(source.index()).forEach(range -> {
            var column = ((Column) range.left()).attribute().column();
            if (!columns.contains(column)) {
                columns.add(column);
            }
        });
        var text = Predicate.and(conditions);
        return new AccessPath.Unserved(
                source.mapping(), conditions.isEmpty() ? "" : text.toString().replaceAll("\\bt\\d+\\.", ""), columns);
    }

    private static boolean concerns(Predicate part, Source source) {
        return part.toString().contains("t" + source.index() + ".");
    }

    /** Comparisons of a table's columns, the column on the left, with values known from the start. */
    List<Predicate.Compare> ranges(int source) {
        return ranges.getOrDefault(source, List.of());
    }

    List<Predicate.Like> patterns(int source) {
        return patterns.getOrDefault(source, List.of());
    }
}
