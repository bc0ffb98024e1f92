package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemCollection;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an application of either version may do in each phase. Every factory is started anew, and so knows the phase. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class PhasesTest {

    private static final MigrateOptions OPTIONS = MigrateOptions.DEFAULTS.withPhaseWait(Duration.ZERO);
    private static final GenerateHints RENAMED = new GenerateHints(Map.of("Product.name", "title"), Map.of(), Map.of());

    private final DynamoServer server;
    private final String table;

    @TempDir
    private Path folder;

    PhasesTest(DynamoServer server, TestInfo test) {
        this.server = server;
        this.table = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void both_versions_serve_behind_the_switch_and_one_behind_its_end() {
        begin(LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        withBefore(factory -> persistBefore(factory, 1));

        assertThat(migrate(OPTIONS.withUntilSwitch(true), MigrationProgress.NONE))
                .isEmpty();
        assertThat(state("0002_reshape").state()).isEqualTo(MigrationState.State.RUNNING);
        assertThat(state("0002_reshape").phase()).isEqualTo("SWITCH");
        withBefore(factory -> persistBefore(factory, 2));
        withAfter(factory -> factory.runInTransaction(manager -> {
            var product = manager.find(LiveShops.After.Product.class, 2L);
            assertThat(product.title).isEqualTo("product 2");
            assertThat(product.status).isEqualTo("NEW");
            product.title = "renamed";
            product.status = "SOLD";
            manager.createQuery("from Receipt r where r.id = 2", LiveShops.After.Receipt.class)
                    .getSingleResult()
                    .place = "elsewhere";
        }));
        withBefore(factory -> factory.runInTransaction(manager -> {
            assertThat(manager.find(LiveShops.Before.Product.class, 2L).name).isEqualTo("renamed");
            var receipt = manager.find(LiveShops.Before.Receipt.class, 2L);
            assertThat(receipt.place).isEqualTo("elsewhere");
            assertThat(manager.createQuery("select count(*) from Receipt", Long.class)
                            .getSingleResult())
                    .isEqualTo(2);
            assertThat(manager.createQuery("select r.id from Receipt r where r.buyer = 'buyer'", Long.class)
                            .getResultList())
                    .containsExactlyInAnyOrder(1L, 2L);
            manager.remove(manager.find(LiveShops.Before.Receipt.class, 1L));
        }));
        withAfter(factory -> factory.runInTransaction(
                manager -> assertThat(manager.createQuery("select r.id from Receipt r", Long.class)
                                .getResultList())
                        .containsExactly(2L)));

        assertThat(migrate(OPTIONS, MigrationProgress.NONE)).containsExactly("0002_reshape");
        withBefore(factory -> assertRefused(
                "MIGRATED_AWAY",
                () -> factory.runInTransaction(manager -> manager.find(LiveShops.Before.Product.class, 1L))));
        withAfter(factory -> factory.runInTransaction(manager -> {
            assertThat(manager.find(LiveShops.After.Product.class, 2L).status).isEqualTo("SOLD");
            assertThat(manager.createQuery("from Receipt r where r.place = 'elsewhere'", LiveShops.After.Receipt.class)
                            .getResultList())
                    .hasSize(1);
        }));
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_new_unique_constraint_holds_from_the_beginning() {
        begin(LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        withBefore(factory -> persistBefore(factory, 1));
        dieIn("VERIFY");

        withBefore(factory -> assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                    var client = new LiveShops.Before.Client();
                    client.id = 9;
                    client.email = "1@example.com";
                    manager.persist(client);
                }))
                .hasStackTraceContaining("another row holds the values of constraint"));
        withBefore(factory -> {
            factory.runInTransaction(
                    manager -> manager.find(LiveShops.Before.Client.class, 1L).email = "one@example.com");
            factory.runInTransaction(manager -> {
                var client = new LiveShops.Before.Client();
                client.id = 9;
                client.email = "1@example.com";
                manager.persist(client);
            });
        });

        assertThat(migrate(OPTIONS, MigrationProgress.NONE)).containsExactly("0002_reshape");
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_migration_that_is_given_up_halfway_leaves_what_there_was() {
        begin(LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        withBefore(factory -> persistBefore(factory, 1));
        dieIn("VERIFY");
        withBefore(factory -> persistBefore(factory, 2));
        withAfter(factory -> assertRefused(
                "MIGRATION_NOT_SWITCHED",
                () -> factory.runInTransaction(manager -> manager.find(LiveShops.After.Product.class, 1L))));

        try (var migrator = migrator(OPTIONS)) {
            assertThat(migrator.migrate(Optional.of(1), MigrationProgress.NONE)).containsExactly("0002_reshape");
        }

        assertThat(state("0002_reshape").state()).isEqualTo(MigrationState.State.PENDING);
        withBefore(factory -> factory.runInTransaction(manager -> {
            assertThat(manager.find(LiveShops.Before.Product.class, 1L).name).isEqualTo("product 1");
            assertThat(manager.createQuery("select r.id from Receipt r", Long.class)
                            .getResultList())
                    .containsExactlyInAnyOrder(1L, 2L);
            // its guard is gone as well
            var client = new LiveShops.Before.Client();
            client.id = 3;
            client.email = "1@example.com";
            manager.persist(client);
        }));
        withAfter(factory -> assertRefused(
                "MIGRATED_AWAY",
                () -> factory.runInTransaction(manager -> manager.find(LiveShops.After.Product.class, 1L))));
    }

    @Test
    void what_cannot_have_two_forms_needs_a_stop_and_gets_one() {
        begin(Shops.Before.ENTITIES);
        generate("reshape", RENAMED, Shops.After.ENTITIES);
        with(Shops.Before.ENTITIES, factory -> factory.runInTransaction(manager -> manager.persist(Shops.product(1))));

        assertThatThrownBy(() -> migrate(OPTIONS, MigrationProgress.NONE))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("NEEDS_STOP: ")
                .hasMessageContaining("price has one attribute for two types")
                .hasMessageContaining("--stopped");
        assertThat(state("0002_reshape").state()).isEqualTo(MigrationState.State.PENDING);
        with(Shops.Before.ENTITIES, factory -> factory.runInTransaction(manager -> manager.persist(Shops.product(2))));

        var meanwhile = new AtomicReference<Throwable>();
        migrate(OPTIONS.withStopped(true), new MigrationProgress() {
            @Override
            public void phase(String name) {
                if (name.equals("VERIFY")) {
                    with(Shops.Before.ENTITIES, factory -> {
                        try {
                            factory.runInTransaction(manager -> manager.find(Shops.Before.Product.class, 1L));
                        } catch (RuntimeException e) {
                            meanwhile.set(e);
                        }
                    });
                }
            }
        });
        assertThat(meanwhile.get()).hasStackTraceContaining("MIGRATION_STOPS");
        with(
                Shops.After.ENTITIES,
                factory -> factory.runInTransaction(
                        manager -> assertThat(manager.find(Shops.After.Product.class, 2L).price)
                                .isEqualTo("20")));
    }

    @Test
    void a_table_that_nobody_migrates_takes_no_request_for_it() {
        begin(LiveShops.Before.ENTITIES);
        withBefore(factory -> {
            persistBefore(factory, 1);
            try (var log = RequestLog.open(factory)) {
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    factory.runInTransaction(
                            manager -> manager.find(LiveShops.Before.Product.class, 1L).text = "text " + number);
                }
                assertThat(log.entries())
                        .extracting(RequestLog.Entry::operation)
                        .hasSize(40)
                        .containsOnly("GetItem", "UpdateItem");
            }
        });
    }

    @Test
    void what_shares_an_item_costs_no_request_more() {
        begin(LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        withBefore(factory -> persistBefore(factory, 1));
        dieIn("VERIFY");

        withBefore(factory -> {
            factory.runInTransaction(manager -> manager.find(LiveShops.Before.Product.class, 1L));
            try (var log = RequestLog.open(factory)) {
                factory.runInTransaction(manager -> manager.find(LiveShops.Before.Product.class, 1L).name = "another");
                assertThat(log.entries())
                        .extracting(RequestLog.Entry::operation)
                        .containsExactly("GetItem", "UpdateItem");
            }
            try (var log = RequestLog.open(factory)) {
                factory.runInTransaction(manager -> manager.find(LiveShops.Before.Receipt.class, 1L).text = "another");
                assertThat(log.entries())
                        .extracting(entry -> entry.operation() + " " + entry.size())
                        .containsExactly("GetItem 1", "TransactWriteItems 2");
            }
        });
    }

    /** Each receipt is two items, and its locator a third: a series has room for a third as many. */
    @Test
    void a_series_of_transactions_is_cut_so_that_both_forms_fit() {
        begin(LiveShops.Before.ENTITIES);
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        withBefore(factory -> persistBefore(factory, 0));
        migrate(OPTIONS.withUntilSwitch(true), MigrationProgress.NONE);
        int receipts = 130;

        with(LiveShops.Before.ENTITIES, Map.of("virga.dynamodb.commit", "batched"), factory -> {
            factory.runInTransaction(manager -> {
                for (long id = 1; id <= receipts; id++) {
                    manager.persist(receipt(id));
                }
            });
            factory.runInTransaction(
                    manager -> manager.createQuery("update Receipt r set r.buyer = 'another' where r.id > 0")
                            .executeUpdate());
        });
        withAfter(factory -> factory.runInTransaction(manager -> assertThat(
                        manager.createQuery("from Receipt r where r.id > 0", LiveShops.After.Receipt.class)
                                .getResultList())
                .hasSize(receipts)
                .allSatisfy(receipt -> assertThat(receipt.buyer).isEqualTo("another"))));
        migrate(OPTIONS, MigrationProgress.NONE);
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_large_transaction_is_not_journaled_while_a_migration_runs() {
        var journaled = Map.of("virga.dynamodb.commit", "journaled");
        begin(LiveShops.Before.ENTITIES);
        with(
                LiveShops.Before.ENTITIES,
                Map.of(
                        "virga.dynamodb.commit",
                        "journaled",
                        "jakarta.persistence.schema-generation.database.action",
                        "update"),
                factory -> persistBefore(factory, 0));
        generate("reshape", RENAMED, LiveShops.After.ENTITIES);
        dieIn("VERIFY");

        with(LiveShops.Before.ENTITIES, journaled, factory -> {
            assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                        for (long id = 1; id <= 101; id++) {
                            manager.persist(receipt(id));
                        }
                    }))
                    .hasStackTraceContaining("JOURNAL_MIGRATES: a transaction of more than 100 items or 4 MB cannot be"
                            + " journaled while a migration runs");
            factory.runInTransaction(manager -> {
                assertThat(manager.createQuery("select count(*) from Receipt", Long.class)
                                .getSingleResult())
                        .isEqualTo(1);
                manager.persist(receipt(1));
            });
        });
        migrate(OPTIONS, MigrationProgress.NONE);
        assertThat(problems()).isEmpty();
        with(
                LiveShops.After.ENTITIES,
                journaled,
                factory -> factory.runInTransaction(manager -> {
                    for (long id = 101; id <= 210; id++) {
                        var receipt = new LiveShops.After.Receipt();
                        receipt.id = id;
                        receipt.place = "place";
                        manager.persist(receipt);
                    }
                }));
    }

    /** A hall and its seats, which come and go as one. */
    @Entity(name = "Seat")
    @Table(name = "Seat")
    @ItemKey(partition = "Hall#{hall}", sort = "Seat#{id}")
    @ItemCollection(versioned = true)
    static class Seat {
        @Id
        long id;

        long hall = 1;
        String name;
    }

    /** The same, with an attribute renamed. */
    @Entity(name = "Seat")
    @Table(name = "Seat")
    @ItemKey(partition = "Hall#{hall}", sort = "Seat#{id}")
    @ItemCollection(versioned = true)
    static class LabelledSeat {
        @Id
        long id;

        long hall = 1;
        String label;
    }

    @Test
    void an_item_collection_is_not_checked_while_a_migration_moves_it() {
        var serializable = Map.of("virga.dynamodb.isolation", "serializable");
        begin(List.of(Seat.class));
        with(List.of(Seat.class), serializable, factory -> {
            factory.runInTransaction(manager -> manager.persist(new Seat()));
            factory.runInTransaction(manager -> assertThat(seats(manager)).isEqualTo(1));
        });
        generate(
                "label",
                new GenerateHints(Map.of("Seat.name", "label"), Map.of(), Map.of()),
                List.of(LabelledSeat.class));
        dieIn("VERIFY");

        with(List.of(Seat.class), serializable, factory -> {
            assertThatThrownBy(() -> factory.runInTransaction(PhasesTest::seats))
                    .hasStackTraceContaining("SERIALIZABLE_MIGRATES: item collections of " + Seat.class.getName());
            factory.runInTransaction(manager -> manager.find(Seat.class, 0L).name = "A1");
        });
        migrate(OPTIONS, MigrationProgress.NONE);
        with(
                List.of(LabelledSeat.class),
                serializable,
                factory -> factory.runInTransaction(manager -> {
                    assertThat(seats(manager)).isEqualTo(1);
                    assertThat(manager.find(LabelledSeat.class, 0L).label).isEqualTo("A1");
                }));
    }

    private static long seats(EntityManager manager) {
        return manager.createQuery("select count(*) from Seat s where s.hall = 1", Long.class)
                .getSingleResult();
    }

    private static LiveShops.Before.Receipt receipt(long id) {
        var receipt = new LiveShops.Before.Receipt();
        receipt.id = id;
        receipt.place = "place";
        receipt.buyer = "buyer";
        return receipt;
    }

    private void dieIn(String phase) {
        assertThatThrownBy(() -> migrate(OPTIONS, new MigrationProgress() {
                    @Override
                    public void phase(String name) {
                        if (name.equals(phase)) {
                            throw new IllegalStateException("dead");
                        }
                    }
                }))
                .hasMessage("dead");
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work).hasStackTraceContaining(code + ": migration 0002_reshape");
    }

    private static void persistBefore(EntityManagerFactory factory, long id) {
        factory.runInTransaction(manager -> {
            var product = new LiveShops.Before.Product();
            product.id = id;
            product.name = "product " + id;
            manager.persist(product);
            var client = new LiveShops.Before.Client();
            client.id = id;
            client.email = id + "@example.com";
            manager.persist(client);
            manager.persist(receipt(id));
        });
    }

    private void begin(List<Class<?>> entities) {
        generate("init", GenerateHints.NONE, entities);
        migrate(OPTIONS, MigrationProgress.NONE);
    }

    private void withBefore(Consumer<EntityManagerFactory> work) {
        with(LiveShops.Before.ENTITIES, work);
    }

    private void withAfter(Consumer<EntityManagerFactory> work) {
        with(LiveShops.After.ENTITIES, work);
    }

    private void with(List<Class<?>> entities, Consumer<EntityManagerFactory> work) {
        with(entities, Map.of(), work);
    }

    private void with(List<Class<?>> entities, Map<String, String> settings, Consumer<EntityManagerFactory> work) {
        var configuration = Shops.configuration(server, table, entities).property("virga.dynamodb.scan", "allow");
        settings.forEach(configuration::property);
        try (var factory = configuration.createEntityManagerFactory()) {
            work.accept(factory);
        }
    }

    private void generate(String name, GenerateHints hints, List<Class<?>> entities) {
        var definition = SchemaDefinition.of(Shops.configuration(server, table, entities), folder);
        assertThat(Migrator.generate(definition, folder, name, hints)).isPresent();
    }

    private Migrator migrator(MigrateOptions options) {
        return Migrator.open(server.jdbcUrl(table), Map.of(), folder, getClass().getClassLoader(), options);
    }

    private List<String> migrate(MigrateOptions options, MigrationProgress progress) {
        try (var migrator = migrator(options)) {
            return migrator.migrate(Optional.empty(), progress);
        }
    }

    private MigrationState state(String id) {
        try (var migrator = migrator(OPTIONS)) {
            return migrator.status().stream()
                    .filter(state -> state.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> problems() {
        try (var migrator = migrator(OPTIONS)) {
            return migrator.validate(true, MigrationProgress.NONE);
        }
    }
}
