package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrationException.Kind;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code virga drop}: deletes a table, after its name was typed again. */
@Command(name = "drop", description = "Deletes a table with all its items.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class DropTable extends Tool {

    @Parameters(paramLabel = "TABLE", description = "The table's full name, its prefix included.")
    private String table;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var there = admin(admin -> admin.describe(table)).orElseThrow(() -> DescribeTable.missing(table));
        if (there.deletionProtection()) {
            throw Settings.refused(
                    Kind.SERVER,
                    "DELETION_PROTECTED",
                    "the table is protected against deletion",
                    table,
                    "Take the protection off with the AWS console or command line first.");
        }
        if (!yes && !Prompt.confirmed("Delete table " + table + " and all its items? Type its name: ", table)) {
            throw Settings.refused(
                    Kind.USAGE, "NOT_CONFIRMED", "nothing was deleted", table, "Type the table's name, or give --yes.");
        }
        admin(admin -> admin.delete(table, Duration.ofMinutes(10)));
        if (json()) {
            printJson(Map.of("dropped", table));
        } else {
            print("dropped " + table);
        }
        return 0;
    }
}
