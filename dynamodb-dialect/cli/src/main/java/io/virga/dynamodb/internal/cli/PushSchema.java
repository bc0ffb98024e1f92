package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.boot.UnitReader;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.MigrationState;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code virga push}: makes the tables what the mapping wants, without a file; for development. */
@Command(
        name = "push",
        description =
                "For development: creates tables and adds indexes straight from the mapping, without a migration.")
final class PushSchema extends Tool {

    @Override
    public Integer call() {
        try (var migrator = migrator(MigrateOptions.DEFAULTS)) {
            if (migrator.status().stream().anyMatch(state -> state.state() != MigrationState.State.PENDING)) {
                throw Settings.refused(
                        Kind.DRIFT,
                        "PUSH_ON_MIGRATED",
                        "the table has a migration log, and a push would leave it behind",
                        settings().url().replaceAll("\\?.*", ""),
                        "Use virga generate and virga migrate.");
            }
        }
        var values = Map.of(
                "jakarta.persistence.jdbc.url",
                settings().url(),
                "jakarta.persistence.schema-generation.database.action",
                "update",
                "hibernate.hbm2ddl.halt_on_error",
                "true");
        try {
            if (settings().entities().isEmpty()) {
                UnitReader.push(
                        settings().unit(), Map.copyOf(values), settings().loader());
            } else {
                UnitReader.push(settings().unitOfEntities(values), settings().loader());
            }
        } catch (RuntimeException e) {
            throw refused(e);
        }
        if (json()) {
            printJson(Map.of("pushed", true));
        } else {
            print("the tables are what the mapping wants");
        }
        return 0;
    }

    private static MigrationException refused(RuntimeException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new MigrationException(
                        Kind.DRIFT, refusal.code(), String.valueOf(refusal.getMessage()), problem);
            }
        }
        return new MigrationException(Kind.SERVER, "PUSH", String.valueOf(problem.getMessage()), problem);
    }
}
