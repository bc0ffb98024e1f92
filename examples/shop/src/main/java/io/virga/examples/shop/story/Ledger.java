package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Requests;
import io.virga.examples.shop.database.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Keeps account of what each part of the story asked of the database. */
public final class Ledger {

    private final Requests requests;
    private final List<Entry> entries = new ArrayList<>();

    /** A part of the story, and what it took. */
    public record Entry(String what, Usage usage) {}

    Ledger(Requests requests) {
        this.requests = requests;
    }

    /** Does a part of the story; what it took is entered even if it fails. */
    <R> R measure(String what, Supplier<R> part) {
        var before = requests.total();
        try {
            return part.get();
        } finally {
            entries.add(new Entry(what, requests.total().minus(before)));
        }
    }

    /** As {@link #measure(String, Supplier)}, for a part without a result. */
    void measure(String what, Runnable part) {
        measure(what, () -> {
            part.run();
            return null;
        });
    }

    /** Enters what was measured elsewhere. */
    void enter(String what, Usage usage) {
        entries.add(new Entry(what, usage));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What the last part took. */
    Usage last() {
        return entries.get(entries.size() - 1).usage();
    }

    List<String> head() {
        return measuresCapacity()
                ? List.of("step", requests.noun(), "items", "read units", "write units")
                : List.of("step", requests.noun());
    }

    List<List<String>> rows() {
        return entries.stream().map(this::row).toList();
    }

    private List<String> row(Entry entry) {
        var count = Long.toString(entry.usage().count());
        return measuresCapacity()
                ? List.of(
                        entry.what(),
                        count,
                        Long.toString(entry.usage().items()),
                        units(entry.usage().readUnits()),
                        units(entry.usage().writeUnits()))
                : List.of(entry.what(), count);
    }

    private boolean measuresCapacity() {
        return entries.stream().anyMatch(entry -> entry.usage().items() != 0);
    }

    private static String units(double units) {
        return String.format(Locale.ROOT, "%.1f", units);
    }
}
