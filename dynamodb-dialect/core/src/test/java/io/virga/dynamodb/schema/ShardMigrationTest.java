package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import io.virga.dynamodb.mapping.RawTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The number of shards is changed while applications of both versions write: every row is found by both, and in the end in the new shards alone. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class ShardMigrationTest {

    private static final MigrateOptions OPTIONS = MigrateOptions.DEFAULTS.withPhaseWait(Duration.ZERO);
    private static final int ROWS = 24;

    private final DynamoServer server;
    private final Set<Long> expected = new TreeSet<>();
    private long next = ROWS;

    @TempDir
    private Path folder;

    ShardMigrationTest(DynamoServer server) {
        this.server = server;
    }

    /** What an event has, in whatever number of shards. */
    @MappedSuperclass
    abstract static class AnyEvent {
        @Id
        long id;

        @Version
        int version;

        String text;

        @ElementCollection
        Set<String> tags = new HashSet<>();
    }

    /** What a job has, in whatever number of shards. */
    @MappedSuperclass
    abstract static class AnyJob {
        @Id
        long id;

        @Version
        int version;

        String status;
    }

    /** As it was: one partition for all. */
    static final class None {

        @Entity(name = "Event")
        @Table(name = "Event")
        @ItemKey(partition = "EVENTS", sort = "Event#{id}")
        static class Event extends AnyEvent {}

        @Entity(name = "Job")
        @Table(name = "Job")
        @ItemIndex(partition = "{status}", sort = "{id}")
        static class Job extends AnyJob {}
    }

    static final class Three {

        @Entity(name = "Event")
        @Table(name = "Event")
        @ItemKey(partition = "EVENTS", sort = "Event#{id}", shards = 3)
        static class Event extends AnyEvent {}

        @Entity(name = "Job")
        @Table(name = "Job")
        @ItemIndex(partition = "{status}", sort = "{id}", shards = 3)
        static class Job extends AnyJob {}
    }

    /** Of which each row of a third of those before has the same number. */
    static final class Six {

        @Entity(name = "Event")
        @Table(name = "Event")
        @ItemKey(partition = "EVENTS", sort = "Event#{id}", shards = 6)
        static class Event extends AnyEvent {}

        @Entity(name = "Job")
        @Table(name = "Job")
        @ItemIndex(partition = "{status}", sort = "{id}", shards = 6)
        static class Job extends AnyJob {}
    }

    /** One version of the application: its entities, how many shards it asks, and how it makes what it writes. */
    private record Application(
            int shards, List<Class<?>> entities, Supplier<? extends AnyEvent> event, Supplier<? extends AnyJob> job) {

        static final Application NONE =
                new Application(1, List.of(None.Event.class, None.Job.class), None.Event::new, None.Job::new);

        static final Application THREE =
                new Application(3, List.of(Three.Event.class, Three.Job.class), Three.Event::new, Three.Job::new);

        static final Application SIX =
                new Application(6, List.of(Six.Event.class, Six.Job.class), Six.Event::new, Six.Job::new);

        void insert(EntityManager manager, long id) {
            var event = this.event.get();
            event.id = id;
            event.text = "new";
            event.tags.add("tag" + id);
            manager.persist(event);
            var job = this.job.get();
            job.id = id;
            job.status = "OPEN";
            manager.persist(job);
        }
    }

    @Test
    void shards_come_and_their_number_changes_while_both_versions_write() {
        generate("init", Application.NONE);
        migrate(MigrationProgress.NONE, OPTIONS);
        with(
                Application.NONE,
                factory -> factory.runInTransaction(
                        manager -> LongStream.range(0, ROWS).forEach(id -> Application.NONE.insert(manager, id))));
        LongStream.range(0, ROWS).forEach(expected::add);

        change("shard", Application.NONE, Application.THREE);
        assertThat(partitions()).containsExactly("EVENTS#0of3", "EVENTS#1of3", "EVENTS#2of3");
        change("shard-more", Application.THREE, Application.SIX);
        assertThat(partitions())
                .containsExactly(
                        "EVENTS#0of6", "EVENTS#1of6", "EVENTS#2of6", "EVENTS#3of6", "EVENTS#4of6", "EVENTS#5of6");
    }

    private void change(String name, Application before, Application after) {
        generate(name, after);
        var seen = new ArrayList<String>();
        migrate(
                new MigrationProgress() {
                    @Override
                    public void phase(String phase) {
                        seen.add(phase);
                        if (phase.equals("BACKFILL") || phase.equals("VERIFY")) {
                            work(before);
                        }
                    }
                },
                OPTIONS.withUntilSwitch(true));
        assertThat(seen).contains("BACKFILL", "VERIFY", "SWITCH");
        work(before);
        work(after);
        migrate(MigrationProgress.NONE, OPTIONS);
        assertThat(work(after))
                .as("the queries of an index that ask for nothing else")
                .isEqualTo(Collections.nCopies(after.shards, "Query"));
        try (var migrator = migrator(OPTIONS)) {
            assertThat(migrator.validate(true, MigrationProgress.NONE)).isEmpty();
        }
    }

    /**
     * A row comes, one goes, one is changed, and all are found: by id, by partition, in the order of the sort key, by index, with what they own.
     *
     * @return what was asked for the ids of an index
     */
    private List<String> work(Application application) {
        var asked = new ArrayList<String>();
        with(application, factory -> {
            long come = next++;
            long gone = expected.iterator().next();
            factory.runInTransaction(manager -> {
                application.insert(manager, come);
                var entities = application.entities;
                entities.forEach(entity -> manager.remove(manager.find(entity, gone)));
                manager.createQuery("update Event e set e.text = concat(e.text, '!') where e.id = :id")
                        .setParameter("id", come - 3)
                        .executeUpdate();
            });
            expected.add(come);
            expected.remove(gone);
            factory.runInTransaction(manager -> {
                var ids = List.copyOf(expected);
                assertThat(ids(manager, "select e.id from Event e order by e.id"))
                        .isEqualTo(ids);
                assertThat(ids(manager, "select count(*) from Event e")).containsExactly((long) ids.size());
                try (var log = RequestLog.open(factory)) {
                    assertThat(ids(manager, "select j.id from Job j where j.status = 'OPEN' order by j.id"))
                            .isEqualTo(ids);
                    asked.addAll(log.operations());
                }
                assertThat(ids(
                                manager,
                                "select e.id from Event e join e.tags t where t = concat('tag', e.id) order by e.id"))
                        .isEqualTo(ids);
                assertThat(application.entities).allSatisfy(entity -> assertThat(manager.find(entity, come))
                        .isNotNull());
                assertThat(application.entities).allSatisfy(entity -> assertThat(manager.find(entity, gone))
                        .isNull());
            });
        });
        return asked;
    }

    private static List<Long> ids(EntityManager manager, String query) {
        return manager.createQuery(query, Long.class).getResultList();
    }

    /** Those that any event or tag is in. */
    private List<String> partitions() {
        var partitions = new TreeSet<String>();
        try (var raw = new RawTable(server, "shards")) {
            raw.items().forEach(item -> {
                if (item.get("pk").s().startsWith("EVENTS")) {
                    partitions.add(item.get("pk").s());
                }
            });
        }
        return List.copyOf(partitions);
    }

    private void with(Application application, Consumer<EntityManagerFactory> work) {
        try (var factory = Shops.configuration(server, "shards", application.entities)
                .property("virga.dynamodb.scan", "forbid")
                .createEntityManagerFactory()) {
            work.accept(factory);
        }
    }

    private void generate(String name, Application application) {
        var definition = SchemaDefinition.of(Shops.configuration(server, "shards", application.entities), folder);
        assertThat(Migrator.generate(definition, folder, name, GenerateHints.NONE))
                .isPresent();
    }

    private Migrator migrator(MigrateOptions options) {
        return Migrator.open(
                server.jdbcUrl("shards"), Map.of(), folder, getClass().getClassLoader(), options);
    }

    private void migrate(MigrationProgress progress, MigrateOptions options) {
        try (var migrator = migrator(options)) {
            migrator.migrate(Optional.empty(), progress);
        }
    }
}
