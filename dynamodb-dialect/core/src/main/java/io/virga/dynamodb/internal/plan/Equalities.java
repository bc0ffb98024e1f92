package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.plan.SortRange.Bound;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Operand.Column;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<Integer, List<Range>> ranges = new HashMap<>();
    private final Map<Integer, List<Predicate.Like>> patterns = new HashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    /** A bound of a column, known from the start. */
    record Range(Column column, Bound bound) {}

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
        // behind those that a condition of their own says
        where.conjuncts().forEach(part -> equalities.addImplied(part, -1));
        for (var source : sources) {
            int target = source.isOptional() ? source.source().index() : -1;
            source.on().conjuncts().forEach(part -> equalities.addImplied(part, target));
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
                        .add(new Range(column, new Bound(compare.comparison(), List.of(compare.right()))));
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

    /**
     * What every case of an OR says of a column: {@code a > 1 or a = 1 and b > 2} says {@code a >= 1}. So the next page of a cursor begins where the last one
     * ended.
     */
    private void addImplied(Predicate part, int target) {
        if (!(part instanceof Predicate.Or or)) {
            return;
        }
        var columns = new LinkedHashSet<Column>();
        or.parts().get(0).operands().forEach(operand -> {
            if (operand instanceof Column column && restricts(column, target)) {
                columns.add(column);
            }
        });
        for (var column : columns) {
            for (var comparison : List.of(Comparison.GREATER_OR_EQUAL, Comparison.LESS_OR_EQUAL)) {
                var bounds = or.parts().stream()
                        .map(disjunct -> bound(disjunct, column, comparison))
                        .toList();
                if (bounds.stream().allMatch(Optional::isPresent)) {
                    var anyOf = bounds.stream().map(Optional::get).toList();
                    ranges.computeIfAbsent(column.source(), key -> new ArrayList<>())
                            .add(new Range(column, new Bound(comparison, anyOf)));
                }
            }
        }
    }

    /** A value that the column is not below, or not above, wherever the condition holds. */
    private static Optional<Operand> bound(Predicate condition, Column column, Comparison comparison) {
        for (var part : condition.conjuncts()) {
            if (part instanceof Predicate.Compare compare) {
                var turned = compare.left().equals(column)
                        ? compare
                        : new Predicate.Compare(compare.comparison().reversed(), compare.right(), compare.left());
                boolean strict = turned.comparison()
                        == (comparison == Comparison.GREATER_OR_EQUAL ? Comparison.GREATER : Comparison.LESS);
                if (turned.left().equals(column)
                        && turned.right().isFixed()
                        && (strict || turned.comparison() == comparison || turned.comparison() == Comparison.EQUAL)) {
                    return Optional.of(turned.right());
                }
            }
        }
        return Optional.empty();
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
            var column = range.column().attribute().column();
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

    /** Bounds of a table's columns. */
    List<Range> ranges(int source) {
        return ranges.getOrDefault(source, List.of());
    }

    List<Predicate.Like> patterns(int source) {
        return patterns.getOrDefault(source, List.of());
    }
}
