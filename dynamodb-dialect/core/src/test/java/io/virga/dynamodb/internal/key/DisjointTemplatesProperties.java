package io.virga.dynamodb.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Templates and values of so few characters that their keys meet all the time, wherever they can. */
class DisjointTemplatesProperties {

    @Provide
    Arbitrary<KeyTemplate> templates() {
        var literal = Arbitraries.of("a", "#", "!", "A1", "$21", "1", "")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
        var type = Arbitraries.of(AttributeType.STRING, AttributeType.INTEGER);
        return Combinators.combine(
                        literal,
                        type.list().ofMaxSize(2),
                        literal.list().ofSize(2),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(4, KeyRole.SORT), Tuple.of(1, KeyRole.PARTITION)))
                .as((start, types, literals, closed, role) -> {
                    var segments = new ArrayList<Segment>();
                    segments.add(Segment.literal(start));
                    for (int i = 0; i < types.size(); i++) {
                        segments.add(new Component("c" + i, types.get(i)));
                        if (i < types.size() - 1 || closed) {
                            segments.add(Segment.literal("#" + literals.get(i)));
                        }
                    }
                    return segments;
                })
                .filter(segments -> segments.stream()
                        .anyMatch(segment -> !segment.toString().isEmpty()))
                .flatMap(segments -> Arbitraries.of(KeyRole.class).map(role -> new KeyTemplate(role, segments)));
    }

    @Provide
    Arbitrary<List<Object>> values() {
        var strings = Arbitraries.of("a", "#", "!", "A1", "1")
                .list()
                .ofMaxSize(4)
                .map(parts -> (Object) String.join("", parts));
        return Combinators.combine(strings, strings).as(List::of);
    }

    @StatisticsReport(onFailureOnly = true)
    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void no_key_is_made_by_two_disjoint_templates(
            @ForAll("templates") KeyTemplate a,
            @ForAll("templates") KeyTemplate b,
            @ForAll("values") List<Object> strings) {
        assertThat(a.disjoint(b)).isEqualTo(b.disjoint(a));
        assertThat(a.disjoint(a)).isFalse();
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < a.attributes().size(); i++) {
            row.put("c" + i, a.component(i).type() == AttributeType.STRING ? strings.get(i) : Long.valueOf(1));
        }
        boolean meets = meets(a, b, row);
        Statistics.label("keys")
                .collect(meets ? "meet" : a.disjoint(b) ? "disjoint" : "apart")
                .coverage(coverage -> {
                    coverage.check("meet").percentage(percent -> percent > 1);
                    coverage.check("disjoint").percentage(percent -> percent > 30);
                });
        if (meets) {
            assertThat(a.disjoint(b)).as("%s and %s of %s", a, b, row).isFalse();
        }
    }

    private static boolean meets(KeyTemplate a, KeyTemplate b, Map<String, Object> row) {
        var key = a.prefix(new ArrayList<>(row.values()));
        return !key.isEmpty() && b.match(key).isPresent();
    }
}
