package io.virga.dynamodb.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications without a {@code persistence.xml}: entities are looked for, or named. */
@ExtendWith(DynamoDbExtension.class)
class EntitiesTest {

    private final DynamoServer server;

    @TempDir
    private Path folder;

    private Path classes;
    private String table;

    EntitiesTest(DynamoServer server) {
        this.server = server;
    }

    record Outcome(int code, List<String> out, List<String> err) {}

    @BeforeEach
    void application(TestInfo test) throws IOException {
        table = test.getTestMethod().orElseThrow().getName();
        var sources = new HashMap<>(Application.BEFORE);
        sources.put("Named", """
                package app;
                @jakarta.persistence.MappedSuperclass public class Named {
                    public String name;
                }
                """);
        sources.put("Shop", """
                package app;
                import jakarta.persistence.*;
                @Entity public class Shop extends Named {
                    @Id public long id;
                    public Place place;
                }
                """);
        sources.put("Place", """
                package app;
                @jakarta.persistence.Embeddable public class Place {
                    public String homeTown;
                }
                """);
        sources.put("Clerk", "package app; public class Clerk {}");
        classes = Application.compiled(folder, sources).classes();
    }

    @Test
    void a_directory_is_looked_through() throws IOException {
        assertThat(virga("generate", "-n", "init", "--entities=" + classes).code())
                .isZero();
        assertThat(virga("migrate", "--yes", "--entities=" + classes).code()).isZero();
        assertThat(virga("validate", "--entities=" + classes).out()).containsExactly("valid");
        assertThat(Files.readString(folder.resolve("migrations/0001_init.snapshot.json")))
                .contains("\"Product\"", "\"Client\"", "\"Receipt\"", "\"Shop\"", "\"homeTown\"", "\"name\"")
                .doesNotContain("Clerk");
        assertThat(virga("explain", "from Shop s where s.id = 1", "--entities=" + classes)
                        .out())
                .anyMatch(line -> line.contains("GetItem"));
        assertThat(virga("push", "--entities=" + classes).err())
                .singleElement()
                .asString()
                .startsWith("virga: PUSH_ON_MIGRATED: ");
    }

    @Test
    void a_jar_is_looked_through_and_classes_can_be_named() throws IOException {
        var jar = jar();
        var both = virga("iam", "--entities=" + jar);
        assertThat(both.code()).isZero();
        var full = virga("snapshot", "--full", "--entities=" + jar);
        assertThat(full.out()).anyMatch(line -> line.contains("Receipt"));

        var named =
                virga("snapshot", "--full", "--entities=app.Product,app.Client", "--classpath=" + jar, "--unit=two");
        assertThat(named.out())
                .anyMatch(line -> line.contains("Product"))
                .anyMatch(line -> line.contains("Client"))
                .anyMatch(line -> line.contains("\"two\""))
                .noneMatch(line -> line.contains("Receipt"));
        assertThat(virga("push", "--entities=app.Product", "--classpath=" + jar).out())
                .containsExactly("the tables are what the mapping wants");
    }

    /** As frameworks set it up: what is not in the entities is in the file. */
    @Test
    void settings_of_hibernate_stand_in_the_file() throws IOException {
        var file = Files.writeString(folder.resolve("virga.properties"), """
                entities=%s
                hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl
                """.formatted(
                        classes.toString().replace("\\", "\\\\")));

        assertThat(virga("snapshot", "--full", "--config=" + file).out())
                .anyMatch(line -> line.contains("\"home_town\""))
                .noneMatch(line -> line.contains("\"homeTown\""));
        assertThat(virga("config", "--config=" + file).out())
                .anyMatch(line -> line.contains("entities") && line.contains(classes.toString()));
    }

    @Test
    void what_cannot_be_mapped_is_named() throws IOException {
        assertThat(virga("snapshot", "--entities=app.Nobody", "--classpath=" + classes))
                .isEqualTo(refused("ENTITIES: there is no such class [app.Nobody]. Write its whole name, as in"
                        + " shop.Product, and have it on the class path."));
        assertThat(virga("snapshot", "--entities=app.Clerk", "--classpath=" + classes))
                .isEqualTo(refused("ENTITIES: it bears none of @Entity, @Embeddable, @MappedSuperclass and @Converter"
                        + " [app.Clerk]. Leave it out."));
        assertThat(virga("snapshot", "--entities=app.Place", "--classpath=" + classes)
                        .err())
                .singleElement()
                .asString()
                .startsWith("virga: ENTITIES: none of the classes is an entity [app.Place]. Give the folder");
        var missing = folder.resolve("not/there");
        assertThat(virga("snapshot", "--entities=" + missing))
                .isEqualTo(refused("CLASSPATH: there is no " + missing + " [--entities]. Compile first, and give"
                        + " target/classes and the folder of the libraries: target/classes" + File.pathSeparator
                        + "target/lib/*"));
        Files.delete(classes.resolve("app/Named.class"));
        var incomplete = virga("snapshot", "--entities=" + classes);
        assertThat(incomplete.code()).isEqualTo(1);
        assertThat(incomplete.err())
                .singleElement()
                .asString()
                .startsWith("virga: ENTITIES: the class cannot be loaded: java.lang.NoClassDefFoundError: app/Named"
                        + " [app.Shop]. Have it and what it needs on the class path");
    }

    @Test
    void without_any_the_way_out_is_named() {
        var outcome = virga("generate", "-n", "init", "--classpath=" + classes);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .contains("UNIT_MISSING", "where there is no persistence.xml, --entities target/classes");
    }

    private static Outcome refused(String message) {
        return new Outcome(1, List.of(), List.of("virga: " + message));
    }

    private Path jar() throws IOException {
        var file = folder.resolve("app.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                var all = Files.walk(classes)) {
            for (var each : all.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
        return file;
    }

    private Outcome virga(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = Map.of(
                "migrations", folder.resolve("migrations").toString(),
                "table", table,
                "table-prefix", server.tablePrefix(),
                "endpoint", server.endpoint().toString(),
                "region", server.region(),
                "access-key", server.accessKey(),
                "secret-key", server.secretKey());
        int code = Virga.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                all.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue()))
                        .toArray(String[]::new));
        return new Outcome(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
