package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.plan.Step;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.Predicate;
import io.virga.dynamodb.internal.store.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the steps of a plan read, table by table: those that may matter, by what the statement says of each table alone. Steps that need nothing of each
 * other are one wave, whose first pages are asked for at once.
 */
final class Gathering {

    private final ItemReader reader;
    private final ParallelReads parallel;
    private final ItemRows rows;
    private final RowLimit limit;
    private final @Nullable Object[] parameters;
    private final List<Step.Read> steps;
    private final Set<Step.Read> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Source, List<Row>> pools = new HashMap<>();

    /** @param steps all that are to be read */
    Gathering(
            ItemReader reader,
            ParallelReads parallel,
            ItemRows rows,
            RowLimit limit,
            @Nullable Object[] parameters,
            List<Step.Read> steps) {
        this.reader = reader;
        this.parallel = parallel;
        this.rows = rows;
        this.limit = limit;
        this.parameters = parameters;
        this.steps = steps;
    }

    /**
     * Reads what a step reads, and with it what later steps can read now; nothing where that has been done.
     *
     * @param combined the rows combined so far
     */
    void read(Step.Read step, List<Tuple> combined) {
        if (done.contains(step)) {
            return;
        }
        List<Step.Read> ready = new ArrayList<>(List.of(step));
        steps.stream()
                .filter(other -> other != step && !done.contains(other) && isReady(other))
                .forEach(ready::add);
        done.addAll(ready);
        List<Reading> wave = new ArrayList<>();
        for (var one : ready) {
            var outer = outer(one, combined);
            if (!outer.isEmpty()) {
                wave.add(new Reading(one, outer));
            }
        }
        var items = items(wave).iterator();
        wave.forEach(reading -> gather(reading.step(), items.next()));
    }

    /** @param outer what the key's operands are evaluated over */
    private record Reading(Step.Read step, List<Evaluation> outer) {

        Iterator<Item> items(ItemReader reader) {
            var feeds = step.sources().stream().map(Source::mapping).distinct().toList();
            return reader.read(step.path(), outer, feeds, ReadOptions.of(step.projection()));
        }
    }

    /** All of them, wave by wave. */
    void readAll() {
        steps.forEach(step -> read(step, List.of()));
    }

    List<Row> pool(Source source) {
        return pools.getOrDefault(source, List.of());
    }

    Map<Source, List<Row>> pools() {
        return pools;
    }

    /** Not what the combined rows point at: these are not there before its turn. */
    private boolean isReady(Step.Read step) {
        if (step instanceof Step.Lookup lookup) {
            return lookup.from().isPresent()
                    && steps.stream()
                            .filter(other -> !done.contains(other))
                            .noneMatch(other -> other.feeds(lookup.from().get()));
        }
        return true;
    }

    private List<Evaluation> outer(Step.Read step, List<Tuple> combined) {
        if (!(step instanceof Step.Lookup lookup)) {
            return List.of(new Tuple(parameters, 0).evaluation());
        }
        if (lookup.from().isEmpty()) {
            return combined.stream().map(Tuple::evaluation).toList();
        }
        var from = lookup.from().get();
        return pool(from).stream().map(row -> alone(from, row).evaluation()).toList();
    }

    private Tuple alone(Source source, Row row) {
        return new Tuple(parameters, source.index() + 1).with(source.index(), row);
    }

    /** The items of each; where there are several, the first page of each has been asked for. */
    private List<Iterator<Item>> items(List<Reading> wave) {
        if (wave.size() < 2 || !reader.isShareable()) {
            return wave.stream().map(reading -> reading.items(reader)).toList();
        }
        var sharing = reader.sharing(wave.size());
        List<Supplier<Iterator<Item>>> begun = new ArrayList<>();
        for (var reading : wave) {
            begun.add(() -> {
                var items = reading.items(sharing);
                items.hasNext();
                return items;
            });
        }
        return parallel.all(begun);
    }

    private void gather(Step.Read step, Iterator<Item> items) {
        int held = 0;
        while (items.hasNext()) {
            var item = items.next();
            for (var source : step.sources()) {
                var row = rows.of(item, source.mapping());
                if (row != null && matters(source, row, step.own(source))) {
                    rows.keep(row, step.projection());
                    pools.computeIfAbsent(source, key -> new ArrayList<>()).add(row);
                    limit.check(++held, step.path());
                }
            }
        }
    }

    private boolean matters(Source source, Row row, Predicate own) {
        return own.equals(Predicate.TRUE) || alone(source, row).evaluation().accepts(own);
    }
}
