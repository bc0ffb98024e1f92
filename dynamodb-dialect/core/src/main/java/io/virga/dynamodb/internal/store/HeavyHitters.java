package io.virga.dynamodb.internal.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys with the most weight of a stream of any length, in bounded memory: the Space-Saving sketch. Of {@code capacity} keys it keeps a weight that is at least their
 * true one and at most {@link Hitter#error()} above it; a key with more than {@code 1 / capacity} of the total is always among them. Not safe for use by several threads.
 *
 * @param <V> what is kept beside a key, since it came in
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data Streams</a>
 */
public final class HeavyHitters<V> {

    private final int capacity;
    private final Supplier<V> fresh;
    private final Map<String, Counter<V>> counters = new HashMap<>();
    private double total;

    /** A key, what it weighs, and how much of that may have been others', which gave way to it. */
    public record Hitter<V>(String key, double weight, double error, V value) {}

    private static final class Counter<V> {
        private double weight;
        private final double error;
        private final V value;

        Counter(double error, V value) {
            this.weight = error;
            this.error = error;
            this.value = value;
        }
    }

    /** @param capacity the number of keys that are kept, at least 1 */
    public HeavyHitters(int capacity, Supplier<V> fresh) {
        this.capacity = capacity;
        this.fresh = fresh;
    }

    /** @return what is kept beside the key, which weighs so much more now */
    public V add(String key, double weight) {
        total += weight;
        var counter = counters.get(key);
        if (counter == null) {
            counter = new Counter<>(counters.size() < capacity ? 0 : evicted(), fresh.get());
            counters.put(key, counter);
        }
        counter.weight += weight;
        return counter.value;
    }

    /** The one with the least gives way; what comes may have been there before, and has that much at most. */
    private double evicted() {
        Map.Entry<String, Counter<V>> least = null;
        for (var entry : counters.entrySet()) {
            if (least == null || entry.getValue().weight < least.getValue().weight) {
                least = entry;
            }
        }
        if (least == null) {
            throw new AssertionError("a sketch of no keys");
        }
        double weight = least.getValue().weight;
        counters.remove(least.getKey());
        return weight;
    }

    /** Of all keys, those that were forgotten too. */
    public double total() {
        return total;
    }

    /** The heaviest first. */
    public List<Hitter<V>> hitters() {
        var hitters = new ArrayList<Hitter<V>>(counters.size());
        counters.forEach(
                (key, counter) -> hitters.add(new Hitter<>(key, counter.weight, counter.error, counter.value)));
        hitters.sort(
                Comparator.<Hitter<V>>comparingDouble(Hitter::weight).reversed().thenComparing(Hitter::key));
        return hitters;
    }
}
