package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.PlannedMigration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga migrate}: carries out what the log in the table does not have yet. */
@Command(
        name = "migrate",
        description = "Applies the migrations that are pending, or goes on with one that was interrupted.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class Migrate extends Tool {

    @Option(names = "--dry-run", description = "Show the steps, read the rows concerned, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            description = "Apply up to this one, and take back what is behind it; 0 takes back all.")
    private @Nullable Integer to;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--repeat", description = "Run the backfills of the last migration once more.")
    private boolean repeat;

    @Option(
            names = "--segments",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description = "How many parts of a table are read at once (${DEFAULT-VALUE}).")
    private int segments;

    @Option(
            names = "--max-capacity",
            paramLabel = "UNITS",
            defaultValue = "0",
            description = "The most capacity units a second, reads and writes together; 0 for no limit.")
    private double maxCapacity;

    @Option(
            names = "--phase-wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "How long to wait behind a phase for applications to hear of it (${DEFAULT-VALUE}): three times"
                            + " their virga.dynamodb.migration-check; 0 only where none runs.")
    private double phaseWait;

    @Option(
            names = "--stopped",
            description = "Applications do nothing meanwhile, instead of writing rows in both forms.")
    private boolean stopped;

    @Option(
            names = "--until-switch",
            description = "Wait behind the switch, for the new version to be deployed; migrate again to go on.")
    private boolean untilSwitch;

    @Option(
            names = "--lock",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "After how long the lock of a dead runner counts no more (${DEFAULT-VALUE}).")
    private int lock;

    @Option(
            names = "--external-writers",
            description = "Somebody writes who is not Virga: refuse what needs the applications' help.")
    private boolean externalWriters;

    @Override
    public Integer call() {
        try (var migrator = migrator(how());
                var progress = new ConsoleProgress(json() ? null : err(), Prompt.isTerminal() && !json())) {
            var target = Optional.ofNullable(to);
            if (repeat) {
                long rows = migrator.repeat(progress);
                progress.close();
                answer("rewritten", rows, rows + " rows were brought along");
                return clean(progress);
            }
            var outline = dryRun ? migrator.plan(target, progress) : migrator.outline(target);
            progress.close();
            if (outline.isEmpty()) {
                answer("migrated", List.of(), "nothing to do: all migrations are as wanted");
                return 0;
            }
            if (externalWriters) {
                refuseUnsafe(outline);
            }
            if (!json()) {
                outline.forEach(this::show);
            }
            if (dryRun) {
                if (json()) {
                    printJson(Map.of(
                            "planned", outline.stream().map(Migrate::plain).toList()));
                }
                return 0;
            }
            confirm(outline);
            var done = migrator.migrate(target, progress);
            progress.close();
            answer("migrated", done, done.isEmpty() ? "none is done yet" : "done: " + String.join(", ", done));
            if (untilSwitch && done.size() < outline.size()) {
                err().println(outline.get(done.size()).id()
                        + " is switched: deploy the new version everywhere, then go on with virga migrate");
            }
            return clean(progress);
        }
    }

    /** The verification before the switch does not count if the one behind it found nothing. */
    private int clean(ConsoleProgress progress) {
        if (progress.isClean()) {
            return 0;
        }
        err().println(
                        "Rows are still being written in the form of the version before. When those applications have stopped:"
                                + " virga migrate --repeat");
        return 1;
    }

    private MigrateOptions how() {
        try {
            return new MigrateOptions(
                    segments,
                    maxCapacity,
                    Duration.ofSeconds(lock),
                    Duration.ofMillis(Math.round(phaseWait * 1000)),
                    MigrateOptions.DEFAULTS.timeout(),
                    stopped,
                    untilSwitch);
        } catch (IllegalArgumentException e) {
            throw Settings.refused(
                    Kind.USAGE, "OPTION", String.valueOf(e.getMessage()), "migrate", "See virga migrate --help.");
        }
    }

    private void answer(String name, Object value, String line) {
        if (json()) {
            printJson(Map.of(name, value));
        } else {
            print(line);
        }
    }

    private void show(PlannedMigration planned) {
        print((planned.reverting() ? "take back " : planned.resumed() ? "go on with " : "apply ") + planned.id());
        planned.steps().forEach(step -> print("  " + step));
        if (planned.rows() > 0) {
            print("  " + planned.changing() + " of " + planned.rows() + " rows change");
        }
        planned.destructive().forEach(step -> print("  DELETES: " + step));
    }

    private static Map<String, Object> plain(PlannedMigration planned) {
        return Map.of(
                "id", planned.id(),
                "reverting", planned.reverting(),
                "resumed", planned.resumed(),
                "steps", planned.steps(),
                "rows", planned.rows(),
                "changing", planned.changing(),
                "destructive", planned.destructive());
    }

    private void confirm(List<PlannedMigration> planned) {
        boolean destructive =
                planned.stream().anyMatch(each -> !each.destructive().isEmpty());
        if (yes || !destructive && !Prompt.isTerminal()) {
            return;
        }
        if (!Prompt.confirmed("Carry this out? Type yes: ", "yes")) {
            throw Settings.refused(
                    Kind.USAGE,
                    "NOT_CONFIRMED",
                    "nothing was done" + (destructive ? ": some of it deletes what no step back brings again" : ""),
                    settings().migrations().toString(),
                    "Type yes, or give --yes.");
        }
    }

    /** Another writer knows nothing of phases: what it writes in the old form meanwhile would be found by nobody. */
    private void refuseUnsafe(List<PlannedMigration> planned) {
        for (var each : planned) {
            var unsafe = each.steps().stream()
                    .filter(step -> !step.startsWith("EXPAND"))
                    .toList();
            if (!unsafe.isEmpty()) {
                throw Settings.refused(
                        Kind.USAGE,
                        "EXTERNAL_WRITERS",
                        each.id() + " brings rows along while somebody writes the old form who cannot be told: "
                                + unsafe.get(0).strip(),
                        "--external-writers",
                        "Stop the other writer, migrate without the option, and let it write the new form.");
            }
        }
    }
}
