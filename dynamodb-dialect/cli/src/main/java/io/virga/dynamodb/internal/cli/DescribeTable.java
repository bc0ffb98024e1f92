package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.migrate.DefinitionFiles;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code virga describe}: keys, indexes and settings of a table. */
@Command(name = "describe", description = "Describes a table: its keys, indexes and settings.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class DescribeTable extends Tool {

    @Parameters(paramLabel = "TABLE", description = "The table's full name, its prefix included.")
    private String table;

    @Override
    public Integer call() {
        var description = admin(admin -> admin.describe(table)).orElseThrow(() -> missing(table));
        if (json()) {
            printJson(Map.of("table", DefinitionFiles.value(description)));
        } else {
            TableText.of(description).forEach(this::print);
        }
        return 0;
    }

    static io.virga.dynamodb.schema.MigrationException missing(String table) {
        return Settings.refused(
                Kind.MISSING, "TABLE_MISSING", "there is no such table", table, "virga list names those there are.");
    }
}
