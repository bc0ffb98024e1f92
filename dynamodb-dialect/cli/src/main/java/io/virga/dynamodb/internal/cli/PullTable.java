package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.migrate.DefinitionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code virga pull}: a live table as migrations write it. */
@Command(name = "pull", description = "Prints the definition of a live table, as createTable in a migration has it.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class PullTable extends Tool {

    @Parameters(paramLabel = "TABLE", description = "The table's full name, its prefix included.")
    private String table;

    @Override
    public Integer call() {
        var description = admin(admin -> admin.describe(table)).orElseThrow(() -> DescribeTable.missing(table));
        print(DefinitionFiles.text(DefinitionFiles.value(description)).stripTrailing());
        return 0;
    }
}
