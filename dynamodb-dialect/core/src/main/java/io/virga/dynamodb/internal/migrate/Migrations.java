package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreConnector;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.schema.ItemTransformation;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.MigrationProgress;
import io.virga.dynamodb.schema.MigrationState;
import io.virga.dynamodb.schema.PlannedMigration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.function.Supplier;

/** Migrations and the tables that they are about. */
public final class Migrations implements AutoCloseable {

    private final StoreConnection connection;
    private final PhysicalTable home;
    private final Names names;
    private final MigrationFiles folder;
    private final SchemaKeys keys;
    private final ClassLoader loader;
    private final MigrateOptions options;

    public Migrations(
            StoreSettings settings,
            PhysicalTable home,
            Names names,
            MigrationFiles folder,
            SchemaKeys keys,
            ClassLoader loader,
            MigrateOptions options) {
        var listener = options.maxCapacity() > 0 ? new CapacityLimit(options.maxCapacity()) : RequestListener.NONE;
        this.connection = ServiceLoader.load(StoreConnector.class, Migrations.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new AssertionError("META-INF/services names no " + StoreConnector.class))
                .open(settings, listener);
        this.home = home;
        this.names = names;
        this.folder = folder;
        this.keys = keys;
        this.loader = loader;
        this.options = options;
    }

    public static Optional<String> generate(
            Definition definition,
            Names names,
            Path path,
            String name,
            Map<String, String> renames,
            Map<String, String> defaults,
            Map<String, String> transformations) {
        var folder = new Folder(path);
        var values = new LinkedHashMap<String, Value>();
        defaults.forEach((attribute, json) -> values.put(attribute, value(attribute, json)));
        var previous = folder.last(names).map(MigrationFile::definition).orElseGet(() -> Definition.empty(definition));
        if (!previous.unit().equals(definition.unit())) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "OTHER_UNIT",
                    "the migrations are those of unit " + previous.unit() + ", and the mapping is " + definition.unit(),
                    folder.toString(),
                    "Give every persistence unit a folder of its own.");
        }
        var up = Difference.steps(previous, definition, new Hints(renames, values, transformations));
        if (up.isEmpty() && sameText(previous, definition)) {
            return Optional.empty();
        }
        var down = Difference.steps(definition, previous, new Hints(backwards(renames), Map.of(), Map.of()));
        return Optional.of(folder.write(name, up, down, definition, names).id());
    }

    /** A nullable column takes no step, and yet the next migration has to know of it. */
    private static boolean sameText(Definition one, Definition other) {
        return DefinitionText.of(one).equals(DefinitionText.of(other));
    }

    private static Value value(String attribute, String json) {
        try {
            return JsonText.parse(json, attribute);
        } catch (Refusal notJson) {
            return Value.text(json);
        }
    }

    /** {@code Customer.name} to {@code fullName}, seen from behind. */
    private static Map<String, String> backwards(Map<String, String> renames) {
        var backwards = new LinkedHashMap<String, String>();
        renames.forEach((attribute, to) -> {
            int dot = attribute.lastIndexOf('.');
            backwards.put(attribute.substring(0, dot + 1) + to, attribute.substring(dot + 1));
        });
        return backwards;
    }

    public static List<String> difference(Definition definition, Names names, Path path) {
        var previous = new Folder(path)
                .last(names)
                .map(MigrationFile::definition)
                .orElseGet(() -> Definition.empty(definition));
        return Difference.steps(previous, definition, Hints.none()).stream()
                .map(Step::title)
                .toList();
    }

    public List<MigrationState> status() {
        return told(() -> {
            var files = folder.migrations(names);
            var log = entries();
            new Plan(files, log).check(folder.toString());
            return files.stream().map(file -> state(file, log)).toList();
        });
    }

    private static MigrationState state(MigrationFile file, List<Log.Entry> log) {
        return Log.find(log, file.id())
                .map(entry -> new MigrationState(
                        file.id(),
                        entry.isApplied()
                                ? MigrationState.State.APPLIED
                                : entry.reverting() ? MigrationState.State.REVERTING : MigrationState.State.RUNNING,
                        entry.isApplied() ? "" : entry.phase().name(),
                        entry.started(),
                        entry.finished(),
                        entry.rows()))
                .orElseGet(() -> new MigrationState(file.id(), MigrationState.State.PENDING, "", "", "", 0));
    }

    /** None where there is no table yet. */
    private List<Log.Entry> entries() {
        try {
            return new Log(connection.items(), home).entries();
        } catch (StoreException e) {
            if (e.failure() instanceof StoreException.TableMissing) {
                return List.of();
            }
            throw e;
        }
    }

    private Plan plan(List<MigrationFile> files) {
        var plan = new Plan(files, entries());
        plan.check(folder.toString());
        return plan;
    }

    private int target(List<MigrationFile> files, Optional<Integer> target) {
        int last = files.size();
        int number = target.orElse(last);
        if (number < 0 || number > last) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "MIGRATION_MISSING",
                    "there is no migration " + number,
                    folder.toString(),
                    last == 0
                            ? "Write the first with virga generate."
                            : "Numbers go from 0, for none, to " + last + ".");
        }
        return number;
    }

    public List<PlannedMigration> plan(Optional<Integer> target, boolean inspect, MigrationProgress progress) {
        return told(() -> {
            var files = folder.migrations(names);
            var plan = plan(files);
            var planned = new ArrayList<PlannedMigration>();
            boolean first = true;
            for (var move : plan.to(target(files, target))) {
                long rows = 0;
                long changing = 0;
                Runner.checkGiven(move);
                // rows behind the first move are in a form that is not there yet
                if (inspect && first && !plan.isHalfWay(move)) {
                    for (var result : reader(progress).inspect(move, plan.before(move), plan.after(move))) {
                        rows += result.rows();
                        changing += result.changing();
                    }
                }
                first = false;
                planned.add(new PlannedMigration(
                        move.file().id(),
                        move.reverting(),
                        move.resumed().isPresent(),
                        move.steps().stream()
                                .flatMap(step -> lines(step).stream())
                                .toList(),
                        rows,
                        changing,
                        move.steps().stream()
                                .flatMap(step -> destructive(step).stream())
                                .toList()));
            }
            return planned;
        });
    }

    private static List<String> lines(Step step) {
        var lines = new ArrayList<String>();
        lines.add(step.phase() + ": " + step.title());
        if (step instanceof Step.Rewrite rewrite) {
            for (var row : rewrite.rows()) {
                row.changes().forEach(change -> lines.add("  " + row.mapping() + ": " + ChangeTitle.of(change)));
                row.notes().forEach(note -> lines.add("  " + row.mapping() + ": " + note));
            }
        }
        return lines;
    }

    private static List<String> destructive(Step step) {
        if (step instanceof Step.DeleteTable || step instanceof Step.DeleteRows) {
            return List.of(step.title());
        }
        if (step instanceof Step.Rewrite rewrite) {
            return rewrite.rows().stream()
                    .flatMap(row -> row.changes().stream()
                            .filter(AttributeChange.Remove.class::isInstance)
                            .map(change -> row.mapping() + ": " + ChangeTitle.of(change)))
                    .toList();
        }
        return List.of();
    }

    /** A runner that only reads. */
    private Runner reader(MigrationProgress progress) {
        return new Runner(connection, home, keys, this::transformation, options, progress, "", Optional.empty());
    }

    public List<String> migrate(Optional<Integer> target, MigrationProgress progress) {
        return told(() -> {
            var files = folder.migrations(names);
            // before anything is made: what is wrong with the files is said first
            plan(files).to(target(files, target)).forEach(Runner::checkGiven);
            bootstrap(files, target(files, target));
            if (files.isEmpty() || connection.tables().describe(home.name()).isEmpty()) {
                return List.<String>of();
            }
            return run(files, target, progress);
        });
    }

    /**
     * As {@link #migrate} to the last migration, for an application that starts: where nothing is to be done the lock is not asked for, and where the
     * table is ahead of the files, which one of a later version has seen to, nothing is done.
     *
     * @throws io.virga.dynamodb.schema.MigrationException of kind LOCKED while another runner is at it
     */
    public List<String> migrateForStart(MigrationProgress progress) {
        return told(() -> {
            var files = folder.migrations(names);
            var log = entries();
            if (log.stream().anyMatch(entry -> MigrationFile.number(entry.id()) > files.size())) {
                return List.<String>of();
            }
            var plan = new Plan(files, log);
            plan.check(folder.toString());
            var moves = plan.to(files.size());
            moves.forEach(Runner::checkGiven);
            if (moves.isEmpty()) {
                return List.<String>of();
            }
            bootstrap(files, files.size());
            return run(files, Optional.empty(), progress);
        });
    }

    private List<String> run(List<MigrationFile> files, Optional<Integer> target, MigrationProgress progress) {
        var runner = UUID.randomUUID().toString();
        try (var lock = Lock.take(connection.items(), home, runner, options.lock())) {
            var plan = plan(files);
            var moves = plan.to(target(files, target));
            var done = new ArrayList<String>();
            for (var move : moves) {
                // one that waits behind its switch has waited long enough when the next is there
                boolean overdue = move.resumed().isPresent() && move != moves.get(moves.size() - 1);
                var run = new Runner(
                        connection,
                        home,
                        keys,
                        this::transformation,
                        overdue ? options.withUntilSwitch(false) : options,
                        progress,
                        runner,
                        Optional.of(lock));
                if (!run.run(move, plan.before(move), plan.after(move))) {
                    break;
                }
                done.add(move.file().id());
            }
            return done;
        }
    }

    /** The log needs its table: the first migration's own, where that creates it. */
    private void bootstrap(List<MigrationFile> files, int target) {
        if (target == 0 || files.isEmpty()) {
            return;
        }
        for (var step : files.get(0).up()) {
            if (step instanceof Step.CreateTable create
                    && create.table().name().equals(home.name())
                    && connection.tables().describe(home.name()).isEmpty()) {
                Runner.create(connection.tables(), create.table(), options);
            }
        }
        if (connection.tables().describe(home.name()).isEmpty()) {
            throw Runner.missing(home.name());
        }
        // another runner may be creating it
        connection.tables().await(home.name(), options.timeout());
    }

    public long repeat(MigrationProgress progress) {
        return told(() -> {
            var files = folder.migrations(names);
            var plan = plan(files);
            var last = lastApplied(files);
            if (last.isEmpty()) {
                return 0L;
            }
            var runner = UUID.randomUUID().toString();
            var move = new Plan.Move(last.get(), false, Optional.empty());
            try (var lock = Lock.take(connection.items(), home, runner, options.lock())) {
                return new Runner(
                                connection,
                                home,
                                keys,
                                this::transformation,
                                options,
                                progress,
                                runner,
                                Optional.of(lock))
                        .repeat(move, plan.before(move), plan.after(move));
            }
        });
    }

    private Optional<MigrationFile> lastApplied(List<MigrationFile> files) {
        var log = entries();
        return files.stream()
                .filter(file ->
                        Log.find(log, file.id()).filter(Log.Entry::isApplied).isPresent())
                .reduce((one, other) -> other);
    }

    public List<String> validate(boolean rows, MigrationProgress progress) {
        return told(() -> {
            var files = folder.migrations(names);
            var log = entries();
            new Plan(files, log).check(folder.toString());
            var problems = new ArrayList<String>();
            files.stream()
                    .map(file -> state(file, log))
                    .filter(state -> state.state() != MigrationState.State.APPLIED)
                    .forEach(state -> problems.add(
                            state.id() + " is " + state.state().name().toLowerCase(java.util.Locale.ROOT)));
            var last = lastApplied(files);
            if (last.isEmpty()) {
                return problems;
            }
            for (var wanted : last.get().definition().tables()) {
                var there = connection.tables().describe(wanted.name());
                if (there.isEmpty()) {
                    problems.add("table " + wanted.name() + " is not there");
                } else {
                    different(problems, there.get(), wanted);
                }
            }
            if (problems.isEmpty()
                    && !new SchemaNote(connection.items(), home, keys)
                            .agrees(last.get().definition().catalog())) {
                problems.add("the schema item of " + home.name() + " names other keys than "
                        + last.get().id());
            }
            if (rows && problems.isEmpty()) {
                var move = new Plan.Move(last.get(), false, Optional.empty());
                var plan = new Plan(files, log);
                long wrong = reader(progress).outOfForm(move, plan.before(move), plan.after(move));
                if (wrong > 0) {
                    problems.add(wrong + " rows are not as " + last.get().id()
                            + " leaves them: virga migrate --repeat brings them along");
                }
            }
            return problems;
        });
    }

    private static void different(
            List<String> problems,
            io.virga.dynamodb.internal.store.TableDescription there,
            io.virga.dynamodb.internal.store.TableDescription wanted) {
        try {
            Difference.between(there, wanted)
                    .forEach(step -> problems.add("table " + wanted.name() + " would have to: " + step.title()));
        } catch (MigrationException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private ItemTransformation transformation(String className) {
        try {
            return (ItemTransformation) Class.forName(className, true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "TRANSFORMATION_CLASS",
                    "the class " + className + " cannot be used: " + e,
                    folder.toString(),
                    "It is public, has a public constructor without parameters, implements "
                            + ItemTransformation.class.getName() + ", and is on the class path (--classpath).",
                    e);
        }
    }

    /** Failures of the server and of single rows, as the API has them. */
    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            throw new MigrationException(
                    e.failure() instanceof StoreException.TableMissing ? Kind.MISSING : Kind.SERVER,
                    e.failure().getClass().getSimpleName(),
                    String.valueOf(e.getMessage()),
                    e);
        } catch (Refusal e) {
            throw new MigrationException(Kind.DATA, e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
