package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application of the version before keeps writing while its rows are brought along: what it was told is committed stays.
 * {@code -Dvirga.migration.rows=50000} for the whole size.
 */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class ConcurrentWriterTest {

    private static final int ROWS = Integer.getInteger("virga.migration.rows", 300);
    private static final int BATCH = 20;

    private final DynamoServer server;
    private final Map<Long, Long> amounts = new ConcurrentHashMap<>();
    private final Map<Long, String> makers = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();

    @TempDir
    private Path folder;

    ConcurrentWriterTest(DynamoServer server) {
        this.server = server;
    }

    @Test
    void nothing_that_was_committed_is_lost_or_overwritten() throws InterruptedException {
        generate("init", GenerateHints.NONE, Shops.Before.ENTITIES);
        migrate(MigrationProgress.NONE);
        try (var factory = Shops.start(server, "busy", Shops.Before.ENTITIES)) {
            fill(factory);
            generate(
                    "reshape",
                    new GenerateHints(Map.of("Product.name", "title"), Map.of(), Map.of()),
                    Shops.After.ENTITIES);
            var writer = new Thread(() -> write(factory));
            writer.start();
            try {
                // every page of the run has writes beside it
                migrate(new MigrationProgress() {
                    @Override
                    public void rows(long read, long written) {
                        long seen = writes.get();
                        while (writes.get() < seen + 2 && writer.isAlive()) {
                            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                        }
                    }
                });
            } finally {
                stop.set(true);
                writer.join();
            }
        }
        try (var migrator = migrator()) {
            migrator.repeat(new MigrationProgress() {
                @Override
                public void notClean(String title) {
                    throw new AssertionError(title + " is not clean, and nobody writes any more");
                }
            });
            assertThat(migrator.validate(true, MigrationProgress.NONE)).isEmpty();
        }

        assertThat(makers.keySet()).anyMatch(id -> id >= ROWS);
        try (var factory = Shops.start(server, "busy", Shops.After.ENTITIES)) {
            factory.runInTransaction(manager -> {
                assertThat(manager.createQuery("select count(*) from Receipt", Long.class)
                                .getSingleResult())
                        .isEqualTo(ROWS);
                amounts.forEach((id, amount) -> assertThat(manager.find(Shops.After.Receipt.class, id).amount)
                        .describedAs("receipt " + id)
                        .isEqualTo(amount));
                makers.forEach((id, maker) -> {
                    var product = manager.find(Shops.After.Product.class, id);
                    assertThat(product.maker).describedAs("product " + id).isEqualTo(maker);
                    assertThat(product.title).isEqualTo("product " + id);
                    assertThat(product.status).isEqualTo("NEW");
                });
            });
        }
    }

    /** Changes and inserts; what is not committed, because the row has moved on, counts for nothing. */
    private void write(EntityManagerFactory factory) {
        var random = new Random(7);
        for (long n = 0; !stop.get(); n++) {
            long number = n;
            long id = random.nextInt(ROWS);
            boolean fresh = n % 5 == 0;
            try {
                boolean[] changed = new boolean[1];
                factory.runInTransaction(manager -> {
                    if (fresh) {
                        var product = Shops.product(ROWS + number);
                        product.maker = "fresh";
                        manager.persist(product);
                    } else {
                        manager.find(Shops.Before.Product.class, id).maker = "writer " + number;
                        var receipt = manager.find(Shops.Before.Receipt.class, id);
                        if (receipt != null) {
                            receipt.amount = 1_000_000 + number;
                            changed[0] = true;
                        }
                    }
                });
                makers.put(fresh ? ROWS + number : id, fresh ? "fresh" : "writer " + number);
                if (changed[0]) {
                    amounts.put(id, 1_000_000 + number);
                }
            } catch (PersistenceException movedOn) {
                // the transaction was rolled back, whole
            }
            writes.incrementAndGet();
        }
    }

    private static void fill(EntityManagerFactory factory) {
        for (long start = 0; start < ROWS; start += BATCH) {
            long first = start;
            factory.runInTransaction(manager -> {
                for (long id = first; id < Math.min(ROWS, first + BATCH); id++) {
                    manager.persist(Shops.product(id));
                    manager.persist(Shops.receipt(id));
                }
            });
        }
    }

    private void generate(String name, GenerateHints hints, java.util.List<Class<?>> entities) {
        var definition = SchemaDefinition.of(Shops.configuration(server, "busy", entities), folder);
        assertThat(Migrator.generate(definition, folder, name, hints)).isPresent();
    }

    private Migrator migrator() {
        return Migrator.open(
                server.jdbcUrl("busy"),
                Map.of(),
                folder,
                getClass().getClassLoader(),
                MigrateOptions.DEFAULTS.withSwitchWait(Duration.ZERO));
    }

    private void migrate(MigrationProgress progress) {
        try (var migrator = migrator()) {
            migrator.migrate(Optional.empty(), progress);
        }
    }
}
