package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Designs;
import io.virga.dynamodb.internal.boot.HotPartitions;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which partition keys are asked for most, and what to do about them. */
@ExtendWith(DynamoDbExtension.class)
class HotKeysTest {

    private static OrderSystem system;
    private static PhysicalTable table;

    /** The moment of the reports that are made by hand. */
    private final AtomicLong now = new AtomicLong();

    private final HotPartitions partitions =
            new HotPartitions(Designs.catalog(system.factory()), HotKeys.KEPT, now::get);

    @Entity(name = "Job")
    @ItemIndex(partition = "{status}", sort = "{id}")
    static class Job {
        @Id
        long id;

        @Version
        int version;

        String status = "OPEN";

        protected Job() {}

        Job(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Event")
    @ItemKey(partition = "EVENTS", sort = "Event#{id}", shards = 2)
    static class Event {
        @Id
        long id;

        @ElementCollection
        Set<String> tags = new HashSet<>();

        protected Event() {}

        Event(long id) {
            this.id = id;
        }
    }

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(server, "hot", List.of(Job.class, Event.class));
        table = Designs.catalog(system.factory()).home();
        system.run(em -> em.find(Job.class, 1L));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static String name(HotKeys.Key key) {
        return key.index() + " " + key.key();
    }

    @Test
    void of_what_went_out_each_key_has_its_part() {
        try (var hot = HotKeys.open(system.factory())) {
            system.run(em -> LongStream.range(0, 20).forEach(id -> em.persist(new Job(id))));
            for (int i = 0; i < 7; i++) {
                system.run(em -> em.find(Job.class, 3L));
            }
            system.run(em -> em.persist(new Event(1)));
            system.run(
                    em -> em.createQuery("select e.id from Event e", Long.class).getResultList());
            system.run(em -> em.createQuery("select j.id from Job j where j.status = 'OPEN'", Long.class)
                    .getResultList());

            var keys = hot.hottest(100);
            assertThat(keys.get(0)).satisfies(key -> {
                assertThat(name(key)).isEqualTo("gsi1 Job.status.id#OPEN");
                assertThat(key.requests()).as("20 entries and a query").isEqualTo(21);
                assertThat(key.writeUnits()).isEqualTo(20);
                assertThat(key.readUnits()).isPositive();
                assertThat(key.share()).isEqualTo(1);
                assertThat(key.entities()).containsExactly(Job.class.getName());
            });
            assertThat(keys)
                    .filteredOn(key -> key.key().equals("Job#3"))
                    .singleElement()
                    .satisfies(key -> {
                        assertThat(key.requests()).as("a put and 7 gets").isEqualTo(8);
                        assertThat(key.readUnits()).isEqualTo(7);
                    });
            assertThat(keys)
                    .filteredOn(key -> key.key().startsWith("EVENTS#"))
                    .as("each shard for itself")
                    .extracting(HotKeys.Key::key)
                    .containsExactlyInAnyOrder("EVENTS#0of2", "EVENTS#1of2");
            assertThat(hot.toString()).startsWith(table.name() + "/gsi1 \"Job.status.id#OPEN\": 100 % of the load, ");
        }
    }

    @Test
    void nothing_is_heard_of_while_none_is_open() {
        var hot = HotKeys.open(system.factory());
        hot.close();
        system.run(em -> em.find(Job.class, 5L));
        assertThat(hot.hottest(10)).isEmpty();
        assertThat(hot.toString()).isEmpty();
    }

    @Test
    void the_busiest_second_tells_how_near_the_limit_a_key_came() {
        for (int second = 0; second < 10; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            int writes = second == 4 ? 900 : 10;
            for (int i = 0; i < writes; i++) {
                partitions.done(put("EVENTS#0of2", "Event#A1", 1, null));
            }
        }
        now.set(Duration.ofSeconds(10).toNanos());
        assertThat(partitions.hottest(1)).singleElement().satisfies(key -> {
            assertThat(key.writeUnits()).isEqualTo(990);
            assertThat(key.writesPerSecond()).isEqualTo(99);
            assertThat(key.peak()).isBetween(0.899, 0.901);
            assertThat(key.entities()).containsExactly(Event.class.getName(), Event.class.getName() + ".tags");
            assertThat(key.remedy()).isEqualTo("Give " + Event.class.getName() + " @ItemKey(… shards = 4), it has 2.");
            assertThat(key.toString())
                    .isEqualTo(table.name()
                            + " \"EVENTS#0of2\": 100 % of the load, 0.0 read and 99.0 write units/s, 90 % of a partition in its busiest second."
                            + " Give " + Event.class.getName() + " @ItemKey(… shards = 4), it has 2.");
        });
    }

    @Test
    void what_was_throttled_is_hot_whatever_it_used() {
        for (int i = 0; i < 5; i++) {
            partitions.done(put("EVENTS#1of2", "Event#A2", 0, new StoreException.Throttled()));
        }
        partitions.done(put("Job#1", "#", 1, null));
        assertThat(partitions.hottest(1)).singleElement().satisfies(key -> {
            assertThat(key.key()).isEqualTo("EVENTS#1of2");
            assertThat(key.throttled()).isEqualTo(5);
            assertThat(key.share()).isBetween(0.83, 0.84);
            assertThat(key.remedy()).contains("shards = 4");
            assertThat(key.toString()).contains(", 5 throttled. Give ");
        });
    }

    @Test
    void of_a_cancelled_transaction_the_throttled_actions_count() {
        var actions = List.<Request.Write>of(write("EVENTS#0of2", "Event#A1"), write("Job#7", "#"));
        partitions.done(new RequestReport(
                Operation.TRANSACT_WRITE_ITEMS,
                table.name(),
                "",
                2,
                0,
                0,
                0,
                1,
                Duration.ZERO,
                new StoreException.Cancelled(
                        List.of(new StoreException.Reason.Throttled(), new StoreException.Reason.None())),
                new Request.Transact(actions, "token")));
        assertThat(partitions.hottest(10)).extracting(HotKeys.Key::key).containsExactly("EVENTS#0of2", "Job#7");
        assertThat(partitions.hottest(10)).extracting(HotKeys.Key::throttled).containsExactly(1L, 0L);
    }

    @Test
    void one_entity_alone_is_not_spread_by_shards() {
        for (int i = 0; i < 600; i++) {
            partitions.done(put("Job#7", "#", 1, null));
        }
        assertThat(partitions.hottest(1)).singleElement().satisfies(key -> assertThat(key.remedy())
                .startsWith("It is one " + Job.class.getName()));
    }

    @Test
    void a_query_of_a_local_index_asks_the_partition_of_the_table() {
        var condition = new Expression("#k0 = :k0", Map.of("#k0", "pk"), Map.of(":k0", Value.text("EVENTS#0of2")));
        var query =
                new Request.Query(table, "lsi1", condition, Expression.NONE, List.of(), true, 0, true, false, Map.of());
        partitions.done(
                new RequestReport(Operation.QUERY, table.name(), "lsi1", 1, 3, 2.5, 0, 1, Duration.ZERO, null, query));
        partitions.done(put("EVENTS#0of2", "Event#A1", 1, null));
        assertThat(partitions.hottest(10)).singleElement().satisfies(key -> {
            assertThat(name(key)).isEqualTo(" EVENTS#0of2");
            assertThat(key.requests()).isEqualTo(2);
            assertThat(key.readUnits()).isEqualTo(2.5);
        });
    }

    @Test
    void a_counter_is_no_entity() {
        for (int i = 0; i < 600; i++) {
            partitions.done(put("sequence#numbers", "#sequence", 1, null));
        }
        assertThat(partitions.hottest(1)).singleElement().satisfies(key -> {
            assertThat(key.entities()).isEmpty();
            assertThat(key.remedy()).startsWith("It is no key of an entity");
        });
    }

    @Test
    void memory_is_bounded_and_the_hot_key_is_kept() {
        for (int i = 0; i < 5_000; i++) {
            partitions.done(put("Job#" + i, "#", 1, null));
            if (i % 20 == 0) {
                partitions.done(put("EVENTS#0of2", "Event#A1", 1, null));
                partitions.done(put("EVENTS#0of2", "Event#A1", 1, null));
            }
        }
        assertThat(partitions.hottest(10_000)).hasSize(HotKeys.KEPT);
        assertThat(partitions.hottest(10_000)).extracting(HotKeys.Key::key).contains("EVENTS#0of2");
    }

    private static Request.Write write(String partition, String sort) {
        return new Request.Put(
                table,
                io.virga.dynamodb.internal.model.ItemKey.of(partition, sort),
                Map.of("n", Value.Num.of(1)),
                Expression.NONE);
    }

    private static RequestReport put(
            String partition, String sort, double units, StoreException.@Nullable Failure failure) {
        return new RequestReport(
                Operation.PUT_ITEM,
                table.name(),
                "",
                1,
                0,
                0,
                units,
                1,
                Duration.ZERO,
                failure,
                write(partition, sort));
    }
}
