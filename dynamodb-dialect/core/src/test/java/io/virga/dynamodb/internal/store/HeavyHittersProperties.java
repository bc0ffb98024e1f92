package io.virga.dynamodb.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/** What the sketch promises, for streams of few and of many keys. */
class HeavyHittersProperties {

    @Provide
    Arbitrary<List<Tuple2<String, Integer>>> streams() {
        var keys = Arbitraries.integers().between(0, 40).map(key -> "key" + key * key / 40);
        return keys.flatMap(key -> Arbitraries.integers().between(0, 9).map(weight -> Tuple.of(key, weight)))
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void weights_are_bounded_and_no_heavy_key_is_missed(
            @ForAll("streams") List<Tuple2<String, Integer>> stream,
            @ForAll @IntRange(min = 1, max = 12) int capacity) {
        Map<String, Integer> weights = new HashMap<>();
        var sketch = new HeavyHitters<>(capacity, Object::new);
        for (var each : stream) {
            weights.merge(each.get1(), each.get2(), Integer::sum);
            sketch.add(each.get1(), each.get2());
        }
        double total = weights.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sketch.total()).isEqualTo(total);
        var hitters = sketch.hitters();
        assertThat(hitters).hasSizeLessThanOrEqualTo(capacity);
        assertThat(hitters.stream().mapToDouble(HeavyHitters.Hitter::weight))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        for (var hitter : hitters) {
            assertThat((double) weights.get(hitter.key())).isBetween(hitter.weight() - hitter.error(), hitter.weight());
        }
        var kept = hitters.stream().map(HeavyHitters.Hitter::key).toList();
        weights.forEach((key, weight) -> {
            if (weight > total / capacity) {
                assertThat(kept).contains(key);
            }
        });
    }

    @Property(tries = 50)
    void few_keys_are_counted_exactly(@ForAll("streams") List<Tuple2<String, Integer>> stream) {
        Map<String, Double> weights = new HashMap<>();
        var sketch = new HeavyHitters<>(50, Object::new);
        for (var each : stream) {
            weights.merge(each.get1(), (double) each.get2(), Double::sum);
            sketch.add(each.get1(), each.get2());
        }
        Map<String, Double> counted = new HashMap<>();
        sketch.hitters().forEach(hitter -> counted.put(hitter.key(), hitter.weight()));
        assertThat(counted).isEqualTo(weights);
    }
}
