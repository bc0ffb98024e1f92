package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.store.TableDescription;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code virga describe}: keys, indexes and settings of a table. */
@Command(
        name = "describe",
        description = "Describes a table: its keys, indexes and settings.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // set by picocli
final class DescribeTable implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "TABLE", description = "The table's full name, its prefix included.")
    private String table;

    @Override
    public Integer call() {
        Optional<TableDescription> description = connection.with(admin -> admin.describe(table));
        if (description.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("virga: there is no table '" + table + "'. 'virga list' names those there are.");
            return Virga.MISSING;
        }
        TableText.of(description.get()).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
