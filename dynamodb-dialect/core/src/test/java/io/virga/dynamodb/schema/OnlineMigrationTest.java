package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.ChildJvm;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table is migrated while an application of the version before writes to it, and one of the version behind it as soon as it
 * may. {@code -Dvirga.migration.rows=50000} for the whole size.
 */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class OnlineMigrationTest {

    private static final int ROWS = Integer.getInteger("virga.migration.rows", 100);
    private static final int BATCH = 20;
    /** Milliseconds; the wait behind each phase is so much longer than three of them that a slow machine does no harm. */
    private static final int CHECK = ROWS > 1_000 ? 2_000 : 200;

    private final DynamoServer server;
    private final String table;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    OnlineMigrationTest(DynamoServer server, TestInfo test) {
        this.server = server;
        this.table = test.getTestMethod().orElseThrow().getName();
    }

    /** What an application was told is committed: by row, by version. */
    private final Map<String, ConcurrentSkipListMap<Integer, String>> committed = new ConcurrentHashMap<>();

    private volatile String phase = "";
    private final Map<Long, String> lefts = new ConcurrentHashMap<>();
    private final Map<Long, String> rights = new ConcurrentHashMap<>();

    /** An application that writes without end. */
    private abstract class Writer extends Thread {
        final EntityManagerFactory factory;
        final String mark;
        final AtomicLong writes = new AtomicLong();
        final AtomicLong refused = new AtomicLong();

        Writer(String mark, List<Class<?>> entities) {
            this.mark = mark;
            this.factory = OnlineMigrationTest.this.start(entities);
        }

        @Override
        public void run() {
            var random = new Random(mark.hashCode());
            for (int n = 0; !stop.get(); n++) {
                long id = random.nextInt(ROWS);
                var text = mark + " " + n;
                try {
                    if (n % 7 == 0) {
                        long fresh = ROWS + 2L * n + (mark.equals("new") ? 1 : 0);
                        factory.runInTransaction(manager -> insert(manager, fresh, text));
                        note("Receipt " + fresh, 0, text);
                        note("Product " + fresh, 0, text);
                    } else {
                        var versions = new TreeMap<String, Integer>();
                        factory.runInTransaction(manager -> {
                            change(manager, id, text);
                            manager.flush();
                            versions(manager, id, versions);
                        });
                        versions.forEach((row, version) -> note(row, version, text));
                    }
                    factory.runInTransaction(manager -> side(manager, id, text));
                    sides().put(id, text);
                    writes.incrementAndGet();
                } catch (PersistenceException e) {
                    // rolled back, whole: the row has moved on, or this version is not to write now
                    refused.incrementAndGet();
                    LockSupport.parkNanos(20_000_000);
                } catch (RuntimeException | Error e) {
                    failures.add(new AssertionError(mark + " on row " + id + " in phase " + phase, e));
                    return;
                }
            }
        }

        abstract void insert(EntityManager manager, long id, String text);

        abstract void change(EntityManager manager, long id, String text);

        abstract void versions(EntityManager manager, long id, Map<String, Integer> versions);

        abstract void side(EntityManager manager, long id, String text);

        abstract Map<Long, String> sides();
    }

    private void note(String row, int version, String text) {
        var before = committed
                .computeIfAbsent(row, key -> new ConcurrentSkipListMap<>())
                .put(version, text);
        assertThat(before).describedAs("%s, version %s", row, version).isNull();
    }

    private final class OldWriter extends Writer {
        OldWriter() {
            super("old", LiveShops.Before.ENTITIES);
        }

        @Override
        void insert(EntityManager manager, long id, String text) {
            var receipt = new LiveShops.Before.Receipt();
            receipt.id = id;
            receipt.place = "place" + id % 5;
            receipt.buyer = "buyer" + id % 3;
            receipt.text = text;
            manager.persist(receipt);
            var product = new LiveShops.Before.Product();
            product.id = id;
            product.name = "product " + id;
            product.text = text;
            manager.persist(product);
        }

        @Override
        void change(EntityManager manager, long id, String text) {
            manager.find(LiveShops.Before.Receipt.class, id).text = text;
            manager.find(LiveShops.Before.Product.class, id).text = text;
            manager.find(LiveShops.Before.Client.class, id).text = text;
        }

        @Override
        void versions(EntityManager manager, long id, Map<String, Integer> versions) {
            versions.put("Receipt " + id, manager.find(LiveShops.Before.Receipt.class, id).version);
            versions.put("Product " + id, manager.find(LiveShops.Before.Product.class, id).version);
            versions.put("Client " + id, manager.find(LiveShops.Before.Client.class, id).version);
        }

        @Override
        void side(EntityManager manager, long id, String text) {
            manager.find(LiveShops.Before.Note.class, id).left = text;
        }

        @Override
        Map<Long, String> sides() {
            return lefts;
        }
    }

    private final class NewWriter extends Writer {
        NewWriter() {
            super("new", LiveShops.After.ENTITIES);
        }

        @Override
        void insert(EntityManager manager, long id, String text) {
            var receipt = new LiveShops.After.Receipt();
            receipt.id = id;
            receipt.place = "place" + id % 5;
            receipt.buyer = "buyer" + id % 3;
            receipt.text = text;
            manager.persist(receipt);
            var product = new LiveShops.After.Product();
            product.id = id;
            product.title = "product " + id;
            product.status = "SOLD";
            product.text = text;
            manager.persist(product);
        }

        private LiveShops.After.Receipt receipt(EntityManager manager, long id) {
            return manager.createQuery(
                            "from Receipt r where r.place = :place and r.id = :id", LiveShops.After.Receipt.class)
                    .setParameter("place", "place" + id % 5)
                    .setParameter("id", id)
                    .getSingleResult();
        }

        @Override
        void change(EntityManager manager, long id, String text) {
            receipt(manager, id).text = text;
            manager.find(LiveShops.After.Product.class, id).text = text;
            manager.find(LiveShops.After.Client.class, id).text = text;
        }

        @Override
        void versions(EntityManager manager, long id, Map<String, Integer> versions) {
            versions.put("Receipt " + id, receipt(manager, id).version);
            versions.put("Product " + id, manager.find(LiveShops.After.Product.class, id).version);
            versions.put("Client " + id, manager.find(LiveShops.After.Client.class, id).version);
        }

        @Override
        void side(EntityManager manager, long id, String text) {
            manager.createQuery("from Note n where n.shelf = :shelf and n.id = :id", LiveShops.After.Note.class)
                    .setParameter("shelf", "shelf" + id % 4)
                    .setParameter("id", id)
                    .getSingleResult()
                    .right = text;
        }

        @Override
        Map<Long, String> sides() {
            return rights;
        }
    }

    @Test
    void both_versions_write_and_nothing_is_lost_hidden_or_overwritten() throws InterruptedException {
        filledAndToBeReshaped();
        var old = new OldWriter();
        var young = new NewWriter();
        var reader = new Thread(this::read, "reader");
        var phases = new TreeMap<String, Long>();
        var figures = new Figures();
        List.of(old, young, reader).forEach(Thread::start);
        try {
            migrate(new MigrationProgress() {
                @Override
                public void phase(String name) {
                    if (name.equals("SWITCH")) {
                        // both versions are at work here, as long as a deployment takes
                        await(young, 20);
                        await(old, 20);
                    }
                    phases.merge(name, young.writes.get(), Long::max);
                    phase = name;
                    figures.tell(name);
                }

                @Override
                public void step(String title) {
                    figures.tell(title);
                }

                @Override
                public void rows(long read, long written) {
                    figures.rows(read, written);
                    // every page has writes beside it
                    await(phase.equals("CONTRACT") ? young : old, 2);
                }
            });
            await(young, 5);
        } finally {
            stop.set(true);
            for (var thread : List.of(old, young, reader)) {
                thread.join();
            }
            old.factory.close();
            young.factory.close();
        }

        assertThat(failures).isEmpty();
        assertThat(phases.get("VERIFY"))
                .describedAs("the new version waits for the switch")
                .isZero();
        assertThat(old.writes.get()).isGreaterThan(20);
        assertThat(young.writes.get()).isGreaterThan(20);
        try (var migrator = migrator(MigrateOptions.DEFAULTS)) {
            assertThat(migrator.validate(true, MigrationProgress.NONE)).isEmpty();
        }
        assertAllIsThere();
        assertNoTraceOfBefore();
        figures.tell("all of " + 4 * ROWS
                + " items and what was written meanwhile is there; committed by the version before " + old.writes
                + ", refused " + old.refused + "; by the new one " + young.writes + ", refused " + young.refused);
    }

    /** What a long run tells: how far it is, and how long that took. */
    private static final class Figures {
        private final long start = System.nanoTime();
        private final AtomicLong read = new AtomicLong();
        private final AtomicLong written = new AtomicLong();

        void rows(long more, long changed) {
            read.addAndGet(more);
            written.addAndGet(changed);
        }

        void tell(String what) {
            if (ROWS > 1_000) {
                System.out.printf(
                        Locale.ROOT,
                        "%7.1f s, %d read, %d written: %s%n",
                        (System.nanoTime() - start) / 1e9,
                        read.get(),
                        written.get(),
                        what);
            }
        }
    }

    private void await(Writer writer, int more) {
        long seen = writer.writes.get();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (writer.writes.get() < seen + more && writer.isAlive()) {
            if (System.nanoTime() > end) {
                failures.add(new AssertionError(writer.mark + " writes no more"));
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Every receipt is there by one of its keys, at any time. */
    private void read() {
        var random = new Random(11);
        try (var connection = connect()) {
            while (!stop.get()) {
                long id = random.nextInt(ROWS);
                var before = get(connection, ItemKey.of("Receipt#" + id, "#"));
                if (before.isEmpty()
                        && get(connection, ItemKey.of("PLACE#place" + id % 5, "RECEIPT#" + ordered(id)))
                                .isEmpty()) {
                    // in this order: the one goes only when the other has come
                    failures.add(new AssertionError("receipt " + id + " is not there"));
                    return;
                }
                LockSupport.parkNanos(1_000_000);
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    /** As a sort key holds a number: the count of its digits, as a letter, goes first. */
    private static String ordered(long number) {
        var digits = Long.toString(number);
        return (char) ('@' + digits.length()) + digits;
    }

    private void assertAllIsThere() {
        try (var factory = start(LiveShops.After.ENTITIES)) {
            factory.runInTransaction(manager -> {
                var receipts = manager.createQuery("from Receipt", LiveShops.After.Receipt.class)
                        .getResultList();
                var byId = new TreeMap<Long, LiveShops.After.Receipt>();
                receipts.forEach(
                        receipt -> assertThat(byId.put(receipt.id, receipt)).isNull());
                assertThat(byId.headMap((long) ROWS)).hasSize(ROWS);
                committed.forEach((row, versions) -> {
                    long id = Long.parseLong(row.substring(row.indexOf(' ') + 1));
                    var last = versions.lastEntry();
                    if (row.startsWith("Receipt")) {
                        var receipt = byId.get(id);
                        assertThat(receipt).describedAs(row).isNotNull();
                        assertThat(receipt.version).describedAs(row).isEqualTo(last.getKey());
                        assertThat(receipt.text).describedAs(row).isEqualTo(last.getValue());
                    } else if (row.startsWith("Product")) {
                        var product = manager.find(LiveShops.After.Product.class, id);
                        assertThat(product.version).describedAs(row).isEqualTo(last.getKey());
                        assertThat(product.text).describedAs(row).isEqualTo(last.getValue());
                        assertThat(product.title).describedAs(row).isEqualTo("product " + id);
                        assertThat(product.status).isEqualTo(id >= ROWS && (id - ROWS) % 2 == 1 ? "SOLD" : "NEW");
                    } else {
                        var client = manager.find(LiveShops.After.Client.class, id);
                        assertThat(client.version).describedAs(row).isEqualTo(last.getKey());
                        assertThat(client.text).describedAs(row).isEqualTo(last.getValue());
                    }
                    // every commit made a version of its own, and none was lost
                    int first = id < ROWS ? 1 : 0;
                    assertThat(versions).describedAs(row).hasSize(last.getKey() + 1 - first);
                });
                var notes = new TreeMap<Long, LiveShops.After.Note>();
                manager.createQuery("from Note", LiveShops.After.Note.class)
                        .getResultList()
                        .forEach(note -> notes.put(note.id, note));
                lefts.forEach((id, text) -> assertThat(notes.get(id).left).isEqualTo(text));
                rights.forEach((id, text) -> assertThat(notes.get(id).right).isEqualTo(text));
                assertThat(manager.createQuery("select count(*) from Receipt r where r.buyer = 'buyer1'", Long.class)
                                .getSingleResult())
                        .isEqualTo(receipts.stream()
                                .filter(receipt -> receipt.buyer.equals("buyer1"))
                                .count());
                assertThat(manager.createQuery("select c.id from Client c where c.country = 'FR'", Long.class)
                                .getResultList())
                        .hasSize(ROWS / 2);
            });
        }
    }

    private void assertNoTraceOfBefore() {
        var partitions = new TreeSet<String>();
        try (var connection = connect()) {
            for (var item : items(connection)) {
                if (item.get("sk").equals(Value.text("#locator"))) {
                    continue;
                }
                partitions.add(((Value.Text) item.get("pk")).value().replaceAll("[0-9]+.*$", ""));
                assertThat(item.attributes()).doesNotContain("name");
            }
        }
        assertThat(partitions)
                .contains("PLACE#place", "SHELF#shelf", "Product#", "Client#")
                .doesNotContain("Receipt#", "Note#");
    }

    private void filledAndToBeReshaped() {
        generate("init", GenerateHints.NONE, LiveShops.Before.ENTITIES);
        migrate(MigrationProgress.NONE);
        try (var filling = fillingStart()) {
            fill(filling);
        }
        generate(
                "reshape",
                new GenerateHints(Map.of("Product.name", "title"), Map.of(), Map.of()),
                LiveShops.After.ENTITIES);
    }

    /** A runner dies at some moment, twenty times; whoever goes on comes to the same end. */
    @Test
    void a_run_that_dies_anywhere_is_gone_on_with() {
        var random = new Random(20);
        filledAndToBeReshaped();
        int deaths = 0;
        for (boolean done = false; !done; ) {
            var left = new AtomicInteger(random.nextInt(25));
            var dying = new MigrationProgress() {
                private void event() {
                    if (left.getAndDecrement() == 0) {
                        throw new IllegalStateException("dead");
                    }
                }

                @Override
                public void phase(String name) {
                    event();
                }

                @Override
                public void step(String title) {
                    event();
                }

                @Override
                public void rows(long read, long written) {
                    event();
                }
            };
            try (var migrator = migrator(MigrateOptions.DEFAULTS.withPhaseWait(Duration.ZERO))) {
                migrator.migrate(Optional.empty(), dying);
                done = true;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("dead");
                deaths++;
                assertThat(deaths).isLessThan(500);
            }
        }

        assertThat(deaths).isPositive();
        try (var migrator = migrator(MigrateOptions.DEFAULTS)) {
            assertThat(migrator.validate(true, MigrationProgress.NONE)).isEmpty();
        }
        assertAllIsThere();
        assertNoTraceOfBefore();
    }

    /** What is killed in the test below. It tells of everything that it does on a line of its own. */
    public static final class MigratingProcess {
        private MigratingProcess() {}

        public static void main(String[] arguments) throws InterruptedException {
            var telling = new MigrationProgress() {
                @Override
                public void phase(String name) {
                    System.out.println(name);
                }

                @Override
                public void step(String title) {
                    System.out.println(title);
                }

                @Override
                public void rows(long read, long written) {
                    System.out.println(written + " rows");
                }
            };
            // the lock of the one before counts a while
            untilFree(() -> {
                try (var migrator = Migrator.open(arguments[0], Map.of(), Path.of(arguments[1]), loader(), KILLED)) {
                    return migrator.migrate(Optional.empty(), telling);
                }
            });
        }
    }

    private static final MigrateOptions KILLED =
            MigrateOptions.DEFAULTS.withPhaseWait(Duration.ZERO).withLock(Duration.ofSeconds(3));

    private static ClassLoader loader() {
        return OnlineMigrationTest.class.getClassLoader();
    }

    private static List<String> untilFree(Supplier<List<String>> migration) throws InterruptedException {
        while (true) {
            try {
                return migration.get();
            } catch (MigrationException e) {
                if (e.kind() != MigrationException.Kind.LOCKED) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /** {@code -Pfaults} kills twenty. */
    @Test
    void a_process_that_is_killed_anywhere_is_gone_on_with() throws Exception {
        int kills = Integer.getInteger("virga.migration.kills", 2);
        var random = new Random(kills);
        filledAndToBeReshaped();
        int killed = 0;
        for (boolean more = true; more && killed < kills; ) {
            var process = ChildJvm.of(MigratingProcess.class, List.of(server.jdbcUrl(table), folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var lines = process.inputReader()) {
                for (int left = 1 + random.nextInt(kills > 2 ? 8 : 25); left > 0 && more; left--) {
                    more = lines.readLine() != null;
                }
                if (more) {
                    process.destroyForcibly().waitFor();
                    killed++;
                } else {
                    assertThat(process.waitFor()).isZero();
                }
            }
        }

        assertThat(killed).isPositive();
        try (var migrator = migrator(KILLED)) {
            untilFree(() -> migrator.migrate(Optional.empty(), MigrationProgress.NONE));
            assertThat(migrator.validate(true, MigrationProgress.NONE)).isEmpty();
        }
        assertAllIsThere();
        assertNoTraceOfBefore();
        System.out.println("Migration, processes killed: " + killed);
    }

    private List<Item> items(AwsConnection connection) {
        var items = new java.util.ArrayList<Item>();
        var scan = new Request.Scan(home(), "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of());
        while (true) {
            var page = connection.items().scan(scan);
            items.addAll(page.items());
            if (page.isLast()) {
                return items;
            }
            scan = scan.from(page.last());
        }
    }

    private Optional<Item> get(AwsConnection connection, ItemKey key) {
        return connection.items().get(new Request.Get(home(), key, List.of(), true));
    }

    private PhysicalTable home() {
        return new PhysicalTable(server.tableName(table), "pk", "sk");
    }

    private AwsConnection connect() {
        return AwsConnection.open(
                StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey()),
                RequestListener.NONE);
    }

    private void fill(EntityManagerFactory factory) {
        for (long start = 0; start < ROWS; start += BATCH) {
            long first = start;
            factory.runInTransaction(manager -> {
                for (long id = first; id < Math.min(ROWS, first + BATCH); id++) {
                    fill(manager, id);
                }
            });
        }
    }

    private static void fill(EntityManager manager, long id) {
        var product = new LiveShops.Before.Product();
        product.id = id;
        product.name = "product " + id;
        manager.persist(product);
        var client = new LiveShops.Before.Client();
        client.id = id;
        client.email = id + "@example.com";
        client.country = id % 2 == 0 ? "DE" : "FR";
        manager.persist(client);
        var receipt = new LiveShops.Before.Receipt();
        receipt.id = id;
        receipt.place = "place" + id % 5;
        receipt.buyer = "buyer" + id % 3;
        manager.persist(receipt);
        var note = new LiveShops.Before.Note();
        note.id = id;
        note.shelf = "shelf" + id % 4;
        manager.persist(note);
    }

    /** Nobody migrates meanwhile: it need not ask as often, and is not refused where a machine is slow. */
    private EntityManagerFactory fillingStart() {
        return Shops.start(server, table, LiveShops.Before.ENTITIES);
    }

    private EntityManagerFactory start(List<Class<?>> entities) {
        return Shops.configuration(server, table, entities)
                .property("virga.dynamodb.migration-check", CHECK)
                .property("virga.dynamodb.scan", "allow")
                .createEntityManagerFactory();
    }

    private void generate(String name, GenerateHints hints, List<Class<?>> entities) {
        var definition = SchemaDefinition.of(Shops.configuration(server, table, entities), folder);
        assertThat(Migrator.generate(definition, folder, name, hints)).isPresent();
    }

    private Migrator migrator(MigrateOptions options) {
        return Migrator.open(server.jdbcUrl(table), Map.of(), folder, getClass().getClassLoader(), options);
    }

    private void migrate(MigrationProgress progress) {
        try (var migrator = migrator(MigrateOptions.DEFAULTS.withPhaseWait(Duration.ofMillis(10L * CHECK)))) {
            migrator.migrate(Optional.empty(), progress);
        }
    }
}
