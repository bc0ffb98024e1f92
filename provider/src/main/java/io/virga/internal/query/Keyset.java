package io.virga.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.metamodel.model.domain.JpaMetamodel;
import org.jspecify.annotations.Nullable;

/**
 * A select in a total order, from a place on: its own order, then the identifier. Nulls stand last unless the order says
 * otherwise, since databases differ in where they put them.
 *
 * <pre>
 * order a, b desc, id from (x, y, z) on:
 * a &gt; x or a is null  or  a = x and b &lt; y  or  a = x and b = y and id &gt; z
 * </pre>
 */
public final class Keyset {

    private static final String FORWARD = "f";
    private static final String BACKWARD = "b";

    private final SelectSpec spec;
    private final List<SortSpec> keys;

    /** @throws IllegalArgumentException if rows of the select have no identifier of their own */
    public Keyset(SelectSpec spec) {
        if (spec.distinct()
                || spec.from().entity() == Object.class
                || !spec.groupBy().isEmpty()
                || spec.joins().stream().anyMatch(join -> !join.fetched())) {
            throw Problems.invalid(
                    "NO_TOTAL_ORDER",
                    "rows of a join, group, table or distinct select have no identifier",
                    "select from " + spec.from(),
                    "Use some(…) instead of the join, or page(…).");
        }
        if (spec.limit() != null || spec.offset() > 0) {
            throw Problems.invalid(
                    "LIMITED_SLICE",
                    "limit and offset have no meaning beside a cursor",
                    "select from " + spec.from(),
                    "Leave them out: the slice has its size.");
        }
        this.spec = spec;
        List<SortSpec> all = new ArrayList<>();
        for (SortSpec key : spec.orderBy()) {
            all.add(
                    key.nulls() == SortSpec.Nulls.DEFAULT
                            ? new SortSpec(key.operand(), key.ascending(), SortSpec.Nulls.LAST)
                            : key);
        }
        all.add(new SortSpec(new Operand.Id(spec.from()), true, SortSpec.Nulls.DEFAULT));
        this.keys = List.copyOf(all);
    }

    /** A place in the order, and the way to go from it. */
    public record Place(List<@Nullable Object> values, boolean backward) {

        public String write() {
            return (backward ? BACKWARD : FORWARD) + "\n" + SortValues.write(values);
        }
    }

    /** The place that {@link Place#write} has written. */
    public Place place(String text, JpaMetamodel metamodel) {
        int end = text.indexOf('\n');
        return new Place(
                SortValues.read(
                        text.substring(end + 1),
                        position -> type(keys.get(position).operand(), metamodel)),
                text.substring(0, end).equals(BACKWARD));
    }

    private static Class<?> type(Operand key, JpaMetamodel metamodel) {
        if (key instanceof Operand.Path path && !path.attributes().isEmpty()) {
            AttributeRef last = path.attributes().get(path.attributes().size() - 1);
            return metamodel.managedType(last.owner()).getAttribute(last.name()).getJavaType();
        }
        throw Problems.invalid(
                "CURSOR_TYPE",
                "an enum that is computed cannot travel in a cursor",
                "orderBy",
                "Order by an attribute.");
    }

    /** The number of sort values, which come behind the columns of each row. */
    public int size() {
        return keys.size();
    }

    /** The rows behind the place, or before it in reverse order; the sort values are columns behind their own. */
    public SelectSpec from(@Nullable Place place) {
        boolean backward = place != null && place.backward();
        List<SortSpec> order = backward ? keys.stream().map(Keyset::reversed).toList() : keys;
        List<Operand> columns =
                spec.columns().isEmpty() ? List.of(new Operand.Path(spec.from(), List.of())) : spec.columns();
        List<Operand> all = Stream.concat(columns.stream(), keys.stream().map(SortSpec::operand))
                .toList();
        SelectSpec ordered = spec.columns(all, Object.class).orderBy(order);
        if (place == null) {
            return ordered;
        }
        List<Predicate> where = new ArrayList<>(spec.where());
        where.add(behind(order, place.values()));
        return ordered.where(where);
    }

    private static SortSpec reversed(SortSpec key) {
        SortSpec.Nulls nulls =
                switch (key.nulls()) {
                    case DEFAULT -> SortSpec.Nulls.DEFAULT;
                    case FIRST -> SortSpec.Nulls.LAST;
                    case LAST -> SortSpec.Nulls.FIRST;
                };
        return new SortSpec(key.operand(), !key.ascending(), nulls);
    }

    private static Predicate behind(List<SortSpec> order, List<@Nullable Object> values) {
        List<Predicate> ways = new ArrayList<>();
        List<Predicate> equal = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            SortSpec key = order.get(i);
            Object value = values.get(i);
            List<Predicate> way = new ArrayList<>(equal);
            way.add(behind(key, value));
            ways.add(new Predicate.And(way));
            equal.add(
                    value == null
                            ? new Predicate.IsNull(key.operand(), false)
                            : new Predicate.Comparison(Comparator.EQUAL, key.operand(), new Operand.Literal(value)));
        }
        return new Predicate.Or(ways);
    }

    private static Predicate behind(SortSpec key, @Nullable Object value) {
        if (value == null) {
            return key.nulls() == SortSpec.Nulls.FIRST ? new Predicate.IsNull(key.operand(), true) : Predicate.FALSE;
        }
        Predicate greater = new Predicate.Comparison(
                key.ascending() ? Comparator.GREATER : Comparator.LESS, key.operand(), new Operand.Literal(value));
        return key.nulls() == SortSpec.Nulls.LAST
                ? new Predicate.Or(List.of(greater, new Predicate.IsNull(key.operand(), false)))
                : greater;
    }
}
