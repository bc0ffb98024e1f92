package io.virga.dynamodb.local.internal;

import io.virga.dynamodb.local.DynamoDbLocalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The one place where a server writes: {@code classes} (our main class), {@code tmp} (the native library it unpacks) and
 * {@code data} (its tables, unless they are in memory). Readable by its owner only.
 */
public record WorkFolder(Path path) {

    public static WorkFolder create() {
        try {
            var folder = new WorkFolder(Files.createTempDirectory("virga-dynamodb-local-"));
            folder.ensure();
            return folder;
        } catch (IOException e) {
            throw new DynamoDbLocalException("DynamoDB Local needs a temporary folder (java.io.tmpdir): " + e, e);
        }
    }

    Path classes() {
        return path.resolve("classes");
    }

    Path tmp() {
        return path.resolve("tmp");
    }

    Path data() {
        return path.resolve("data");
    }

    /** Makes what is missing: all of it at first, and whatever a cleaner of temporary files took since. */
    public void ensure() {
        var name = ServerMain.class.getName().replace('.', '/') + ".class";
        var target = classes().resolve(name);
        try (var source = ServerMain.class.getResourceAsStream("/" + name)) {
            Files.createDirectories(tmp());
            Files.createDirectories(data());
            if (source == null) {
                throw new DynamoDbLocalException("The class " + name + " cannot be read as a resource: the child JVM"
                        + " needs it. Put virga-dynamodb-local on the class path as a jar.");
            }
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        } catch (IOException e) {
            throw new DynamoDbLocalException("The folder of DynamoDB Local cannot be written: " + e, e);
        }
    }

    public void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A temporary folder that stays is no reason to fail whoever closes a server.
        }
    }
}
