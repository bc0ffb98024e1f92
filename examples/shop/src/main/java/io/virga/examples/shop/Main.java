package io.virga.examples.shop;

import io.virga.examples.shop.screen.Failure;
import io.virga.examples.shop.screen.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import picocli.CommandLine;

/** Where the program begins: {@code java -jar shop.jar --help}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        quietLogs();
        // The records have names like Gonçalves, whatever the platform's charset is.
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var error = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(out, error, arguments));
    }

    /** What {@link #main} does, without ending the JVM: returns the exit code, 0 for success, 1 for a failure, 2 for wrong usage. */
    public static int run(PrintWriter out, PrintWriter error, String... arguments) {
        return new CommandLine(new StoryCommand())
                .addSubcommand(new BuyCommand())
                .addSubcommand(new DropCommand())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Screen.WIDTH)
                .setOut(out)
                .setErr(error)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed)
                .execute(arguments);
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        command.getErr()
                .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what there is to choose.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(Failure.explain(e));
        if (parsed.matchedOptionValue("--verbose", false)) {
            e.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static void quietLogs() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (var configuration = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
