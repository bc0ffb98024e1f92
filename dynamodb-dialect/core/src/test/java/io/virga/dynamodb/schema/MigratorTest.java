package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Migrations from files to rows, on a real server. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class MigratorTest {

    private static final int ROWS = 40;
    private static final MigrateOptions OPTIONS = MigrateOptions.DEFAULTS
            .withPhaseWait(Duration.ofMillis(10))
            .withStopped(true)
            .withLock(Duration.ofSeconds(3));
    private static final GenerateHints HINTS = new GenerateHints(Map.of("Product.name", "title"), Map.of(), Map.of());

    private final DynamoServer server;
    private final String table;

    @TempDir
    private Path folder;

    MigratorTest(DynamoServer server, TestInfo test) {
        this.server = server;
        this.table = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void rows_are_brought_from_one_mapping_to_the_next_and_back() {
        generate("init", Shops.Before.ENTITIES, GenerateHints.NONE);
        assertThat(migrate()).containsExactly("0001_init");
        fill();
        generate("reshape", Shops.After.ENTITIES, HINTS);

        assertThat(migrate()).containsExactly("0002_reshape");

        try (var factory = Shops.start(server, table, Shops.After.ENTITIES)) {
            factory.runInTransaction(manager -> {
                var product = manager.find(Shops.After.Product.class, 3L);
                assertThat(product.title).isEqualTo("product 3");
                assertThat(product.status).isEqualTo("NEW");
                assertThat(product.price).isEqualTo("30");
                assertThat(manager.createQuery("select c.id from Client c where c.country = 'FR'", Long.class)
                                .getResultList())
                        .hasSize(ROWS / 2);
                assertThat(manager.find(Shops.After.Client.class, 7L).tags).containsExactly("tag1");
                var receipt = manager.find(Shops.After.Receipt.class, 12L);
                assertThat(receipt.amount).isEqualTo(12);
                assertThat(manager.createQuery("from Receipt r where r.place = 'place2'", Shops.After.Receipt.class)
                                .getResultList())
                        .hasSize(ROWS / 5);
                receipt.amount = 120;
            });
            assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                        var client = new Shops.After.Client();
                        client.id = 1000;
                        client.email = "5@example.com";
                        manager.persist(client);
                    }))
                    .hasStackTraceContaining("another row holds the values of constraint");
        }
        assertThat(validate(true)).isEmpty();

        try (var migrator = migrator()) {
            assertThat(migrator.migrate(Optional.of(1), MigrationProgress.NONE)).containsExactly("0002_reshape");
            assertThat(migrator.status())
                    .extracting(MigrationState::state)
                    .containsExactly(MigrationState.State.APPLIED, MigrationState.State.PENDING);
        }
        try (var factory = Shops.start(server, table, Shops.Before.ENTITIES)) {
            factory.runInTransaction(manager -> {
                assertThat(manager.find(Shops.Before.Product.class, 3L).name).isEqualTo("product 3");
                assertThat(manager.find(Shops.Before.Product.class, 3L).price).isEqualTo(30);
                assertThat(manager.find(Shops.Before.Receipt.class, 12L).amount).isEqualTo(120);
            });
        }
    }

    @Test
    void a_backfill_that_ended_anywhere_is_gone_on_with() {
        generate("init", Shops.Before.ENTITIES, GenerateHints.NONE);
        migrate();
        fill();
        generate("reshape", Shops.After.ENTITIES, HINTS);
        int interruptions = 0;
        for (int after = 0; ; after += 2) {
            var pages = new AtomicInteger(after);
            var dying = new MigrationProgress() {
                @Override
                public void rows(long read, long written) {
                    if (pages.getAndDecrement() == 0) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            try (var migrator = migrator()) {
                migrator.migrate(Optional.empty(), dying);
                break;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
                interruptions++;
            }
        }

        assertThat(interruptions).isPositive();
        assertThat(validate(true)).isEmpty();
        try (var factory = Shops.start(server, table, Shops.After.ENTITIES)) {
            factory.runInTransaction(manager -> {
                assertThat(manager.createQuery("select count(*) from Product p where p.status = 'NEW'", Long.class)
                                .getSingleResult())
                        .isEqualTo(ROWS);
                assertThat(manager.createQuery("select sum(r.amount) from Receipt r", Long.class)
                                .getSingleResult())
                        .isEqualTo(LongStream.range(0, ROWS).sum());
            });
        }
    }

    @Test
    void two_rows_with_one_unique_value_are_named_before_anything_is_written() {
        generate("init", Shops.Before.ENTITIES, GenerateHints.NONE);
        migrate();
        try (var factory = Shops.start(server, table, Shops.Before.ENTITIES)) {
            factory.runInTransaction(manager -> {
                for (long id = 1; id <= 3; id++) {
                    var client = Shops.client(id);
                    client.email = id == 2 ? "other@example.com" : "same@example.com";
                    manager.persist(client);
                }
            });
        }
        generate("reshape", Shops.After.ENTITIES, HINTS);

        assertThatThrownBy(this::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("ROWS_IN_THE_WAY: ")
                .hasMessageContaining("Client#1")
                .hasMessageContaining("Client#3")
                .hasMessageNotContaining("Client#2");

        try (var migrator = migrator()) {
            assertThat(migrator.status())
                    .extracting(MigrationState::state)
                    .containsExactly(MigrationState.State.APPLIED, MigrationState.State.PENDING);
        }
    }

    @Test
    void an_edited_migration_is_refused() throws IOException {
        generate("init", Shops.Before.ENTITIES, GenerateHints.NONE);
        migrate();
        var file = folder.resolve("0001_init.json");
        Files.writeString(file, Files.readString(file).replace("\"shop\"", "\"shop2\""));

        assertThatThrownBy(this::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.kind()).isEqualTo(MigrationException.Kind.DRIFT))
                .hasMessageStartingWith("MIGRATION_EDITED: 0001_init was edited after it was applied");
    }

    @Test
    void nothing_is_generated_where_nothing_has_changed() {
        generate("init", Shops.Before.ENTITIES, GenerateHints.NONE);

        assertThat(Migrator.generate(definition(Shops.Before.ENTITIES), folder, "again", GenerateHints.NONE))
                .isEmpty();
    }

    private void fill() {
        try (var factory = Shops.start(server, table, Shops.Before.ENTITIES)) {
            for (long start = 0; start < ROWS; start += 10) {
                long first = start;
                factory.runInTransaction(manager -> {
                    for (long id = first; id < first + 10; id++) {
                        manager.persist(Shops.product(id));
                        manager.persist(Shops.client(id));
                        manager.persist(Shops.receipt(id));
                    }
                });
            }
        }
    }

    private SchemaDefinition definition(List<Class<?>> entities) {
        return SchemaDefinition.of(Shops.configuration(server, table, entities), folder);
    }

    private void generate(String name, List<Class<?>> entities, GenerateHints hints) {
        assertThat(Migrator.generate(definition(entities), folder, name, hints)).isPresent();
    }

    private Migrator migrator() {
        return Migrator.open(server.jdbcUrl(table), Map.of(), folder, getClass().getClassLoader(), OPTIONS);
    }

    private List<String> migrate() {
        try (var migrator = migrator()) {
            return migrator.migrate(Optional.empty(), MigrationProgress.NONE);
        }
    }

    private List<String> validate(boolean rows) {
        try (var migrator = migrator()) {
            return migrator.validate(rows, MigrationProgress.NONE);
        }
    }
}
