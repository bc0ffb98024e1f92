package io.virga.dynamodb.internal.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga list}: the names of the tables, a line each. */
@Command(name = "list", description = "Lists the tables.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class ListTables extends Tool {

    @Option(
            names = "--prefix",
            defaultValue = "",
            description = "Only those whose names begin with it; the table prefix by default.")
    private String prefix;

    @Override
    public Integer call() {
        var start = prefix.isEmpty() ? settings().find(Setting.TABLE_PREFIX).orElse("") : prefix;
        List<String> tables = admin(admin -> admin.list(start));
        if (json()) {
            printJson(Map.of("tables", tables));
        } else {
            tables.forEach(this::print);
        }
        return 0;
    }
}
