package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.store.TableAdmin;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code virga list}: the names of the tables, a line each. */
@Command(name = "list", description = "Lists the tables.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // set by picocli
final class ListTables implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Option(
            names = "--prefix",
            defaultValue = "",
            description = "Only those whose names begin with it, as with the setting table-prefix.")
    private String prefix;

    @Override
    public Integer call() {
        List<String> tables = connection.with((TableAdmin admin) -> admin.list(prefix));
        tables.forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
