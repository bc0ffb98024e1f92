package io.virga.dynamodb.internal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga snapshot}: the file that keeps keys and slots with the code. */
@Command(
        name = "snapshot",
        description = "Writes META-INF/virga/<unit>.json, which keeps keys and slots with the code.")
final class WriteSnapshot extends Tool {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file; src/main/resources/META-INF/virga/<unit>.json by default, - for the terminal.")
    private @Nullable String output;

    @Option(names = "--full", description = "Print the whole definition, as migrations keep it.")
    private boolean full;

    @Override
    public Integer call() {
        var definition = definition();
        var text = full ? definition.text() : definition.keysFile();
        if (full || "-".equals(output)) {
            print(text.stripTrailing());
            return 0;
        }
        var file =
                Path.of(output == null ? "src/main/resources/META-INF/virga/" + definition.unit() + ".json" : output);
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        if (json()) {
            printJson(Map.of("written", file.toString()));
        } else {
            print("wrote " + file);
        }
        return 0;
    }
}
