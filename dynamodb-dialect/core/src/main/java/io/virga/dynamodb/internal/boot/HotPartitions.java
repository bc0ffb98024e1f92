package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.HotKeys;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemSize;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.HeavyHitters;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what each partition key of the tables and indexes of a unit is asked for. Safe for use by several threads. */
public final class HotPartitions implements RequestListener {

    /** What one partition takes in a second (AWS Developer Guide, "Burst and adaptive capacity"); of both, a linear combination. */
    private static final double WRITES = 1_000;

    private static final double READS = 3_000;
    /** From which part of that on something is to be done. */
    private static final double MUCH = 0.5;

    private static final int MOST_SHARDS = 256;
    private static final int KILOBYTE = 1_024;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Catalog catalog;
    private final int capacity;
    private final LongSupplier clock;
    private final long begun;
    private final Map<Place, HeavyHitters<Load>> places = new LinkedHashMap<>();
    private final Map<String, List<IndexMapping>> indexes;

    /** A table, or an index of it; empty for the table itself. */
    private record Place(String table, String index) {}

    /** What one key was asked for. */
    private static final class Load {
        private long requests;
        private long throttled;
        private double readUnits;
        private double writeUnits;
        private long second = Long.MIN_VALUE;
        private double now;
        private double peak;

        void add(double reads, double writes, boolean refused, long at) {
            requests++;
            throttled += refused ? 1 : 0;
            readUnits += reads;
            writeUnits += writes;
            now = (second == at ? now : 0) + partOf(reads, writes);
            second = at;
            peak = Math.max(peak, now);
        }
    }

    /**
     * @param capacity how many keys of each table and index are kept
     * @param clock nanoseconds from any moment on
     */
    public HotPartitions(Catalog catalog, int capacity, LongSupplier clock) {
        this.catalog = catalog;
        this.capacity = capacity;
        this.clock = clock;
        this.begun = clock.getAsLong();
        Map<String, Map<String, IndexMapping>> byTable = new LinkedHashMap<>();
        for (var mapping : catalog.tables()) {
            for (var index : mapping.indexes()) {
                if (index.kind() == IndexMapping.Kind.GLOBAL) {
                    byTable.computeIfAbsent(mapping.table().name(), any -> new LinkedHashMap<>())
                            .putIfAbsent(index.index(), index);
                }
            }
        }
        this.indexes = byTable.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values())));
    }

    /** Part of the seconds that one partition would be busy with it. */
    private static double partOf(double reads, double writes) {
        return reads / READS + writes / WRITES;
    }

    @Override
    public void done(RequestReport report) {
        var request = report.request();
        boolean throttled = report.failure() instanceof StoreException.Throttled;
        if (request instanceof Request.Get get) {
            read(get.table().name(), "", text(get.key().partition()), report.readUnits(), throttled);
        } else if (request instanceof Request.BatchGet batch) {
            double each = report.readUnits() / Math.max(1, batch.keys().size());
            batch.keys().forEach(key -> read(batch.table().name(), "", text(key.partition()), each, throttled));
        } else if (request instanceof Request.Query query) {
            queried(query, report.readUnits(), throttled);
        } else if (request instanceof Request.Write write) {
            written(write, report.writeUnits(), throttled, report.failure() == null);
        } else if (request instanceof Request.Transact transact) {
            transacted(transact, report);
        }
    }

    /** What a transaction used is told as a whole: each of its actions counts for its part. */
    private void transacted(Request.Transact transact, RequestReport report) {
        var reasons = report.failure() instanceof StoreException.Cancelled cancelled
                ? cancelled.reasons()
                : List.<StoreException.Reason>of();
        double each = report.writeUnits() / transact.actions().size();
        for (int i = 0; i < transact.actions().size(); i++) {
            boolean throttled = report.failure() instanceof StoreException.Throttled
                    || i < reasons.size() && reasons.get(i) instanceof StoreException.Reason.Throttled;
            written(transact.actions().get(i), each, throttled, report.failure() == null);
        }
    }

    private void read(String table, String index, String key, double units, boolean throttled) {
        add(new Place(table, index), key, units, 0, throttled);
    }

    private void written(Request.Write write, double units, boolean throttled, boolean done) {
        var table = write.table().name();
        add(new Place(table, ""), text(write.key().partition()), 0, units, throttled);
        if (done) {
            for (var index : indexes.getOrDefault(table, List.of())) {
                entry(index, write)
                        .ifPresent(key -> add(new Place(table, index.index()), key, 0, entryUnits(write), false));
            }
        }
    }

    /** What the server says of a write holds its entries already; theirs alone is reckoned by the size of the item. */
    private static double entryUnits(Request.Write write) {
        return write instanceof Request.Put put
                ? Math.max(1, Math.ceil((double) ItemSize.of(put.item()) / KILOBYTE))
                : 1;
    }

    /** The partition of the entry, where the write says it: a put does, and an update that changes it. */
    private static Optional<String> entry(IndexMapping index, Request.Write write) {
        Function<String, @Nullable Value> values = write instanceof Request.Put put
                ? put.item()::get
                : write instanceof Request.Update update
                        ? attribute -> update.update().equal(attribute).orElse(null)
                        : attribute -> null;
        return key(index.partition(), values);
    }

    /** A local index has the partitions of its table. */
    private void queried(Request.Query query, double units, boolean throttled) {
        var table = query.table();
        Function<String, @Nullable Value> values =
                attribute -> query.keyCondition().equal(attribute).orElse(null);
        var global = indexes.getOrDefault(table.name(), List.of()).stream()
                .filter(index -> index.index().equals(query.index()))
                .findFirst();
        if (global.isPresent()) {
            key(global.get().partition(), values)
                    .ifPresent(key -> read(table.name(), query.index(), key, units, throttled));
        } else {
            var key = values.apply(table.partitionKey());
            if (key != null) {
                read(table.name(), "", text(key), units, throttled);
            }
        }
    }

    private static Optional<String> key(List<KeyPart> parts, Function<String, @Nullable Value> values) {
        var texts = new ArrayList<String>(parts.size());
        for (var part : parts) {
            var value = values.apply(part.attribute());
            if (value == null) {
                return Optional.empty();
            }
            texts.add(text(value));
        }
        return Optional.of(String.join(", ", texts));
    }

    private static String text(Value key) {
        if (key instanceof Value.Text text) {
            return text.value();
        }
        return key instanceof Value.Num number
                ? number.value().toPlainString()
                : key instanceof Value.Binary binary ? HexFormat.of().formatHex(binary.bytes()) : key.toString();
    }

    /** What was refused has used nothing, and counts as the least that it would have. */
    private synchronized void add(Place place, String key, double reads, double writes, boolean throttled) {
        boolean unknown = reads == 0 && writes == 0;
        double weight = unknown ? partOf(0, throttled ? 1 : 0) : partOf(reads, writes);
        places.computeIfAbsent(place, any -> new HeavyHitters<>(capacity, Load::new))
                .add(key, weight)
                .add(reads, writes, throttled, Math.floorDiv(clock.getAsLong() - begun, SECOND));
    }

    /** Those that are asked for most, of all tables and indexes. */
    public synchronized List<HotKeys.Key> hottest(int most) {
        double seconds = Math.max(1, (double) (clock.getAsLong() - begun) / SECOND);
        return places.entrySet().stream()
                .flatMap(entry -> entry.getValue().hitters().stream()
                        .map(hitter ->
                                key(entry.getKey(), hitter, entry.getValue().total(), seconds)))
                .sorted(Comparator.comparingDouble(HotPartitions::heat).reversed())
                .limit(most)
                .toList();
    }

    private static double heat(HotKeys.Key key) {
        return partOf(key.readUnits(), key.writeUnits()) + partOf(0, key.throttled());
    }

    private HotKeys.Key key(Place place, HeavyHitters.Hitter<Load> hitter, double total, double seconds) {
        var load = hitter.value();
        var owners = owners(place, hitter.key());
        return new HotKeys.Key(
                place.table(),
                place.index(),
                hitter.key(),
                load.requests,
                load.throttled,
                load.readUnits,
                load.writeUnits,
                load.readUnits / seconds,
                load.writeUnits / seconds,
                load.peak,
                total == 0 ? 0 : (hitter.weight() - hitter.error()) / total,
                owners.stream().map(TableMapping::entity).distinct().toList(),
                load.peak >= MUCH || load.throttled > 0 ? remedy(place, owners, load.peak) : "");
    }

    private Set<TableMapping> owners(Place place, String key) {
        var owners = new LinkedHashSet<TableMapping>();
        for (var mapping : catalog.tables()) {
            if (mapping.table().name().equals(place.table())
                    && template(mapping, place.index())
                            .filter(partition -> isOf(partition, key))
                            .isPresent()) {
                owners.add(mapping);
            }
        }
        return owners;
    }

    private static Optional<KeyTemplate> template(TableMapping mapping, String index) {
        return index.isEmpty()
                ? Optional.of(mapping.partition())
                : mapping.indexes().stream()
                        .filter(each -> each.index().equals(index))
                        .map(each -> each.partition().get(0).template())
                        .findFirst();
    }

    private static boolean isOf(KeyTemplate partition, String key) {
        return partition.isNative() || partition.match(key).isPresent();
    }

    private static String remedy(Place place, Set<TableMapping> owners, double peak) {
        if (owners.isEmpty()) {
            return "It is no key of an entity: a counter, or an item that Virga keeps.";
        }
        var owner = owners.iterator().next();
        var partition = template(owner, place.index()).orElse(owner.partition());
        if (!owner.primaryKey().isEmpty() && partition.attributes().containsAll(owner.primaryKey())) {
            return "It is one " + owner.entity()
                    + " with what it owns, which shards cannot spread: write it less often, or keep what changes most in"
                    + " entities of their own.";
        }
        if (!owner.table().stamped()) {
            return "It is a key of an existing table, which shards cannot spread: choose a key with more values.";
        }
        int shards = (int) Math.min(MOST_SHARDS, partition.shards() * Math.max(2, Math.ceil(peak / MUCH)));
        return "Give " + owner.entity() + (place.index().isEmpty() ? " @ItemKey(… " : " @ItemIndex(… ") + "shards = "
                + shards + ")" + (partition.shards() > 1 ? ", it has " + partition.shards() : "") + ".";
    }
}
