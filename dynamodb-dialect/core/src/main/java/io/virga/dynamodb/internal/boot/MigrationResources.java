package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.migrate.MigrationFiles;
import io.virga.dynamodb.internal.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;

/**
 * The migrations of a folder of the class path: of directories, and of jars. A class path that cannot be listed, as that of a native executable, has their
 * names in {@code index.txt} beside them, a line each.
 */
final class MigrationResources {

    private static final String INDEX = "/index.txt";

    private MigrationResources() {}

    /** @throws Refusal where there are none */
    static MigrationFiles read(ClassLoaderService resources, String folder) {
        try {
            var texts = new TreeMap<String, String>();
            for (var name : names(resources, folder)) {
                if (MigrationFiles.isMigration(name)) {
                    text(resources, folder + "/" + name).ifPresent(text -> texts.put(name, text));
                }
            }
            if (texts.isEmpty()) {
                throw Refusal.of(
                        "NO_MIGRATIONS",
                        Refusal.CONNECTION,
                        "migrate-at-start wants migrations, and the class path has none",
                        folder,
                        "Write them to src/main/resources/" + folder
                                + " with virga generate, or name another folder of the class path with"
                                + " virga.dynamodb.migrations.");
            }
            return MigrationFiles.of(folder, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(folder, e);
        }
    }

    private static Collection<String> names(ClassLoaderService resources, String folder) throws IOException {
        var index = text(resources, folder + INDEX);
        if (index.isPresent()) {
            return index.get().lines().map(String::strip).toList();
        }
        Set<String> names = new TreeSet<>();
        for (URL place : resources.locateResources(folder)) {
            names.addAll(place.getProtocol().equals("file") ? inDirectory(place) : inJar(place, folder));
        }
        return names;
    }

    private static List<String> inDirectory(URL place) throws IOException {
        try (var files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (URISyntaxException e) {
            throw new IOException(place.toString(), e);
        }
    }

    private static List<String> inJar(URL place, String folder) throws IOException {
        if (!(place.openConnection() instanceof JarURLConnection connection)) {
            return List.of();
        }
        // a jar of its own: one that the class loader uses as well is not to be closed
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder + "/"))
                    .map(name -> name.substring(folder.length() + 1))
                    .toList();
        }
    }

    private static Optional<String> text(ClassLoaderService resources, String name) throws IOException {
        try (InputStream file = resources.locateResourceStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
