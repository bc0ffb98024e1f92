package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationProgress;
import io.virga.dynamodb.schema.Migrator;
import java.util.ArrayList;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga validate}: whether mapping, files, log, tables and rows agree. */
@Command(
        name = "validate",
        description = "Compares mapping, migrations, log and live tables; ends with 1 where they do not agree.")
final class Validate extends Tool {

    @Option(names = "--rows", description = "Look at every row as well.")
    private boolean rows;

    @Override
    public Integer call() {
        var problems = new ArrayList<String>();
        if (settings().find(Setting.CLASSPATH).isPresent()
                || settings().find(Setting.UNIT).isPresent()) {
            Migrator.difference(definition(), settings().migrations())
                    .forEach(step -> problems.add("the mapping needs a migration: " + step));
        }
        try (var migrator = migrator(MigrateOptions.DEFAULTS)) {
            problems.addAll(migrator.validate(rows, MigrationProgress.NONE));
        }
        if (json()) {
            printJson(Map.of("valid", problems.isEmpty(), "problems", problems));
        } else {
            problems.forEach(this::print);
            if (problems.isEmpty()) {
                print("valid");
            }
        }
        return problems.isEmpty() ? 0 : Virga.MISSING;
    }
}
