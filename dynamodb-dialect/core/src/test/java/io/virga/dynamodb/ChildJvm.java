package io.virga.dynamodb;

import io.virga.dynamodb.local.DynamoServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small JVM with the class path of the tests, for a process that is to be killed. */
public final class ChildJvm {

    private ChildJvm() {}

    /** One that finds this server by {@link #server(String[])}; its other arguments are its sixth and on. */
    public static ProcessBuilder of(Class<?> main, DynamoServer server, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                server.endpoint().toString(),
                server.region(),
                server.accessKey(),
                server.secretKey(),
                server.tablePrefix()));
        all.addAll(arguments);
        return of(main, all);
    }

    /** The server that the process was told. */
    public static DynamoServer server(String[] arguments) {
        return new DynamoServer(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3], arguments[4]);
    }

    /** Not started yet, and its streams not redirected. */
    public static ProcessBuilder of(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
