package io.virga.dynamodb.internal.cli;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tool in a process of its own on a pseudo terminal, with somebody who reads and types. */
final class Terminal implements AutoCloseable {

    private final PtyProcess process;
    private final InputStream screen;
    private final StringBuilder shown = new StringBuilder();
    private int seen;

    private Terminal(PtyProcess process) {
        this.process = process;
        this.screen = process.getInputStream();
    }

    /** Runs {@code virga} with these arguments in a folder. */
    static Terminal run(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Virga.class.getName()));
        command.addAll(List.of(arguments));
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("VIRGA_"));
        environment.put("TERM", "xterm");
        return new Terminal(new PtyProcessBuilder(command.toArray(String[]::new))
                .setDirectory(folder.toString())
                .setEnvironment(environment)
                .setInitialColumns(200)
                .start());
    }

    /** Reads on until a text is shown. */
    Terminal sees(String text) throws IOException {
        while (shown.indexOf(text, seen) < 0) {
            read(text);
        }
        seen = shown.indexOf(text, seen) + text.length();
        return this;
    }

    private void read(String awaited) throws IOException {
        var bytes = new byte[1024];
        int length = screen.read(bytes);
        if (length < 0) {
            throw new AssertionError("it ended without showing: " + awaited + "\n" + shown);
        }
        shown.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    Terminal types(String line) throws IOException {
        return sends(line + "\n");
    }

    /** Ctrl-D. */
    Terminal closesItsInput() throws IOException {
        return sends("\u0004");
    }

    private Terminal sends(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** How it ends. */
    int code() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end:\n" + shown);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
