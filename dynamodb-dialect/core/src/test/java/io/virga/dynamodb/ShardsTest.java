package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.OrderBy;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Partitions that are written too often are spread over shards: what is found by id costs what it did, a query asks each shard and reads as if there were one. */
@ExtendWith(DynamoDbExtension.class)
class ShardsTest {

    private static final int SHARDS = 4;
    private static final int ROWS = 60;
    private static final List<RequestReport> REPORTS = new CopyOnWriteArrayList<>();

    private static OrderSystem system;
    private static final List<Job> JOBS = new ArrayList<>();

    /** Many have one status, and all change it. */
    @Entity(name = "Job")
    @ItemIndex(partition = "{status}", sort = "{rank}", shards = SHARDS)
    @ItemIndex(name = "byOwner", partition = "{owner}", sort = "{rank}", shards = 3)
    @ItemIndex(partition = "{team}", consistent = true, shards = 2)
    static class Job {
        @Id
        long id;

        @Version
        int version;

        String status;
        String owner;
        String team;
        int rank;

        protected Job() {}

        Job(long id, String status, int rank) {
            this.id = id;
            this.status = status;
            this.rank = rank;
            this.owner = "Ann";
            this.team = "red";
        }
    }

    /** All in one partition, in the order of their ids. */
    @Entity(name = "Event")
    @ItemKey(partition = "EVENTS", sort = "Event#{id}", shards = SHARDS)
    static class Event {
        @Id
        long id;

        String kind;

        @ElementCollection
        @OrderBy
        Set<String> tags = new HashSet<>();

        protected Event() {}

        Event(long id, String kind) {
            this.id = id;
            this.kind = kind;
        }
    }

    /** In one partition as the events, found by an index, and pointing at one of them. */
    @Entity(name = "Alarm")
    @ItemKey(partition = "ALARMS", sort = "Alarm#{id}", shards = SHARDS)
    @ItemIndex(partition = "{level}", sort = "{id}")
    static class Alarm {
        @Id
        long id;

        String level;

        @ManyToOne
        Event event;

        protected Alarm() {}

        Alarm(long id, String level, Event event) {
            this.id = id;
            this.level = level;
            this.event = event;
        }
    }

    /** Of a partition that does not follow from the id. */
    @Entity(name = "Reading")
    @ItemKey(partition = "SENSOR#{sensor}", sort = "AT#{at}#{id}", shards = SHARDS)
    static class Reading {
        @Id
        String id;

        @Column(nullable = false)
        String sensor;

        long at;

        protected Reading() {}

        Reading(String id, String sensor, long at) {
            this.id = id;
            this.sensor = sensor;
            this.at = at;
        }
    }

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(server, "shards", List.of(Job.class, Event.class, Alarm.class, Reading.class));
        var random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            JOBS.add(new Job(i, i % 3 == 0 ? "DONE" : "OPEN", random.nextInt(40) - 20));
        }
        for (var half : List.of(JOBS.subList(0, ROWS / 2), JOBS.subList(ROWS / 2, ROWS))) {
            system.run(em -> half.forEach(job -> em.persist(new Job(job.id, job.status, job.rank))));
        }
        system.run(em -> {
            for (int i = 0; i < ROWS; i++) {
                var event = new Event(i, i % 2 == 0 ? "even" : "odd");
                if (i % 20 == 0) {
                    event.tags.addAll(List.of("a" + i, "b" + i));
                }
                em.persist(event);
            }
        });
        system.run(em -> {
            for (int i = 0; i < 20; i++) {
                em.persist(new Alarm(i, i < 3 ? "high" : "low", em.getReference(Event.class, (long) i)));
            }
        });
        system.run(em -> {
            for (int i = 0; i < 20; i++) {
                em.persist(new Reading("r" + i, i < 15 ? "north" : "south", 100 - i));
            }
        });
        RequestListener listener = REPORTS::add;
        Requests.of(system.factory()).add(listener);
    }

    @BeforeEach
    void forget() {
        REPORTS.clear();
        system.requests();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static <T> List<T> rows(String jpql, Class<T> type, Function<TypedQuery<T>, TypedQuery<T>> with) {
        return system.call(em -> with.apply(em.createQuery(jpql, type)).getResultList());
    }

    private static <T> List<T> rows(String jpql, Class<T> type) {
        return rows(jpql, type, query -> query);
    }

    private static List<String> queries(int number) {
        return Collections.nCopies(number, "Query");
    }

    private static List<Long> open(Comparator<Job> order) {
        return JOBS.stream()
                .filter(job -> job.status.equals("OPEN"))
                .sorted(order)
                .map(job -> job.id)
                .toList();
    }

    private static final Comparator<Job> BY_RANK =
            Comparator.<Job>comparingInt(job -> job.rank).thenComparing(job -> job.id);

    @Test
    void rows_of_one_partition_key_are_in_all_shards(DynamoServer server) {
        var raw = new RawTable(server, "shards");
        var partitions = new HashSet<String>();
        var entries = new HashSet<String>();
        raw.items().forEach(item -> {
            if (item.get("_type").s().equals("Event")) {
                partitions.add(item.get("pk").s());
            }
            if (item.get("_type").s().equals("Job") && item.get("status").s().equals("OPEN")) {
                entries.add(item.get("gsi1pk").s());
            }
        });
        assertThat(partitions).containsExactlyInAnyOrder("EVENTS#0of4", "EVENTS#1of4", "EVENTS#2of4", "EVENTS#3of4");
        assertThat(entries)
                .containsExactlyInAnyOrder(
                        "Job.status.rank#OPEN#0of4",
                        "Job.status.rank#OPEN#1of4",
                        "Job.status.rank#OPEN#2of4",
                        "Job.status.rank#OPEN#3of4");
    }

    @Test
    void an_entity_is_found_by_its_id_with_one_item_read() {
        system.run(em -> assertThat(em.find(Event.class, 17L).kind).isEqualTo("odd"));
        assertThat(system.requests()).containsExactly("GetItem");
        system.run(em -> {
            em.find(Event.class, 17L).kind = "strange";
            assertThat(em.find(Event.class, 1_000L)).isNull();
        });
        assertThat(system.requests()).containsExactly("GetItem", "GetItem", "UpdateItem");
        system.run(em -> em.find(Event.class, 17L).kind = "odd");
        system.requests();
        assertThat(rows("select e.kind from Event e where e.id in (1, 2, 5)", String.class))
                .containsExactlyInAnyOrder("odd", "even", "odd");
        assertThat(system.requests()).containsExactly("BatchGetItem");
    }

    @Test
    void one_whose_partition_does_not_follow_from_its_id_is_found_by_its_locator() {
        system.run(em -> assertThat(em.find(Reading.class, "r3").at).isEqualTo(97));
        assertThat(system.requests()).containsExactly("GetItem", "GetItem");
        assertThat(rows("select r.at from Reading r where r.sensor = 'north' and r.id = 'r3'", Long.class))
                .containsExactly(97L);
        assertThat(system.requests()).containsExactly("GetItem", "GetItem");
    }

    @Test
    void a_row_that_moves_to_another_partition_moves_to_its_shard_there() {
        system.run(em -> em.find(Reading.class, "r19").sensor = "west");
        assertThat(rows("select r.id from Reading r where r.sensor = 'west'", String.class))
                .containsExactly("r19");
        assertThat(rows("select count(*) from Reading r where r.sensor = 'south'", Long.class))
                .containsExactly(4L);
        system.run(em -> em.find(Reading.class, "r19").sensor = "south");
    }

    @Test
    void a_query_of_a_partition_asks_each_shard_and_comes_in_the_order_of_the_sort_key() {
        assertThat(rows("select e.id from Event e order by e.id desc", Long.class))
                .as("without a condition, the static partition is known all the same")
                .isEqualTo(IntStream.range(0, ROWS)
                        .mapToObj(i -> (long) ROWS - 1 - i)
                        .toList());
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
        assertThat(rows("select r.at from Reading r where r.sensor = 'north' and r.at > 90 order by r.at", Long.class))
                .containsExactly(91L, 92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L, 100L);
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
    }

    @Test
    void no_shard_is_read_further_than_the_limit() {
        assertThat(rows("select e.id from Event e order by e.id", Long.class, query -> query.setFirstResult(2)
                        .setMaxResults(3)))
                .containsExactly(2L, 3L, 4L);
        assertThat(REPORTS).extracting(RequestReport::items).containsExactly(5, 5, 5, 5);
        assertThat(REPORTS).allSatisfy(report -> assertThat(report.request()).isInstanceOf(Request.Query.class));
    }

    @Test
    void an_index_is_read_in_the_order_of_its_sort_key() {
        assertThat(rows(
                        "select j from Job j where j.status = 'OPEN' order by j.rank, j.id",
                        Job.class,
                        query -> query.setMaxResults(7)))
                .extracting(job -> job.id)
                .isEqualTo(open(BY_RANK).subList(0, 7));
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
        assertThat(rows("select j.id from Job j where j.status = 'OPEN' order by j.rank desc, j.id desc", Long.class))
                .isEqualTo(open(BY_RANK.reversed()));
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
        assertThat(rows(
                        "select j.rank from Job j where j.owner = 'Ann' and j.rank between -15 and 5 order by j.rank desc",
                        Integer.class,
                        query -> query.setMaxResults(9)))
                .isEqualTo(JOBS.stream()
                        .map(job -> job.rank)
                        .filter(rank -> rank >= -15 && rank <= 5)
                        .sorted(Comparator.reverseOrder())
                        .limit(9)
                        .toList());
        assertThat(system.requests()).as("of a named index").isEqualTo(queries(3));
    }

    /** However the rows lie in the shards, and whatever is asked of them. */
    @Test
    void every_cut_of_an_order_is_that_of_one_partition() {
        var random = new Random(11);
        for (int i = 0; i < 25; i++) {
            int first = random.nextInt(45);
            int most = 1 + random.nextInt(12);
            int from = random.nextInt(40) - 20;
            boolean upwards = random.nextBoolean();
            var direction = upwards ? "" : " desc";
            var expected = JOBS.stream()
                    .filter(job -> job.status.equals("OPEN") && job.rank >= from)
                    .sorted(upwards ? BY_RANK : BY_RANK.reversed())
                    .skip(first)
                    .limit(most)
                    .map(job -> job.id)
                    .toList();
            assertThat(rows(
                            "select j.id from Job j where j.status = 'OPEN' and j.rank >= :from order by j.rank"
                                    + direction + ", j.id" + direction,
                            Long.class,
                            query -> query.setParameter("from", from)
                                    .setFirstResult(first)
                                    .setMaxResults(most)))
                    .as("%s from %s, %s of %s", direction, from, first, most)
                    .isEqualTo(expected);
        }
    }

    @Test
    void an_order_whose_rows_are_all_in_one_shard() {
        var one = LongStream.iterate(10_000, id -> id + 1)
                .filter(id -> shardOf(id) == 2)
                .limit(9)
                .boxed()
                .toList();
        system.run(em -> one.forEach(id -> em.persist(new Job(id, "HELD", 1))));
        REPORTS.clear();
        assertThat(rows(
                        "select j.id from Job j where j.status = 'HELD' order by j.rank, j.id",
                        Long.class,
                        query -> query.setMaxResults(7)))
                .isEqualTo(one.subList(0, 7));
        assertThat(REPORTS).extracting(RequestReport::items).containsExactlyInAnyOrder(7, 0, 0, 0);
        system.run(em -> one.forEach(id -> em.remove(em.find(Job.class, id))));
    }

    /** As KEY-FORMAT.md says, by other means. */
    private static int shardOf(long id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
            return new BigInteger(1, Arrays.copyOf(digest, 4))
                    .mod(BigInteger.valueOf(SHARDS))
                    .intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rows_are_counted_shard_by_shard() {
        assertThat(rows("select count(*) from Job j where j.status = 'OPEN'", Long.class))
                .containsExactly(40L);
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
        assertThat(REPORTS).allSatisfy(report -> assertThat(((Request.Query) report.request()).countOnly())
                .isTrue());
        assertThat(rows("select count(*) from Event e where e.kind = 'odd'", Long.class))
                .containsExactly(30L);
    }

    @Test
    void without_an_order_a_limit_ends_at_the_shard_that_meets_it() {
        assertThat(rows("select e.id from Event e", Long.class, query -> query.setMaxResults(3)))
                .hasSize(3);
        assertThat(system.requests()).hasSize(1);
    }

    @Test
    void what_an_entity_owns_is_in_its_shard_and_read_with_one_query() {
        system.run(em -> assertThat(em.find(Event.class, 20L).tags).containsExactlyInAnyOrder("a20", "b20"));
        assertThat(system.requests()).containsExactly("GetItem", "Query");
        assertThat(rows("select e from Event e join fetch e.tags where e.id = 40", Event.class))
                .singleElement()
                .satisfies(event -> assertThat(event.tags).containsExactlyInAnyOrder("a40", "b40"));
        assertThat(system.requests()).containsExactly("Query");
        assertThat(rows("select t from Event e join e.tags t where e.id in (0, 40)", String.class))
                .containsExactlyInAnyOrder("a0", "b0", "a40", "b40");
    }

    @Test
    void an_index_is_asked_rather_than_all_shards() {
        assertThat(rows("select a.id from Alarm a where a.level = 'high'", Long.class))
                .containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(system.requests()).containsExactly("Query", "BatchGetItem");
        assertThat(rows("select a.id from Alarm a where a.event.id = 7", Long.class))
                .containsExactly(7L);
        assertThat(system.requests()).containsExactly("Query", "GetItem");
    }

    @Test
    void what_a_row_points_at_is_looked_up_rather_than_read_with_all_of_its_kind() {
        assertThat(rows("select e.kind from Alarm a join a.event e where a.id = 3", String.class))
                .containsExactly("odd");
        assertThat(system.requests()).containsExactly("GetItem", "GetItem");
        system.run(em -> assertThat(em.find(Alarm.class, 5L).event.kind).isEqualTo("odd"));
        assertThat(system.requests()).containsExactly("GetItem", "GetItem");
        assertThat(rows("select t from Alarm a join a.event e join e.tags t where a.id = 0", String.class))
                .containsExactlyInAnyOrder("a0", "b0");
        assertThat(system.requests()).containsExactly("GetItem", "GetItem", "Query");
    }

    @Test
    void an_item_collection_that_is_read_whole_is_read_once() {
        assertThat(rows("select t from Event e join e.tags t order by t", String.class))
                .containsExactly("a0", "a20", "a40", "b0", "b20", "b40");
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
    }

    @Test
    void what_the_transaction_wrote_stands_in_its_place() {
        system.run(em -> {
            em.persist(new Event(-5, "odd"));
            em.find(Event.class, 1L).kind = "even";
            em.remove(em.find(Event.class, 3L));
            assertThat(em.createQuery("select e.id from Event e where e.kind = 'odd' order by e.id", Long.class)
                            .setMaxResults(3)
                            .getResultList())
                    .containsExactly(-5L, 5L, 7L);
            em.persist(new Job(5_000, "OPEN", -100));
            em.find(Job.class, 4L).status = "DONE";
            assertThat(em.createQuery("select count(*) from Job j where j.status = 'OPEN'", Long.class)
                            .getSingleResult())
                    .isEqualTo(40);
            assertThat(em.createQuery("select j.id from Job j where j.status = 'OPEN' order by j.rank", Long.class)
                            .setMaxResults(1)
                            .getResultList())
                    .containsExactly(5_000L);
            em.getTransaction().setRollbackOnly();
        });
    }

    @Test
    void what_is_left_over_is_answered_from_all_shards() {
        assertThat(rows(
                        "select j.status, count(*), min(j.rank) from Job j where j.owner = 'Ann' group by j.status order by j.status",
                        Object[].class))
                .extracting(row -> row[1])
                .containsExactly(20L, 40L);
        assertThat(system.requests()).isEqualTo(queries(3));
    }

    @Test
    void bulk_statements_find_their_rows_in_all_shards() {
        int changed = system.call(em -> {
            int rows = em.createQuery("update Job j set j.status = 'LATE' where j.status = 'OPEN' and j.rank < 0")
                    .executeUpdate();
            em.flush();
            return rows;
        });
        var late = JOBS.stream()
                .filter(job -> job.status.equals("OPEN") && job.rank < 0)
                .toList();
        assertThat(changed).isEqualTo(late.size());
        assertThat(rows("select j.id from Job j where j.status = 'LATE'", Long.class))
                .containsExactlyInAnyOrderElementsOf(
                        late.stream().map(job -> job.id).toList());
        system.run(em -> em.createQuery("update Job j set j.status = 'OPEN' where j.status = 'LATE'")
                .executeUpdate());
    }

    @Test
    void entries_that_are_items_are_never_stale() {
        assertThat(rows("select count(*) from Job j where j.team = 'red'", Long.class))
                .containsExactly(60L);
        system.run(em -> em.find(Job.class, 5L).team = "blue");
        assertThat(rows("select j.id from Job j where j.team = 'blue'", Long.class))
                .containsExactly(5L);
        system.run(em -> em.find(Job.class, 5L).team = "red");
    }

    @Test
    void an_explanation_says_how_many_are_asked() {
        var explained = system.call(em -> List.of(
                Explanation.of(em.createQuery("select j from Job j where j.status = 'OPEN'"))
                        .statement(),
                Explanation.of(em.createQuery("select e from Event e")).statement(),
                Explanation.of(em.createQuery("select e from Event e where e.id = 4"))
                        .statement()));
        assertThat(explained.get(0).accesses()).singleElement().satisfies(access -> {
            assertThat(access.key()).isEqualTo("status='OPEN', 4 shards");
            assertThat(access.requests()).isEqualTo(4);
        });
        assertThat(explained.get(1).accesses()).singleElement().satisfies(access -> assertThat(access.key())
                .isEqualTo("4 shards"));
        assertThat(explained.get(2).accesses()).singleElement().satisfies(access -> assertThat(access.operation())
                .isEqualTo("GetItem"));
    }

    @Test
    void native_sql_asks_the_shards_too() {
        var ids = system.call(
                em -> em.createNativeQuery("select id from Job where status = 'OPEN' order by rank, id", Long.class)
                        .getResultList());
        assertThat(ids).isEqualTo(open(BY_RANK));
        assertThat(system.requests()).isEqualTo(queries(SHARDS));
    }

    /** What is read by key is checked as ever; what comes and goes in several partitions has no version. */
    @Test
    void validated_and_serializable_transactions(DynamoServer server) {
        try (var strict = OrderSystem.start(server, "strict", List.of(Event.class), "isolation=serializable")) {
            strict.run(em -> {
                em.persist(new Event(1, "odd"));
                em.persist(new Event(2, "even"));
            });
            strict.requests();
            assertThatThrownBy(() -> strict.run(em -> {
                        em.find(Event.class, 1L);
                        em.find(Event.class, 2L).kind = "changed";
                        strict.run(other -> other.find(Event.class, 1L).kind = "changed meanwhile");
                    }))
                    .hasCauseInstanceOf(OptimisticLockException.class);
            assertThatThrownBy(() -> strict.run(em -> em.createQuery("select e.id from Event e", Long.class)
                            .getResultList()))
                    .hasStackTraceContaining("SERIALIZABLE_RANGE: the rows of " + Event.class.getName());
        }
    }

    /** A transaction of more than one request, in a table with a journal. */
    @Test
    void journaled_transactions(DynamoServer server) {
        try (var journaled = OrderSystem.start(server, "sharded-journal", List.of(Event.class), "commit=journaled")) {
            journaled.run(em -> LongStream.range(0, 130).forEach(id -> em.persist(new Event(id, "new"))));
            journaled.run(em -> em.createQuery("update Event e set e.kind = 'changed' where e.id >= 10")
                    .executeUpdate());
            journaled.run(em -> {
                assertThat(em.createQuery("select e.id from Event e where e.kind = 'changed' order by e.id", Long.class)
                                .setMaxResults(2)
                                .getResultList())
                        .containsExactly(10L, 11L);
                assertThat(em.createQuery("select count(*) from Event e where e.kind = 'changed'", Long.class)
                                .getSingleResult())
                        .isEqualTo(120);
            });
        }
    }
}
