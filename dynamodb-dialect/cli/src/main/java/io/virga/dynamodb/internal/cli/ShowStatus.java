package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code virga status}: every migration and how far it is. */
@Command(
        name = "status",
        description = "Shows every migration and how far it is; ends with 1 where one is not applied.")
final class ShowStatus extends Tool {

    @Override
    public Integer call() {
        List<MigrationState> states;
        try (var migrator = migrator(MigrateOptions.DEFAULTS)) {
            states = migrator.status();
        }
        if (json()) {
            printJson(Map.of(
                    "migrations",
                    states.stream()
                            .map(state -> Map.of(
                                    "id", state.id(),
                                    "state", lower(state),
                                    "phase", state.phase(),
                                    "started", state.started(),
                                    "finished", state.finished(),
                                    "rows", state.rows()))
                            .toList()));
        } else if (states.isEmpty()) {
            print("there are no migrations in " + settings().migrations() + "; virga generate writes the first");
        } else {
            states.forEach(state -> print(String.format(
                            Locale.ROOT,
                            "%-40s %-10s %s",
                            state.id(),
                            lower(state),
                            state.phase().isEmpty() ? state.finished() : state.phase() + ", since " + state.started())
                    .stripTrailing()));
        }
        return states.stream().allMatch(state -> state.state() == MigrationState.State.APPLIED) ? 0 : Virga.MISSING;
    }

    private static String lower(MigrationState state) {
        return state.state().name().toLowerCase(Locale.ROOT);
    }
}
