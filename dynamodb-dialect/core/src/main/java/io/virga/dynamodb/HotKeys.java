package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Designs;
import io.virga.dynamodb.internal.boot.HotPartitions;
import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListeners;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which partition keys a factory asks for most: those that come near what one partition takes (1,000 write units and 3,000 read units a second, or a mix of
 * both), and which entity to spread over {@linkplain ItemKey#shards() shards}.
 *
 * <pre>{@code
 * try (var hot = HotKeys.open(factory)) {
 *     …                                      // an hour of traffic
 *     LOG.info("{}", hot);
 * }
 * // shop/gsi1 "Order.status#OPEN": 71 % of the load, 3.0 read and 412.5 write units/s, 93 % of a partition in its busiest second, 12 throttled. Give Order @ItemIndex(… shards = 4).
 * }</pre>
 *
 * <p>Nothing is counted while none is open. Memory is bounded: of each table and index, the {@value #KEPT} keys with the most load (a Space-Saving sketch); whatever has more
 * than a hundredth of the load is among them. Key values are data: they stand in the report, and nowhere else.
 *
 * <p>It hears of what this process sends, as {@link RequestLog} does; other processes have their part. The units of a transaction and of a batch are told as a
 * whole and counted evenly for its items; those of an index's entries are reckoned by size, for inserts and for updates that change their key. Scans and
 * PartiQL have no key. Safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html">Amazon DynamoDB Developer Guide, "Best
 *     practices for designing and using partition keys effectively"</a>
 */
public final class HotKeys implements AutoCloseable {

    /** How many keys of each table and index are kept. */
    static final int KEPT = 100;

    private static final int PRINTED = 10;

    private final RequestListeners listeners;
    private final HotPartitions partitions;

    /**
     * A partition key, since the counting began or the key came into the hundred.
     *
     * @param index empty for the table itself
     * @param key the value of the partition key, several attributes with {@code ", "} between them
     * @param requests those that named it, an action of a transaction and a key of a batch being one each
     * @param throttled those of them that DynamoDB throttled
     * @param readUnits consumed read capacity units
     * @param writeUnits consumed write capacity units
     * @param readsPerSecond {@code readUnits} over the time since the counting began, a second at least
     * @param writesPerSecond the same of {@code writeUnits}
     * @param peak what it used in its busiest second, as a part of what one partition takes: at 1 it is throttled, burst capacity apart
     * @param share its part of the load of the table or index, at least, from 0 to 1
     * @param entities what lies under such a key: entities and roles of collections
     * @param remedy what to do, empty as long as it used less than half of a partition and was not throttled
     */
    public record Key(
            String table,
            String index,
            String key,
            long requests,
            long throttled,
            double readUnits,
            double writeUnits,
            double readsPerSecond,
            double writesPerSecond,
            double peak,
            double share,
            List<String> entities,
            String remedy) {

        public Key {
            entities = List.copyOf(entities);
        }

        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT,
                            "%s \"%s\": %.0f %% of the load, %.1f read and %.1f write units/s, %.0f %% of a partition in its busiest second",
                            index.isEmpty() ? table : table + "/" + index,
                            key,
                            100 * share,
                            readsPerSecond,
                            writesPerSecond,
                            100 * peak)
                    + (throttled == 0 ? "" : ", " + throttled + " throttled") + "."
                    + (remedy.isEmpty() ? "" : " " + remedy);
        }
    }

    private HotKeys(RequestListeners listeners, HotPartitions partitions) {
        this.listeners = listeners;
        this.partitions = partitions;
        listeners.add(partitions);
    }

    /**
     * Begins to count.
     *
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static HotKeys open(EntityManagerFactory factory) {
        return new HotKeys(Requests.of(factory), new HotPartitions(Designs.catalog(factory), KEPT, System::nanoTime));
    }

    /** Those with the most load, of all tables and indexes, the hottest first. */
    public List<Key> hottest(int most) {
        return partitions.hottest(most);
    }

    /** Ends the counting; what was counted stays. */
    @Override
    public void close() {
        listeners.remove(partitions);
    }

    /** The ten hottest, a line each. */
    @Override
    public String toString() {
        return hottest(PRINTED).stream().map(Key::toString).collect(Collectors.joining("\n"));
    }
}
