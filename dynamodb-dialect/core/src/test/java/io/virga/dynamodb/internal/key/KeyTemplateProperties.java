package io.virga.dynamodb.internal.key;

import static io.virga.dynamodb.internal.key.CanonicalValues.compareBytes;
import static io.virga.dynamodb.internal.key.CanonicalValues.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.key.KeyRange.Bound;
import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.model.AttributeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The laws of whole keys, for templates of one to three components of every type. */
class KeyTemplateProperties {

    /** Three rows of a template, each the values of its components in order. */
    record Rows(KeyTemplate template, List<Object> a, List<Object> b, List<Object> c) {}

    @Provide
    Arbitrary<Rows> rows() {
        return templates().filter(template -> !template.isConstant()).flatMap(KeyTemplateProperties::rowsOf);
    }

    @Provide
    Arbitrary<Rows> sortRows() {
        return templates()
                .filter(template -> template.role() == KeyRole.SORT && !template.isConstant())
                .flatMap(KeyTemplateProperties::rowsOf);
    }

    @Provide
    Arbitrary<KeyTemplate> templates() {
        var literals = Arbitraries.of("#", "#x#", "#no", "#!", "#$", "#{");
        var start = Arbitraries.of("Line#", "Line", "LineItem#", "#", "");
        var end = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("#", "#end", "##")));
        // strings and numbers most often: they have the odd encodings
        var types = Arbitraries.oneOf(
                Arbitraries.of(AttributeType.STRING, AttributeType.STRING, AttributeType.DECIMAL),
                Arbitraries.of(CanonicalValues.types()));
        return Combinators.combine(
                        Arbitraries.of(KeyRole.class),
                        start,
                        types.list().ofMinSize(1).ofMaxSize(3),
                        literals.list().ofSize(2),
                        end)
                .as(KeyTemplateProperties::template);
    }

    private static KeyTemplate template(
            KeyRole role, String start, List<AttributeType> types, List<String> literals, String end) {
        var segments = new ArrayList<Segment>();
        segments.add(Segment.literal(start));
        for (int i = 0; i < types.size(); i++) {
            segments.add(Segment.literal(i == 0 ? "" : literals.get(i - 1)));
            segments.add(new Component("c" + i, types.get(i)));
        }
        segments.add(Segment.literal(end));
        return new KeyTemplate(role, segments);
    }

    private static Arbitrary<Rows> rowsOf(KeyTemplate template) {
        var row = Combinators.combine(components(template).stream()
                        .map(component -> {
                            var values = CanonicalValues.of(component.type());
                            boolean mayBeNull =
                                    template.mayBeNull(template.segments().indexOf(component));
                            return mayBeNull ? values.injectNull(0.1) : values;
                        })
                        .toList())
                .as(values -> values)
                .filter(values -> !key(template, values).isEmpty());
        return Combinators.combine(row, row, row)
                // rows that share their first values are the telling ones
                .flatAs((a, b, c) -> Arbitraries.integers()
                        .between(0, a.size())
                        .map(shared -> new Rows(template, a, sharing(shared, a, b), c)))
                .filter(rows -> !key(template, rows.b).isEmpty());
    }

    private static List<Object> sharing(int leading, List<Object> from, List<Object> to) {
        var row = new ArrayList<>(from.subList(0, leading));
        row.addAll(to.subList(leading, to.size()));
        return row;
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void decode_undoes_encode(@ForAll("rows") Rows rows) {
        var decoded = rows.template.decode(encode(rows.template, rows.a));
        assertThat(List.copyOf(decoded.keySet())).isEqualTo(rows.template.attributes());
        assertThat(compare(rows.template, new ArrayList<>(decoded.values()), rows.a))
                .isZero();
    }

    @Property(tries = 2500, edgeCases = EdgeCasesMode.NONE)
    void keys_are_equal_when_rows_are(@ForAll("rows") Rows rows) {
        assertThat(encode(rows.template, rows.a).equals(encode(rows.template, rows.b)))
                .isEqualTo(compare(rows.template, rows.a, rows.b) == 0);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void sort_keys_sort_as_rows_do(@ForAll("sortRows") Rows rows) {
        int keys = compareBytes(encode(rows.template, rows.a), encode(rows.template, rows.b));
        assertThat(Integer.signum(keys)).isEqualTo(Integer.signum(compare(rows.template, rows.a, rows.b)));
        assertThat(Integer.signum(Utf8.compare(encode(rows.template, rows.a), encode(rows.template, rows.b))))
                .isEqualTo(Integer.signum(keys));
    }

    @Property(tries = 2500, edgeCases = EdgeCasesMode.NONE)
    void a_prefix_is_that_of_the_keys_with_its_values_and_of_no_other(
            @ForAll("rows") Rows rows, @ForAll boolean related) {
        var other = related ? rows.b : rows.c;
        var key = encode(rows.template, other);
        for (int n = 0; n < rows.a.size(); n++) {
            boolean equal = compare(rows.template, rows.a.subList(0, n), other.subList(0, n)) == 0;
            assertThat(key.startsWith(rows.template.prefix(rows.a.subList(0, n))))
                    .isEqualTo(equal);
        }
        assertThat(key.equals(rows.template.prefix(rows.a))).isEqualTo(compare(rows.template, rows.a, other) == 0);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void patterns_print_and_parse(@ForAll("templates") KeyTemplate template) {
        var types = new LinkedHashMap<String, AttributeType>();
        components(template).forEach(component -> types.put(component.attribute(), component.type()));
        assertThat(KeyTemplate.parse(template.toString(), template.role(), types::get))
                .isEqualTo(template);
    }

    enum Limit {
        NONE,
        INCLUSIVE,
        EXCLUSIVE
    }

    /** The row c lies anywhere; its key must be between the bounds when its values say so, and only then if exact. */
    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void a_range_holds_its_keys(
            @ForAll("sortRows") Rows rows, @ForAll Limit low, @ForAll Limit high, @ForAll boolean related) {
        var row = related ? rows.b : rows.c;
        for (int n = 0; n < rows.a.size(); n++) {
            var from = rows.a.get(n);
            var to = rows.c.get(n);
            var lower = low == Limit.NONE || from == null ? null : new Bound(from, low == Limit.INCLUSIVE);
            var upper = high == Limit.NONE || to == null ? null : new Bound(to, high == Limit.INCLUSIVE);
            var type = rows.template.component(n).type();
            boolean expected = compare(rows.template, rows.a.subList(0, n), row.subList(0, n)) == 0
                    && within(type, row.get(n), lower, upper);
            var key = encode(rows.template, row);
            var range = KeyRange.of(rows.template, rows.a.subList(0, n), lower, upper);
            boolean held = range.isPresent() && holds(range.get(), key);
            if (expected) {
                assertThat(held).as("%s in %s", key, range).isTrue();
            } else if (range.isEmpty() || range.get().isExact()) {
                assertThat(held).as("%s in %s", key, range).isFalse();
            }
            boolean upperOfLast = n == rows.a.size() - 1
                    && rows.template.isLast(rows.template.segments().size() - 1);
            range.ifPresent(found -> assertThat(found.isExact())
                    .isEqualTo(!(endsWithComponent(rows.template)
                            && upperOfLast
                            && upper != null
                            && !upper.isInclusive())));
        }
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void strings_that_start_with_another(
            @ForAll("strings") List<String> row,
            @ForAll("strings") List<String> other,
            @ForAll @IntRange(max = 8) int length) {
        var sort = KeyTemplate.parse("{a}#{b}#{c}", KeyRole.SORT, name -> AttributeType.STRING);
        for (int n = 0; n < row.size(); n++) {
            var start = row.get(n).substring(0, Math.min(length, row.get(n).length()));
            var key = sort.prefix(other);
            var range = KeyRange.startingWith(sort, row.subList(0, n), start);
            boolean expected = other.subList(0, n).equals(row.subList(0, n))
                    && other.get(n) != null
                    && other.get(n).startsWith(start);
            if (range.isEmpty() || range.get().isExact() || expected) {
                assertThat(range.isPresent() && holds(range.get(), key)).isEqualTo(expected);
            }
        }
    }

    @Provide
    Arbitrary<List<String>> strings() {
        return CanonicalValues.strings().list().ofSize(3);
    }

    private static boolean holds(KeyRange range, String key) {
        return (range.from().isEmpty() || compareBytes(range.from(), key) <= 0)
                && (range.to().isEmpty() || compareBytes(key, range.to()) <= 0);
    }

    private static boolean within(AttributeType type, Object value, Bound lower, Bound upper) {
        if (value == null) {
            return lower == null && upper == null;
        }
        int low = lower == null ? 1 : order(type).compare(value, lower.value());
        int high = upper == null ? -1 : order(type).compare(value, upper.value());
        return (lower == null || (lower.isInclusive() ? low >= 0 : low > 0))
                && (upper == null || (upper.isInclusive() ? high <= 0 : high < 0));
    }

    private static boolean endsWithComponent(KeyTemplate template) {
        return template.segments().get(template.segments().size() - 1) instanceof Component;
    }

    private static List<Component> components(KeyTemplate template) {
        var components = new ArrayList<Component>();
        for (int i = 0; i < template.attributes().size(); i++) {
            components.add(template.component(i));
        }
        return components;
    }

    private static String encode(KeyTemplate template, List<Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            values.put(template.attributes().get(i), row.get(i));
        }
        return template.encode(values::get);
    }

    /** Without the check for an empty key. */
    private static String key(KeyTemplate template, List<Object> row) {
        return template.prefix(row);
    }

    /** Component by component, null first. */
    private static int compare(KeyTemplate template, List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            var order =
                    java.util.Comparator.nullsFirst(order(template.component(i).type()));
            int compared = order.compare(a.get(i), b.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
