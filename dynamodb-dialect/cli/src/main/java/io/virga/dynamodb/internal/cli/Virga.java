package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.schema.MigrationException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code virga}. What went wrong is one line on the standard error, and an exit code. */
@Command(
        name = "virga",
        description = "Migrates the schema and the data of an application on DynamoDB.",
        mixinStandardHelpOptions = true,
        versionProvider = Virga.Version.class,
        subcommands = {
            InitProject.class,
            WriteSnapshot.class,
            Generate.class,
            Migrate.class,
            ShowStatus.class,
            Validate.class,
            PushSchema.class,
            ListTables.class,
            DescribeTable.class,
            DropTable.class,
            PullTable.class,
            ExplainQuery.class,
            ShowPolicy.class,
            ShowConfig.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "A first migration, and the next:",
            "  virga init",
            "  virga generate -n init",
            "  virga migrate",
            "  virga generate -n add-status --default Product.status=NEW",
            "  virga migrate --dry-run",
            "  virga migrate",
            "",
            "virga COMMAND --help tells the options of a command; each takes --json."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something is not there, or not as it should be: a table, a file, an edited migration, drift",
            "2:wrong usage, a setting or a file that cannot be read, or not confirmed",
            "3:DynamoDB refused the request, or could not be reached",
            "4:stored rows stand in the way: nothing was written, or the migration goes on when they are corrected",
            "5:another runner is migrating"
        })
public final class Virga implements Runnable {

    static final int MISSING = 1;
    static final int USAGE = 2;
    static final int FAILED = 3;
    static final int DATA = 4;
    static final int LOCKED = 5;

    /** Kept, as a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // JDK 22 to 24 have a console of their own that is there without a terminal, too
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        // what it finds out about itself is nothing to a user
        HIBERNATE.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Virga())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Virga::misused)
                .setExecutionExceptionHandler(Virga::report);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command, such as status: virga --help names them all");
    }

    /** What is wrong, and where to read on: not the whole help. */
    private static int misused(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        if (List.of(arguments).contains("--json")) {
            printJson(command, "USAGE", String.valueOf(wrong.getMessage()));
        }
        command.getErr().println("virga: " + wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        }
        return USAGE;
    }

    private static void printJson(CommandLine command, String code, String message) {
        command.getOut()
                .println(JsonText.render(
                        new Value.Document(Map.of("error", Value.text(code), "message", Value.text(message)))));
    }

    /** One line, as a user can act on it; the stack trace of a refusal helps nobody. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        PrintWriter err = command.getErr();
        boolean json = command.getParseResult().hasMatchedOption("--json");
        if (failure instanceof UncheckedIOException) {
            if (json) {
                printJson(command, "FILE", failure.getMessage() + ": " + failure.getCause());
            }
            err.println("virga: " + failure.getMessage() + ": " + failure.getCause());
            return USAGE;
        }
        if (!(failure instanceof MigrationException refused)) {
            throw failure;
        }
        if (json) {
            printJson(command, refused.code(), String.valueOf(refused.getMessage()));
        }
        err.println("virga: " + refused.getMessage());
        return switch (refused.kind()) {
            case MISSING, DRIFT -> MISSING;
            case USAGE -> USAGE;
            case SERVER -> FAILED;
            case DATA -> DATA;
            case LOCKED -> LOCKED;
        };
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
