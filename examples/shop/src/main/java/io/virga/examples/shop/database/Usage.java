package io.virga.examples.shop.database;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What went to the database.
 *
 * @param calls how many of each kind, {@code TransactWriteItems=1} for example
 * @param items how many rows were read or written, 0 where that is not counted
 * @param readUnits the read capacity that they used, 0 where the database has no such measure
 * @param writeUnits the write capacity that they used
 */
public record Usage(SortedMap<String, Long> calls, long items, double readUnits, double writeUnits) {

    public Usage {
        calls = new TreeMap<>(calls);
        calls.values().removeIf(count -> count == 0);
    }

    public Usage minus(Usage earlier) {
        var difference = new TreeMap<>(calls);
        earlier.calls.forEach((kind, count) -> difference.merge(kind, -count, Long::sum));
        return new Usage(
                difference, items - earlier.items, readUnits - earlier.readUnits, writeUnits - earlier.writeUnits);
    }

    /** The number of all calls. */
    public long count() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    public String describe() {
        var kinds = calls.isEmpty()
                ? "nothing went to the database"
                : calls.entrySet().stream()
                        .map((Map.Entry<String, Long> call) ->
                                String.format(Locale.ROOT, "%,d × %s", call.getValue(), call.getKey()))
                        .collect(Collectors.joining(", "));
        return items == 0
                ? kinds
                : kinds
                        + String.format(
                                Locale.ROOT,
                                " (%,d %s, %.1f read units, %.1f write units)",
                                items,
                                items == 1 ? "item" : "items",
                                readUnits,
                                writeUnits);
    }
}
