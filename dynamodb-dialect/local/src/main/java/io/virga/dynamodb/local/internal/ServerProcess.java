package io.virga.dynamodb.local.internal;

import io.virga.dynamodb.local.DynamoDbLocalException;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child JVM that runs, or ran, DynamoDB Local. */
public final class ServerProcess {

    private static final int BAD_REQUEST = 400;
    private static final long STOP_SECONDS = 5;
    /** Meant for the parent: a debugger's port, an agent, a heap. */
    private static final Set<String> PARENTS_OWN =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

    private final Process process;
    private final OutputTail output;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.output = OutputTail.of(process.getInputStream());
    }

    /** Starts the child; it may not answer yet, nor ever. */
    public static ServerProcess launch(
            @Nullable Path javaHome,
            int heapMegabytes,
            String classPath,
            WorkFolder folder,
            boolean inMemory,
            int port) {
        var java = javaExecutable(javaHome);
        var command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder.tmp(),
                "-Duser.home=" + folder.path(),
                "-Djava.awt.headless=true",
                // JDK 24 and later warn without it: the server loads a native SQLite. JDK 17 takes it too.
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(
                "-cp",
                folder.classes() + File.pathSeparator + classPath,
                ServerMain.class.getName(),
                folder.path().toString(),
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                Integer.toString(port)));
        command.addAll(
                inMemory
                        ? List.of("-inMemory")
                        : List.of("-dbPath", folder.data().toString()));
        var builder =
                new ProcessBuilder(command).directory(folder.path().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> PARENTS_OWN.contains(name) || name.startsWith("AWS_"));
        try {
            return new ServerProcess(builder.start(), port);
        } catch (IOException e) {
            throw new DynamoDbLocalException(
                    "DynamoDB Local cannot be started with " + java + ": " + e.getMessage(), e);
        }
    }

    private static Path javaExecutable(@Nullable Path javaHome) {
        var home = javaHome;
        if (home == null) {
            var running = System.getProperty("java.home");
            if (running == null) {
                throw new DynamoDbLocalException("DynamoDB Local needs a JVM to run in, and this program runs in none"
                        + " (java.home is not set). Name one with javaHome.");
            }
            home = Path.of(running);
        }
        var windows = System.getProperty("os.name", "").startsWith("Windows");
        var java = home.resolve("bin").resolve(windows ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new DynamoDbLocalException(
                    java + " is not there or may not be executed: DynamoDB Local needs a Java to run in.");
        }
        return java;
    }

    /** Returns when the server answers; throws with its output if it ends before, or does not answer in time. */
    public void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (process.isAlive()) {
            if (answers() && process.isAlive()) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw failure("did not answer on port " + port + " within " + timeout.toMillis() + " ms");
            }
            pause();
        }
        output.awaitEnd();
        throw failure("ended with exit code " + process.exitValue());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the output tells of a port that someone else listens on. */
    public boolean portWasTaken() {
        return output.text().contains("java.net.BindException");
    }

    /** Ends the child and returns when it is gone. The folder stays. */
    public void stop() {
        try (var pipe = process.getOutputStream()) {
            pipe.write(ServerMain.STOP);
            pipe.flush();
        } catch (IOException e) {
            // The child is gone, or its end of the pipe: what follows sees to the rest.
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** GET / is no request of DynamoDB's: the server is ready when it says so. */
    private boolean answers() {
        try {
            var url = URI.create("http://127.0.0.1:" + port + "/").toURL();
            var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            try {
                return connection.getResponseCode() == BAD_REQUEST;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DynamoDbLocalException("Interrupted while DynamoDB Local was starting.", e);
        }
    }

    private DynamoDbLocalException failure(String what) {
        var text = output.text();
        return new DynamoDbLocalException(
                "DynamoDB Local " + what + (text.isBlank() ? "; it printed nothing." : ". It printed:\n" + text));
    }
}
