package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.service.ServiceRegistry;

/** The schema snapshot on the class path, {@code META-INF/virga/<unit>.json}: kept with the code, it decides keys and slots. */
final class SnapshotFile {

    private SnapshotFile() {}

    static String path(String unit) {
        return "META-INF/virga/" + unit + ".json";
    }

    /** @param unit the name of the persistence unit */
    static Optional<SchemaSnapshot> find(ServiceRegistry registry, String unit) {
        try (InputStream file =
                registry.requireService(ClassLoaderService.class).locateResourceStream(path(unit))) {
            return file == null ? Optional.empty() : Optional.of(read(file, unit));
        } catch (IOException e) {
            throw new UncheckedIOException(path(unit), e);
        }
    }

    private static SchemaSnapshot read(InputStream file, String unit) throws IOException {
        try {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaSnapshot.of(JsonText.parse(text, path(unit)));
        } catch (IllegalArgumentException e) {
            throw Refusal.notSupported(
                    "SCHEMA_FILE",
                    "the file is not a snapshot that this version reads: " + e.getMessage(),
                    path(unit),
                    "Write it anew with jakarta.persistence.schema-generation.scripts.action=create.");
        }
    }

    /** The text of the file: indented, in the order of names, so that versions of it compare line by line. */
    static String text(SchemaSnapshot snapshot) {
        var out = new StringBuilder();
        write(out, snapshot.toValue(), "");
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Value value, String indent) {
        if (!(value instanceof Value.Document document) || document.entries().isEmpty()) {
            out.append(JsonText.render(value));
            return;
        }
        var separator = "{\n";
        for (var entry : new TreeMap<>(document.entries()).entrySet()) {
            out.append(separator).append(indent).append("  ");
            out.append(JsonText.render(Value.text(entry.getKey()))).append(": ");
            write(out, entry.getValue(), indent + "  ");
            separator = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }
}
