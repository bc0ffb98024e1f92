package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StatefulDataType;
import org.junit.jupiter.api.Test;

/** What the builder of a native executable is told by the jar: all that is found by name, and nothing that is not there. */
class NativeMetadataTest {

    private static final String FILE = "/META-INF/native-image/io.virga/virga-dynamodb/reachability-metadata.json";

    private final JsonNode metadata;

    NativeMetadataTest() throws IOException {
        try (var file = getClass().getResourceAsStream(FILE)) {
            metadata = new ObjectMapper().readTree(file);
        }
    }

    @Test
    void services_the_dialect_and_the_data_source_can_be_made_by_name() throws Exception {
        var wanted = new TreeSet<String>(Set.of(DynamoDialect.class.getName(), DynamoXaDataSource.class.getName()));
        var services = Path.of(DynamoDialect.class.getResource(FILE).toURI())
                .resolve("../../../../services")
                .normalize();
        try (var files = Files.list(services)) {
            for (var file : files.toList()) {
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(wanted::add);
                assertThat(globs()).anyMatch(glob -> matches(glob, "META-INF/services/" + file.getFileName()));
            }
        }

        assertThat(types("io.virga.", type -> type.has("methods"))).isEqualTo(wanted);
    }

    /** H2 finds the types of its store by name, and its own metadata has only some of them. */
    @Test
    void the_types_of_the_residual_engine_are_all_there() throws Exception {
        var factories = new TreeSet<String>();
        var instances = new TreeSet<String>();
        var jar = Path.of(DataType.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var classes = new JarFile(jar.toFile())) {
            for (var entry : classes.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("org/h2/mvstore/") && name.endsWith(".class"))
                    .toList()) {
                var type = Class.forName(
                        entry.replace('/', '.').substring(0, entry.length() - ".class".length()),
                        false,
                        getClass().getClassLoader());
                if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                    continue;
                }
                if (StatefulDataType.Factory.class.isAssignableFrom(type)) {
                    factories.add(type.getName());
                }
                if (DataType.class.isAssignableFrom(type) && hasInstance(type)) {
                    instances.add(type.getName());
                }
            }
        }

        assertThat(types("org.h2.", type -> type.has("methods"))).isEqualTo(factories);
        assertThat(types("org.h2.", type -> type.has("fields"))).isEqualTo(instances);
    }

    @Test
    void snapshots_and_migrations_are_resources() {
        assertThat(globs()).anyMatch(glob -> matches(glob, "META-INF/virga/shop.json"));
        assertThat(globs()).anyMatch(glob -> matches(glob, "META-INF/virga/migrations/0001_init.json"));
        assertThat(globs()).anyMatch(glob -> matches(glob, "org/h2/util/data.zip"));
    }

    private static boolean hasInstance(Class<?> type) {
        try {
            return type.getDeclaredField("INSTANCE") != null;
        } catch (NoSuchFieldException e) {
            return false;
        }
    }

    private static boolean matches(String glob, String resource) {
        return glob.endsWith("**") ? resource.startsWith(glob.substring(0, glob.length() - 2)) : glob.equals(resource);
    }

    private Set<String> globs() {
        var globs = new TreeSet<String>();
        metadata.get("resources")
                .forEach(resource -> globs.add(resource.get("glob").asText()));
        return globs;
    }

    private Set<String> types(String prefix, Predicate<JsonNode> which) {
        var types = new TreeSet<String>();
        for (var type : metadata.get("reflection")) {
            if (type.get("type").asText().startsWith(prefix) && which.test(type)) {
                types.add(type.get("type").asText());
            }
        }
        return types;
    }
}
