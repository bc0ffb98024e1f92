package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications that bring their tables along when they start, with the migrations of their class path. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class StartMigrationTest {

    /** Milliseconds; each phase waits for three of them. */
    private static final int CHECK = 300;

    private static final String FOLDER = "META-INF/virga/migrations";
    private static final GenerateHints RENAMED = new GenerateHints(Map.of("Product.name", "title"), Map.of(), Map.of());

    private final DynamoServer server;
    private final String table;

    @TempDir
    private Path classes;

    StartMigrationTest(DynamoServer server, TestInfo test) {
        this.server = server;
        this.table = test.getTestMethod().orElseThrow().getName();
    }

    @Entity(name = "Voucher")
    @Table(name = "Voucher")
    static class Voucher {
        @Id
        long id;
    }

    @Test
    void of_several_that_start_at_once_one_migrates_and_all_go_on() throws Exception {
        generate("init", GenerateHints.NONE, LiveShops.Before.ENTITIES);
        try (var before = start(loader(classes), "true", LiveShops.Before.ENTITIES)) {
            write(before, StartMigrationTest::persistPlough);
        }
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);

        var threads = Executors.newFixedThreadPool(3);
        try {
            Callable<String> application = () -> {
                try (var factory = start(loader(classes), "true", LiveShops.After.ENTITIES)) {
                    return factory.callInTransaction(manager -> manager.find(LiveShops.After.Product.class, 1L).title);
                }
            };
            for (var title : threads.invokeAll(List.of(application, application, application))) {
                assertThat(title.get()).isEqualTo("plough");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(states()).containsExactly("0001_init APPLIED", "0002_reshape APPLIED");
    }

    /** Its lock runs out: whoever waits for it goes on. */
    @Test
    void one_that_finds_another_runner_waits_for_it() throws IOException {
        generate("init", GenerateHints.NONE, List.of(LiveShops.Before.Product.class));
        start(loader(classes), "true", List.of(LiveShops.Before.Product.class)).close();
        var next = List.<Class<?>>of(LiveShops.Before.Product.class, Voucher.class);
        generate("voucher", GenerateHints.NONE, next);
        var jar = jar();
        lockUntil(Instant.now().plus(Duration.ofSeconds(2)));

        start(loader(jar), "true", next).close();

        assertThat(states()).containsExactly("0001_init APPLIED", "0002_voucher APPLIED");
    }

    @Test
    void both_versions_work_behind_the_switch_until_the_next_migration() throws IOException {
        generate("init", GenerateHints.NONE, LiveShops.Before.ENTITIES);
        var first = jar();
        try (var before = start(loader(first), "until-switch", LiveShops.Before.ENTITIES)) {
            generate("reshape", RENAMED, LiveShops.After.ENTITIES);
            try (var after = start(loader(classes), "until-switch", LiveShops.After.ENTITIES)) {
                assertThat(states()).containsExactly("0001_init APPLIED", "0002_reshape RUNNING");
                write(before, StartMigrationTest::persistPlough);
                after.runInTransaction(manager -> assertThat(manager.find(LiveShops.After.Product.class, 1L).title)
                        .isEqualTo("plough"));
            }
        }
        // one of the version before starts again: its files end before the log does
        try (var before = start(loader(first), "until-switch", LiveShops.Before.ENTITIES)) {
            write(before, manager -> manager.find(LiveShops.Before.Product.class, 1L).name = "harrow");
        }

        var later = Stream.concat(LiveShops.After.ENTITIES.stream(), Stream.of(Voucher.class))
                .toList();
        generate("voucher", GenerateHints.NONE, later);
        // a class path that cannot be listed
        Files.writeString(classes.resolve(FOLDER + "/index.txt"), String.join("\n", names()));
        try (var factory = start(loader(classes), "until-switch", later)) {
            write(factory, manager -> {
                assertThat(manager.find(LiveShops.After.Product.class, 1L).title)
                        .isEqualTo("harrow");
                manager.persist(new Voucher());
            });
        }
        assertThat(states()).containsExactly("0001_init APPLIED", "0002_reshape APPLIED", "0003_voucher APPLIED");
    }

    @Test
    void an_index_names_what_is_read() throws IOException {
        generate("init", GenerateHints.NONE, LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        Files.writeString(
                classes.resolve(FOLDER + "/index.txt"), "0001_init.json\n0001_init.snapshot.json\nindex.txt\n");

        start(loader(classes), "true", LiveShops.Before.ENTITIES).close();

        assertThat(states()).containsExactly("0001_init APPLIED", "0002_reshape PENDING");
    }

    @Test
    void what_cannot_be_done_lets_no_application_start() {
        assertThatThrownBy(() -> start(loader(classes), "true", LiveShops.Before.ENTITIES))
                .hasStackTraceContaining("NO_MIGRATIONS: migrate-at-start wants migrations, and the class path has none"
                        + " [META-INF/virga/migrations].");
        generate("init", GenerateHints.NONE, LiveShops.Before.ENTITIES);

        assertThatThrownBy(() -> start(
                        configuration("true", LiveShops.Before.ENTITIES)
                                .property("jakarta.persistence.schema-generation.database.action", "update"),
                        loader(classes)))
                .hasStackTraceContaining(
                        "MIGRATED_AT_START: the tables are migrated at start, and schema export would");
        assertThatThrownBy(() -> start(
                        configuration("true", LiveShops.Before.ENTITIES)
                                .property("virga.dynamodb.endpoint", "http://localhost:1"),
                        loader(classes)))
                .hasStackTraceContaining("localhost:1");
    }

    private static void persistPlough(EntityManager manager) {
        var product = new LiveShops.Before.Product();
        product.id = 1;
        product.name = "plough";
        manager.persist(product);
    }

    /** As an application does on a slow machine: what was refused because an answer took long is tried again. */
    private static void write(EntityManagerFactory factory, Consumer<EntityManager> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                factory.runInTransaction(work);
                return;
            } catch (PersistenceException e) {
                if (attempt == 100 || !String.valueOf(e.getMessage()).contains("MIGRATION_UNSURE")) {
                    throw e;
                }
            }
        }
    }

    private EntityManagerFactory start(ClassLoader loader, String how, List<Class<?>> entities) {
        return start(configuration(how, entities), loader);
    }

    private static EntityManagerFactory start(jakarta.persistence.PersistenceConfiguration how, ClassLoader loader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return how.createEntityManagerFactory();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private HibernatePersistenceConfiguration configuration(String how, List<Class<?>> entities) {
        var configuration = Shops.configuration(server, table, entities);
        configuration
                .property("jakarta.persistence.schema-generation.database.action", "none")
                .property("virga.dynamodb.migrate-at-start", how)
                .property("virga.dynamodb.migration-check", CHECK);
        return configuration;
    }

    private ClassLoader loader(Path place) {
        try {
            return new URLClassLoader(
                    new URL[] {place.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(classes.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The migrations of now, as an application has them that is packaged. */
    private Path jar() throws IOException {
        var jar = classes.resolve("application.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(FOLDER + "/"));
            for (var name : names()) {
                out.putNextEntry(new JarEntry(FOLDER + "/" + name));
                Files.copy(classes.resolve(FOLDER + "/" + name), out);
            }
        }
        return jar;
    }

    private void generate(String name, GenerateHints hints, List<Class<?>> entities) {
        var folder = classes.resolve(FOLDER);
        var definition = SchemaDefinition.of(Shops.configuration(server, table, entities), folder);
        assertThat(Migrator.generate(definition, folder, name, hints)).isPresent();
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        try (var migrator = Migrator.open(
                server.jdbcUrl(table),
                Map.of(),
                classes.resolve(FOLDER),
                getClass().getClassLoader(),
                MigrateOptions.DEFAULTS)) {
            migrator.status().forEach(each -> states.add(each.id() + " " + each.state()));
        }
        return states;
    }

    private void lockUntil(Instant end) {
        var home = new PhysicalTable(server.tableName(table), "pk", "sk");
        try (var connection = AwsConnection.open(
                StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey()),
                RequestListener.NONE)) {
            connection
                    .items()
                    .write(new Request.Put(
                            home,
                            ItemKey.of("virga#lock", "#lock"),
                            Map.of("runner", Value.text("another"), "until", Value.Num.of(end.toEpochMilli())),
                            Expression.NONE));
        }
    }
}
