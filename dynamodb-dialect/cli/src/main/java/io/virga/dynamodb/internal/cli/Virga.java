package io.virga.dynamodb.internal.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code virga}. Exit codes: 0 done, 1 the thing asked for is not there, 2 wrong usage, 3 DynamoDB refused or could not be reached.
 */
@Command(
        name = "virga",
        description = "Looks at the tables of an application on DynamoDB.",
        mixinStandardHelpOptions = true,
        versionProvider = Virga.Version.class,
        subcommands = {ListTables.class, DescribeTable.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the table is not there",
            "2:wrong usage",
            "3:DynamoDB refused the request, or could not be reached"
        })
public final class Virga implements Runnable {

    static final int MISSING = 1;
    static final int FAILED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Virga()).setExecutionExceptionHandler(Virga::report);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list or describe");
    }

    /** One line, as a user can act on it; the stack trace of a refusal helps nobody. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult ignored)
            throws Exception {
        if (!(failure instanceof Refused)) {
            throw failure;
        }
        PrintWriter err = command.getErr();
        err.println("virga: " + failure.getMessage());
        return FAILED;
    }

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Virga.class.getPackage().getImplementationVersion();
            return new String[] {"virga " + (version == null ? "(not packaged)" : version)};
        }
    }
}
