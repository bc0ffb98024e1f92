package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Sequences;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.schema.ItemTransformation;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.MigrationProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Carries out one move of a plan, from where it stands in the log, phase by phase. */
final class Runner {

    private static final int PASSES = 5;

    private final ItemStore store;
    private final TableAdmin admin;
    private final Log log;
    private final SchemaNote note;
    private final Function<String, ItemTransformation> transformations;
    private final MigrateOptions options;
    private final MigrationProgress progress;
    private final String runner;
    private final Optional<Lock> lock;
    private final AtomicLong expected = new AtomicLong();

    /**
     * @param transformations finds the classes that files name
     * @param lock empty for one that only reads
     */
    Runner(
            StoreConnection connection,
            PhysicalTable home,
            SchemaKeys keys,
            Function<String, ItemTransformation> transformations,
            MigrateOptions options,
            MigrationProgress progress,
            String runner,
            Optional<Lock> lock) {
        this.store = connection.items();
        this.admin = connection.tables();
        this.log = new Log(store, home);
        this.note = new SchemaNote(store, home, keys);
        this.transformations = transformations;
        this.options = options;
        this.progress = progress;
        this.runner = runner;
        this.lock = lock;
    }

    /**
     * Carries a move out, phase by phase. What is announced to applications stands before what the log says: who goes on with
     * a move that was interrupted never goes back.
     *
     * @return whether it is done; else it waits behind the switch
     */
    boolean run(Plan.Move move, Definition before, Definition after) {
        progress.migration(move.file().id(), move.reverting());
        var id = move.file().id();
        int done = 0;
        Map<Integer, Log.Segment> segments = Map.of();
        var reached = Phase.EXPAND;
        var known = note.announced().filter(each -> each.id().equals(id));
        Optional<Announcement> announcement;
        if (move.resumed().isPresent()) {
            var entry = move.resumed().get();
            log.take(id, runner);
            done = entry.step();
            segments = entry.segments();
            announcement = known;
            reached = known.map(Announcement::phase)
                    .filter(phase -> phase.isBehind(entry.phase()))
                    .orElse(entry.phase());
        } else {
            announcement = announcement(move, before, after, known);
            checkGiven(move);
            if (isHalfWay(move, known)) {
                // the form of before is complete, and that of the migration may not be: it only has to go
                reached = Phase.RETIRE;
                note.write(before.catalog(), after.catalog(), announcement.map(each -> each.at(Phase.RETIRE)));
            } else {
                announcement
                        .filter(each -> !each.stopped())
                        .ifPresent(each -> OnlineChecks.check(id, each.rows(), move.steps()));
                inspect(move, before, after);
                announcement.ifPresent(note::announce);
            }
            log.begin(id, move.file().checksum(), move.reverting(), runner);
        }
        var running = new Running(id, before, after, announcement, reached, segments);
        if (!running.carryOut(move.steps(), done)) {
            return running.deletedHome;
        }
        if (move.reverting()) {
            log.forget(id, runner);
        } else {
            log.finished(id, runner);
        }
        return true;
    }

    /** Whether a move takes back what was never finished, while rows had both forms. */
    private static boolean isHalfWay(Plan.Move move, Optional<Announcement> known) {
        return move.reverting()
                && known.filter(each -> !each.stopped() && Phase.CONTRACT.isBehind(each.phase()))
                        .isPresent();
    }

    /** Empty where no row changes: then applications have nothing to do. */
    private Optional<Announcement> announcement(
            Plan.Move move, Definition before, Definition after, Optional<Announcement> known) {
        boolean halfMoved = known.filter(each -> each.stopped() && each.phase() != Phase.DONE)
                .isPresent();
        var rows = new ArrayList<Announcement.Forms>();
        for (var step : move.steps()) {
            if (step instanceof Step.Rewrite rewrite) {
                for (var row : rewrite.rows()) {
                    var forms = mappings(rewrite, row, before, after);
                    rows.add(new Announcement.Forms(
                            forms.from(), forms.to(), row.changes(), returning(move, row.mapping())));
                }
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Announcement(move.file().id(), Phase.EXPAND, options.stopped() || halfMoved, rows));
    }

    /** What the steps in the other direction would give. */
    private static Map<String, Value> returning(Plan.Move move, String mapping) {
        var values = new java.util.HashMap<String, Value>();
        for (var step : move.reverting() ? move.file().up() : move.file().down()) {
            if (step instanceof Step.Rewrite rewrite) {
                for (var row : rewrite.rows()) {
                    for (var change : row.changes()) {
                        if (row.mapping().equals(mapping)
                                && change instanceof AttributeChange.Add add
                                && !add.value().isNull()) {
                            values.put(add.attribute(), add.value());
                        }
                    }
                }
            }
        }
        return values;
    }

    /** @throws io.virga.dynamodb.schema.MigrationException for a value that nobody has given */
    static void checkGiven(Plan.Move move) {
        for (var step : move.steps()) {
            if (step instanceof Step.Rewrite rewrite) {
                for (var row : rewrite.rows()) {
                    for (var change : row.changes()) {
                        if (change instanceof AttributeChange.Add add
                                && add.value().equals(Value.NULL)) {
                            throw MigrationFailures.of(
                                    Kind.USAGE,
                                    "VALUE_MISSING",
                                    "nobody has said what rows of " + row.mapping() + " without " + add.attribute()
                                            + " get, and the column is not null",
                                    move.file().id(),
                                    "Write a value instead of null into the file, or generate it with --default "
                                            + row.mapping() + "." + add.attribute() + "=….");
                        }
                    }
                }
            }
        }
    }

    /** What of a move stands in its way, looked for before anything is written. */
    List<Inspection.Result> inspect(Plan.Move move, Definition before, Definition after) {
        var results = new ArrayList<Inspection.Result>();
        for (var step : move.steps()) {
            if (step instanceof Step.Rewrite rewrite) {
                progress.step("read the rows that will be rewritten in " + rewrite.table());
                expected.set(0);
                var rewriters = rewriters(rewrite, before, after, false);
                results.add(new Inspection(store, rewriters.get(0).from().table(), rewriters, options.segments())
                        .run((segment, state, read, changed) -> {
                            expected.addAndGet(read);
                            progress.rows(read, 0);
                        }));
            }
        }
        return results;
    }

    private record Mappings(TableMapping from, TableMapping to) {}

    private static Mappings mappings(Step.Rewrite step, RowChange row, Definition before, Definition after) {
        var from = before.mapping(row.mapping());
        var to = after.mapping(row.mapping());
        if (from.isEmpty() || to.isEmpty()) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "MIGRATION_FILE",
                    "there are no rows of " + row.mapping() + " both before and after",
                    step.title(),
                    "Correct the name, or take the rows out of the step.");
        }
        return new Mappings(from.get(), to.get());
    }

    private List<RowRewriter> rewriters(Step.Rewrite step, Definition before, Definition after, boolean newCounts) {
        var rewriters = new ArrayList<RowRewriter>();
        for (var row : step.rows()) {
            var forms = mappings(step, row, before, after);
            rewriters.add(new RowRewriter(forms.from(), forms.to(), row.changes(), transformations, newCounts));
        }
        return rewriters;
    }

    /** Whether rows are in another form than the migration has left them in. */
    long outOfForm(Plan.Move move, Definition before, Definition after) {
        return inspect(move, before, after).stream()
                .mapToLong(Inspection.Result::changing)
                .sum();
    }

    /** Once more over the rows, until a pass finds nothing to do. */
    long repeat(Plan.Move move, Definition before, Definition after) {
        var running = new Running(move.file().id(), before, after, Optional.empty(), Phase.DONE, Map.of());
        long changed = 0;
        for (var step : move.steps()) {
            if (step instanceof Step.Rewrite rewrite) {
                var passes = running.untilClean(rewrite);
                changed += passes.changed();
                if (!passes.clean()) {
                    progress.notClean(rewrite.title());
                }
            }
        }
        return changed;
    }

    /** @param clean whether the last pass found nothing to do */
    private record Passes(long changed, boolean clean) {}

    /** The steps of one move. */
    private final class Running implements Step.Fold<Boolean> {
        private final String id;
        private final Definition before;
        private final Definition after;
        private final Optional<Announcement> announcement;
        /** Where an earlier run has come to: what is before it is done. */
        private final Phase reached;

        private final Map<Integer, Log.Segment> resumed;
        private Map<Integer, Log.Segment> segments = Map.of();
        private Phase phase;
        private boolean deletedHome;

        Running(
                String id,
                Definition before,
                Definition after,
                Optional<Announcement> announcement,
                Phase reached,
                Map<Integer, Log.Segment> resumed) {
            this.id = id;
            this.before = before;
            this.after = after;
            this.announcement = announcement;
            this.reached = reached;
            this.resumed = resumed;
            this.phase = reached;
        }

        /** @return whether all of it was done, and the log is still there */
        boolean carryOut(List<Step> steps, int done) {
            var rewrites = steps.stream()
                    .filter(Step.Rewrite.class::isInstance)
                    .map(Step.Rewrite.class::cast)
                    .toList();
            boolean online = announcement.isPresent() && !isStopped();
            steps(steps, done, step -> step.phase() == Phase.EXPAND);
            if (announcement.isPresent() && !reached.isBehind(Phase.EXPAND)) {
                // only then every application writes both forms, or stands still
                pause();
            }
            if (!reached.isBehind(Phase.BACKFILL)) {
                steps(steps, done, step -> step.phase() == Phase.BACKFILL);
            }
            if (!rewrites.isEmpty() && !reached.isBehind(Phase.VERIFY)) {
                enter(Phase.VERIFY);
                rewrites.forEach(this::verify);
            }
            if (!reached.isBehind(Phase.SWITCH)) {
                note.write(before.catalog(), after.catalog(), announcement.map(each -> each.at(Phase.SWITCH)));
                log(Phase.SWITCH);
                progress.phase(Phase.SWITCH.name());
            }
            if (online && options.untilSwitch() && !reached.isBehind(Phase.SWITCH)) {
                return false;
            }
            if (online) {
                withdraw(rewrites);
            }
            steps(steps, done, step -> step.phase() == Phase.CONTRACT);
            if (deletedHome) {
                return false;
            }
            announcement.ifPresent(each -> note.announce(each.at(Phase.DONE)));
            return true;
        }

        private boolean isStopped() {
            return announcement.filter(Announcement::stopped).isPresent();
        }

        /** The version before goes first, then, when nobody can be about to read it, its form. */
        private void withdraw(List<Step.Rewrite> rewrites) {
            if (!reached.isBehind(Phase.RETIRE)) {
                enter(Phase.RETIRE);
                pause();
            }
            enter(Phase.CONTRACT);
            pause();
            for (var rewrite : rewrites) {
                untilClean("take the form before away: " + rewrite.title(), rewrite, true);
            }
        }

        private void steps(List<Step> steps, int done, Predicate<Step> which) {
            for (int i = done; i < steps.size(); i++) {
                var step = steps.get(i);
                if (which.test(step)) {
                    enter(step.phase());
                    progress.step(step.title());
                    segments = i == done ? resumed : Map.of();
                    step.fold(this);
                    if (step instanceof Step.DeleteTable gone
                            && gone.table().equals(before.home().name())) {
                        // the log goes with it
                        deletedHome = true;
                        return;
                    }
                    log.step(id, runner, i + 1);
                }
            }
        }

        private void enter(Phase next) {
            lock.ifPresent(Lock::check);
            if (next.isBehind(phase)) {
                announce(next);
                log(next);
            }
            progress.phase(next.name());
        }

        private void announce(Phase next) {
            announcement.ifPresent(each -> note.announce(each.at(next)));
        }

        private void log(Phase next) {
            if (next != phase) {
                phase = next;
                log.phase(id, runner, next);
            }
        }

        private void verify(Step.Rewrite rewrite) {
            if (!untilClean(rewrite).clean()) {
                progress.notClean(rewrite.title());
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "ROWS_BEHIND",
                        "after " + PASSES + " passes rows are still being written in the form of before alone",
                        rewrite.title(),
                        "Somebody writes who does not take part: stop it, and run virga migrate again; nothing was"
                                + " switched.");
            }
        }

        /** Until every application must have asked again, or refuses to write. */
        private void pause() {
            progress.step("wait for applications to hear of " + phase);
            try {
                long end = System.nanoTime() + options.phaseWait().toNanos();
                for (long left = options.phaseWait().toNanos(); left > 0; left = end - System.nanoTime()) {
                    lock.ifPresent(Lock::check);
                    Thread.sleep(Math.min(500, left / 1_000_000 + 1));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted; the migration goes on with virga migrate", e);
            }
        }

        private Passes untilClean(Step.Rewrite step) {
            return untilClean("verify: " + step.title(), step, false);
        }

        /** As long as a pass finds rows to write, and only so often. */
        private Passes untilClean(String title, Step.Rewrite step, boolean last) {
            long all = 0;
            long changed = 1;
            for (int pass = 1; pass <= PASSES && changed > 0; pass++) {
                progress.step(pass == 1 ? title : "once more: " + title);
                progress.expect(expected.get());
                changed = pass(step, last, Map.of(), (segment, state, read, wrote) -> progress.rows(read, wrote));
                all += changed;
            }
            return new Passes(all, changed == 0);
        }

        private long pass(Step.Rewrite step, boolean last, Map<Integer, Log.Segment> from, Pass.Listener listener) {
            var rewritings = rewritings(step, last);
            return new Pass(store, rewritings.get(0).from().table(), segmentsOf(from), 500)
                    .run(from, new Backfill(store, rewritings), (segment, state, read, changed) -> {
                        lock.ifPresent(Lock::check);
                        listener.page(segment, state, read, changed);
                    });
        }

        /** Beside applications a row gets its new form first, and loses the old one at the end. */
        private List<? extends Rewriting> rewritings(Step.Rewrite step, boolean last) {
            if (announcement.isEmpty() || isStopped() || last) {
                return rewriters(step, before, after, last);
            }
            var tables = step.rows().stream().map(RowChange::mapping).toList();
            return announcement.get().rows().stream()
                    .filter(forms -> tables.contains(forms.to().name()))
                    .map(Expansion::new)
                    .toList();
        }

        /** A pass that goes on keeps the number of its segments. */
        private int segmentsOf(Map<Integer, Log.Segment> from) {
            return from.isEmpty() ? options.segments() : from.size();
        }

        /** So that a pass that is gone on with knows how many segments there were. */
        private Map<Integer, Log.Segment> begun() {
            if (!segments.isEmpty()) {
                return segments;
            }
            Map<Integer, Log.Segment> all = new java.util.HashMap<>();
            for (int i = options.segments() - 1; i >= 0; i--) {
                var fresh = new Log.Segment(Map.of(), false);
                all.put(i, fresh);
                log.segment(id, runner, i, fresh, 0);
            }
            return all;
        }

        @Override
        public Boolean createTable(Step.CreateTable step) {
            return create(admin, step.table(), options);
        }

        @Override
        public Boolean deleteTable(Step.DeleteTable step) {
            return admin.delete(step.table(), options.timeout());
        }

        @Override
        public Boolean addIndex(Step.AddIndex step) {
            var there = describe(step.table()).globalIndexes().stream()
                    .filter(index -> index.name().equals(step.index().name()))
                    .findFirst();
            if (there.isEmpty()) {
                admin.addIndex(step.table(), step.index(), options.timeout());
            } else {
                if (!there.get().equals(step.index())) {
                    throw MigrationFailures.of(
                            Kind.DRIFT,
                            "INDEX_DIFFERS",
                            "there is an index " + step.index().name() + " already, and it is " + there.get()
                                    + " instead of " + step.index(),
                            step.table(),
                            "Delete it, or take it into the mapping.");
                }
                admin.await(step.table(), options.timeout());
            }
            return there.isEmpty();
        }

        @Override
        public Boolean deleteIndex(Step.DeleteIndex step) {
            boolean there =
                    TableText.names(describe(step.table()).globalIndexes()).contains(step.index());
            if (there) {
                admin.deleteIndex(step.table(), step.index(), options.timeout());
            }
            return there;
        }

        @Override
        public Boolean timeToLive(Step.ExpireBy step) {
            admin.timeToLive(step.table(), step.attribute());
            return true;
        }

        @Override
        public Boolean billing(Step.Bill step) {
            boolean other = !describe(step.table()).billing().equals(step.billing());
            if (other) {
                admin.billing(step.table(), step.billing(), options.timeout());
            }
            return other;
        }

        @Override
        public Boolean stream(Step.StreamItems step) {
            admin.stream(step.table(), step.stream(), options.timeout());
            return true;
        }

        @Override
        public Boolean createSequence(Step.CreateSequence step) {
            var sequence = step.sequence();
            Sequences.create(store, after.home(), sequence.name(), sequence.initialValue(), sequence.increment());
            return true;
        }

        @Override
        public Boolean rewrite(Step.Rewrite step) {
            progress.expect(expected.get());
            return pass(step, false, begun(), (segment, state, read, changed) -> {
                        log.segment(id, runner, segment, state, changed);
                        progress.rows(read, changed);
                    })
                    > 0;
        }

        @Override
        public Boolean deleteRows(Step.DeleteRows step) {
            var mappings = step.mappings().stream()
                    .flatMap(name -> before.mapping(name).stream())
                    .toList();
            if (mappings.isEmpty()) {
                return false;
            }
            return new Pass(store, mappings.get(0).table(), segmentsOf(begun()), 500)
                            .run(segments, new Deletion(store, mappings), (segment, state, read, changed) -> {
                                lock.ifPresent(Lock::check);
                                log.segment(id, runner, segment, state, changed);
                                progress.rows(read, changed);
                            })
                    > 0;
        }

        private TableDescription describe(String table) {
            return admin.describe(table).orElseThrow(() -> missing(table));
        }
    }

    static io.virga.dynamodb.schema.MigrationException missing(String table) {
        return MigrationFailures.of(
                Kind.MISSING,
                "TABLE_MISSING",
                "the table does not exist",
                table,
                "Check the name, the prefix and the region; virga list names the tables there are.");
    }

    /** @return whether it had to be created */
    static boolean create(TableAdmin admin, TableDescription table, MigrateOptions options) {
        var there = admin.describe(table.name());
        if (there.isEmpty()) {
            try {
                admin.create(table, options.timeout());
                return true;
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.TableInUse)) {
                    throw e;
                }
                // another runner was first
                admin.await(table.name(), options.timeout());
                return false;
            }
        }
        admin.await(table.name(), options.timeout());
        var different = Difference.between(there.get(), table);
        if (!different.isEmpty()) {
            throw MigrationFailures.of(
                    Kind.DRIFT,
                    "TABLE_DIFFERS",
                    "the table is there already, and not as the migration wants it; it would have to "
                            + String.join(
                                    ", ", different.stream().map(Step::title).toList()),
                    table.name(),
                    "Make it so by hand, or name another table.");
        }
        return false;
    }
}
