package io.virga.dynamodb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small JVM with the class path of the tests, for a process that is to be killed. */
public final class ChildJvm {

    private ChildJvm() {}

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
