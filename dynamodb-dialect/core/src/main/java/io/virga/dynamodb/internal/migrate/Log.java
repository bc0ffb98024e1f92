package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was migrated, in the home table: an item per migration with its checksum, its phase, the step it is at, and how far
 * each segment of a running backfill has come. Every write of a runner is conditional on its being the runner still.
 */
final class Log {

    static final String PARTITION = "virga#migrations";

    private static final String TYPE = "#migration";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ItemStore store;
    private final PhysicalTable home;
    private final Repetition repetition = new Repetition(PATIENCE);

    Log(ItemStore store, PhysicalTable home) {
        this.store = store;
        this.home = home;
    }

    /**
     * @param reverting whether it is being taken back
     * @param step how many steps are done, of those that are under way
     * @param started ISO-8601
     * @param finished empty while it is under way
     * @param rows the rows that were rewritten so far
     */
    record Entry(
            String id,
            String checksum,
            Phase phase,
            boolean reverting,
            int step,
            String started,
            String finished,
            long rows,
            Map<Integer, Segment> segments) {

        boolean isApplied() {
            return phase == Phase.DONE;
        }
    }

    /**
     * How far one part of a scan is.
     *
     * @param after the key of the last item that was done, empty before the first page
     */
    record Segment(Map<String, Value> after, boolean done) {}

    List<Entry> entries() {
        var names = Map.of("#p", home.partitionKey());
        var condition = new Expression("#p = :p", names, Map.of(":p", Value.text(PARTITION)));
        var query = new Request.Query(home, "", condition, Expression.NONE, List.of(), true, 0, true, false, Map.of());
        var entries = new ArrayList<Entry>();
        while (true) {
            var page = store.query(query);
            page.items().forEach(item -> entries.add(entry(item)));
            if (page.isLast()) {
                return entries;
            }
            query = query.from(page.last());
        }
    }

    private Entry entry(Item item) {
        Map<Integer, Segment> segments = new HashMap<>();
        if (item.get("segments") instanceof Value.Document parts) {
            parts.entries().forEach((name, part) -> {
                var json = Json.of(part, name);
                segments.put(
                        Integer.valueOf(name.substring(1)),
                        new Segment(json.object("after").members(), json.flag("done")));
            });
        }
        var values = new HashMap<String, Value>();
        item.attributes().forEach(name -> values.put(name, item.get(name)));
        var json = new Json(values, "the migration log");
        return new Entry(
                json.text(home.sortKey()),
                json.text("checksum"),
                json.constant("phase", Phase.class),
                json.flag("reverting"),
                (int) json.number("step"),
                json.text("started"),
                json.text("finished", ""),
                json.number("rows"),
                segments);
    }

    /** Begins a migration, or goes on with one as its new runner. */
    void begin(String id, String checksum, boolean reverting, String runner) {
        var values = new HashMap<String, Value>();
        values.put(":type", Value.text(TYPE));
        values.put(":checksum", Value.text(checksum));
        values.put(":reverting", new Value.Bool(reverting));
        values.put(":runner", Value.text(runner));
        values.put(":phase", Value.text(Phase.EXPAND.name()));
        values.put(":started", Value.text(Instant.now().toString()));
        values.put(":zero", Value.Num.of(0));
        values.put(":none", new Value.Document(Map.of()));
        var names = names("checksum", "reverting", "runner", "phase", "started", "step", "rows", "segments");
        names.put("#type", PhysicalTable.TYPE);
        names.put("#finished", "finished");
        write(new Request.Update(
                home,
                key(id),
                new Expression(
                        "SET #type = :type, #checksum = :checksum, #reverting = :reverting, #runner = :runner, #phase = :phase,"
                                + " #started = :started, #step = :zero, #rows = :zero, #segments = :none REMOVE #finished",
                        names,
                        values),
                Expression.NONE));
    }

    /** Goes on with a migration that another runner left. */
    void take(String id, String runner) {
        write(new Request.Update(
                home,
                key(id),
                new Expression("SET #runner = :runner", names("runner"), Map.of(":runner", Value.text(runner))),
                new Expression("attribute_exists(#checksum)", names("checksum"), Map.of())));
    }

    void phase(String id, String runner, Phase phase) {
        update(id, runner, "SET #phase = :phase", names("phase"), Map.of(":phase", Value.text(phase.name())));
    }

    /** A step is done: the segments of the next one begin anew. */
    void step(String id, String runner, int done) {
        update(
                id,
                runner,
                "SET #step = :step, #segments = :none",
                names("step", "segments"),
                Map.of(":step", Value.Num.of(done), ":none", new Value.Document(Map.of())));
    }

    void segment(String id, String runner, int segment, Segment state, long rows) {
        var names = names("segments", "rows");
        names.put("#s", "s" + segment);
        var part = new Json.Builder()
                .value("after", new Value.Document(state.after()))
                .flag("done", state.done())
                .build();
        update(
                id,
                runner,
                "SET #segments.#s = :part, #rows = #rows + :rows",
                names,
                Map.of(":part", part, ":rows", Value.Num.of(rows)));
    }

    void finished(String id, String runner) {
        update(
                id,
                runner,
                "SET #phase = :done, #finished = :now REMOVE #segments, #runner",
                names("phase", "finished", "segments", "runner"),
                Map.of(
                        ":done",
                        Value.text(Phase.DONE.name()),
                        ":now",
                        Value.text(Instant.now().toString())));
    }

    /** A migration that was taken back is as if it had never been. */
    void forget(String id, String runner) {
        write(new Request.Delete(
                home,
                key(id),
                new Expression("#runner = :runner", names("runner"), Map.of(":runner", Value.text(runner)))));
    }

    private void update(String id, String runner, String update, Map<String, String> names, Map<String, Value> values) {
        write(new Request.Update(
                home,
                key(id),
                new Expression(update, names, values),
                new Expression("#runner = :runner", names("runner"), Map.of(":runner", Value.text(runner)))));
    }

    private void write(Request.Write write) {
        repetition.run(attempt -> {
            try {
                store.write(write);
            } catch (StoreException e) {
                // the second time, the first may have been heard
                if (e.failure() instanceof StoreException.ConditionFailed && attempt == 1) {
                    throw MigrationFailures.of(
                            Kind.LOCKED,
                            "RUNNER_REPLACED",
                            "another runner has taken the migration over",
                            home.name(),
                            "See virga status; this run has stopped, and the other goes on where it was.",
                            e);
                }
                if (!(e.failure() instanceof StoreException.ConditionFailed)) {
                    throw e;
                }
            }
        });
    }

    private static ItemKey key(String id) {
        return ItemKey.of(PARTITION, id);
    }

    private static Map<String, String> names(String... attributes) {
        var names = new HashMap<String, String>();
        for (var attribute : attributes) {
            names.put("#" + attribute, attribute);
        }
        return names;
    }

    static Optional<Entry> find(List<Entry> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
