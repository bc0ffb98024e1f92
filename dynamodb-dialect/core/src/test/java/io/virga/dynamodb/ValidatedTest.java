package io.virga.dynamodb;

import static io.virga.dynamodb.OpenSessions.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code isolation=validated}: what a transaction has read by key holds when it commits. Transactions are interleaved by hand; each anomaly is shown to happen where
 * nothing is validated.
 */
@ExtendWith(DynamoDbExtension.class)
@OwnServer
class ValidatedTest {

    private static final List<Class<?>> ENTITIES = List.of(
            Doctor.class,
            Ward.class,
            Person.class,
            Pupil.class,
            Diary.class,
            Bed.class,
            Lamp.class,
            Song.class,
            Pass.class);

    private static int tables;

    private final OpenSessions sessions = new OpenSessions();
    private OrderSystem hospital;

    @Entity(name = "Doctor")
    static class Doctor {
        @Id
        long id;

        @Version
        int version;

        boolean onCall = true;
        int shifts;

        protected Doctor() {}

        Doctor(long id) {
            this.id = id;
        }
    }

    /** Without a version. */
    @Entity(name = "Ward")
    static class Ward {
        @Id
        long id;

        int beds = 1;

        protected Ward() {}

        Ward(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Person {
        @Id
        long id;

        String name = "Ann";
    }

    @Entity(name = "Pupil")
    static class Pupil extends Person {
        int grade = 1;
    }

    @Entity(name = "Diary")
    static class Diary {
        @Id
        long id;

        String owner = "Ann";

        @ElementCollection(fetch = FetchType.EAGER)
        Set<String> entries = new HashSet<>(Set.of("one"));

        protected Diary() {}

        Diary(long id) {
            this.id = id;
        }
    }

    /** Its key does not follow from its id: a locator leads there. */
    @Entity(name = "Bed")
    @ItemKey(partition = "Ward#{ward}", sort = "Bed#{id}")
    static class Bed {
        @Id
        long id;

        long ward = 1;
        boolean made;

        protected Bed() {}

        Bed(long id) {
            this.id = id;
        }
    }

    /** An index leads there. */
    @Entity(name = "Lamp")
    @ItemKey(partition = "Ward#{ward}", sort = "Lamp#{id}", locator = ItemKey.Lookup.INDEX)
    static class Lamp {
        @Id
        long id = 1;

        long ward = 1;
        boolean lit;
    }

    /** In an existing table: neither a version nor a stamp. */
    @Entity(name = "Song")
    @ItemTable(name = "validated_songs", partitionKey = "id", sortKey = "", type = "")
    static class Song {
        @Id
        String id = "a";

        String title = "old";
        String singer;
    }

    @Entity(name = "Pass")
    static class Pass {
        @Id
        long id;

        @TimeToLive
        Instant until;

        protected Pass() {}

        Pass(long id, Instant until) {
            this.id = id;
            this.until = until;
        }
    }

    private void start(DynamoServer server, String... settings) {
        hospital = OrderSystem.start(server, "validated" + tables++, ENTITIES, settings);
        hospital.run(em -> {
            em.persist(new Doctor(1));
            em.persist(new Doctor(2));
            em.persist(new Ward(1));
            em.persist(new Ward(2));
            var pupil = new Pupil();
            pupil.id = 1;
            em.persist(pupil);
            em.persist(new Diary(1));
            em.persist(new Bed(1));
            em.persist(new Lamp());
            em.merge(new Song());
            em.persist(new Pass(1, Instant.EPOCH.plusSeconds(1)));
        });
        hospital.requests();
    }

    @AfterEach
    void stop() {
        sessions.close();
        hospital.close();
    }

    private EntityManager begin() {
        return sessions.begin(hospital);
    }

    private static void assertStale(EntityManager em, String row) {
        OpenSessions.assertStale(em).hasStackTraceContaining(row);
    }

    /** Each looks at both, and lets the one go home as long as the other stays. */
    private static void goHome(EntityManager em, long id) {
        if (em.find(Doctor.class, 3 - id).onCall) {
            em.find(Doctor.class, id).onCall = false;
        }
    }

    private static void close(EntityManager em, long id) {
        if (em.find(Ward.class, 3 - id).beds > 0) {
            em.find(Ward.class, id).beds = 0;
        }
    }

    private static void openUnless(EntityManager em, long other, long id) {
        if (em.find(Ward.class, other) == null) {
            em.persist(new Ward(id));
        }
    }

    @Test
    void write_skew_happens_where_nothing_is_validated(DynamoServer server) {
        start(server);
        var one = begin();
        var two = begin();
        goHome(one, 1);
        goHome(two, 2);
        close(one, 1);
        close(two, 2);
        openUnless(one, 7, 8);
        openUnless(two, 8, 7);
        commit(one);
        commit(two);
        hospital.run(em -> {
            assertThat(em.find(Doctor.class, 1L).onCall).isFalse();
            assertThat(em.find(Doctor.class, 2L).onCall).isFalse();
            assertThat(em.find(Ward.class, 1L).beds + em.find(Ward.class, 2L).beds)
                    .isZero();
            assertThat(em.find(Ward.class, 7L)).isNotNull();
            assertThat(em.find(Ward.class, 8L)).isNotNull();
        });
    }

    @Test
    void write_skew_is_found(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        var two = begin();
        goHome(one, 1);
        goHome(two, 2);
        commit(one);
        assertStale(two, "Doctor[1]");
        hospital.run(em -> assertThat(em.find(Doctor.class, 2L).onCall).isTrue());
    }

    @Test
    void write_skew_of_rows_without_a_version_is_found(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        var two = begin();
        close(one, 1);
        close(two, 2);
        commit(one);
        assertStale(two, "Ward[1]");
    }

    @Test
    void what_was_not_there_has_to_stay_away(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        var two = begin();
        openUnless(one, 7, 8);
        openUnless(two, 8, 7);
        commit(one);
        assertStale(two, "Ward[8]");
        hospital.run(em -> assertThat(em.find(Ward.class, 7L)).isNull());
    }

    private static int beds(EntityManager em) {
        return em.createQuery("from Ward w where w.id in (1, 2, 3)", Ward.class)
                .getResultStream()
                .mapToInt(ward -> ward.beds)
                .sum();
    }

    @Test
    void who_only_reads_reads_one_moment(DynamoServer server) {
        start(server, "isolation=validated");
        var reader = begin();
        assertThat(reader.find(Ward.class, 1L).beds).isEqualTo(1);
        hospital.run(em -> {
            em.find(Ward.class, 1L).beds = 0;
            em.find(Ward.class, 2L).beds = 2;
        });
        assertThat(reader.find(Ward.class, 2L).beds).isEqualTo(2);
        assertStale(reader, "Ward[1]");
    }

    @Test
    void a_row_that_changes_between_two_reads_is_found_before_anything_is_sent(DynamoServer server) {
        start(server, "isolation=validated");
        var reader = begin();
        reader.find(Ward.class, 1L);
        hospital.run(em -> em.find(Ward.class, 1L).beds = 5);
        reader.clear();
        assertThat(reader.find(Ward.class, 1L).beds).isEqualTo(5);
        hospital.requests();
        assertStale(reader, "Ward[1]");
        assertThat(hospital.requests()).isEmpty();
    }

    private List<String> requests(Consumer<EntityManager> work) {
        hospital.requests();
        hospital.run(work);
        return hospital.requests();
    }

    private static void both(EntityManager em) {
        em.find(Doctor.class, 1L);
        em.find(Doctor.class, 2L);
    }

    @Test
    void who_did_not_ask_for_it_sends_what_he_sent(DynamoServer server) {
        start(server);
        assertThat(requests(ValidatedTest::both)).containsExactly("GetItem", "GetItem");
        assertThat(requests(em -> goHome(em, 1))).containsExactly("GetItem", "GetItem", "UpdateItem");
        assertThat(requests(em -> openUnless(em, 7, 8))).containsExactly("GetItem", "PutItem");
    }

    @Test
    void checks_cost_one_request_at_most(DynamoServer server) {
        start(server, "isolation=validated");
        assertThat(requests(ValidatedTest::both)).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        assertThat(requests(ValidatedTest::beds)).containsExactly("BatchGetItem", "TransactWriteItems");
        assertThat(requests(em -> goHome(em, 1))).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        assertThat(requests(em -> openUnless(em, 7, 8))).containsExactly("GetItem", "TransactWriteItems");
        // one item is as it was at one moment; a write of it has the condition with it
        assertThat(requests(em -> em.find(Doctor.class, 1L))).containsExactly("GetItem");
        assertThat(requests(em -> em.find(Doctor.class, 9L))).containsExactly("GetItem");
        assertThat(requests(em -> em.find(Doctor.class, 1L).shifts++)).containsExactly("GetItem", "UpdateItem");
        assertThat(requests(em -> em.persist(new Doctor(5)))).containsExactly("PutItem");
        assertThat(requests(em -> em.remove(em.find(Doctor.class, 5L))))
                .containsExactly("GetItem", "TransactWriteItems");
    }

    @Test
    void outside_of_a_transaction_nothing_is_validated(DynamoServer server) {
        start(server, "isolation=validated");
        var em = sessions.open(hospital);
        both(em);
        assertThat(hospital.requests()).containsExactly("GetItem", "GetItem");
        em.getTransaction().begin();
        assertThat(em.find(Doctor.class, 1L).onCall).isTrue();
        commit(em);
        assertThat(hospital.requests()).isEmpty();
    }

    /** A version that a statement has passed by, and a row that has none: both are written on the condition that they were read so. */
    @Test
    void what_was_read_and_is_written_is_as_it_was_read(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        one.find(Doctor.class, 1L).onCall = false;
        hospital.run(em -> em.createQuery("update Doctor d set d.shifts = 7 where d.id = 1")
                .executeUpdate());
        assertStale(one, "Doctor[1]");
        var two = begin();
        two.find(Ward.class, 1L).beds = 3;
        hospital.run(em -> em.find(Ward.class, 1L).beds = 4);
        assertStale(two, "Ward[1]");
        hospital.run(em -> {
            assertThat(em.find(Doctor.class, 1L).shifts).isEqualTo(7);
            assertThat(em.find(Ward.class, 1L).beds).isEqualTo(4);
        });
    }

    @Test
    void each_row_of_an_entity_in_several_tables_counts(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        assertThat(((Pupil) one.find(Person.class, 1L)).grade).isEqualTo(1);
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.find(Pupil.class, 1L).grade = 2);
        assertStale(one, "Pupil[1]");

        var two = begin();
        assertThat(two.find(Person.class, 9L)).isNull();
        two.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> {
            var pupil = new Pupil();
            pupil.id = 9;
            em.persist(pupil);
        });
        assertStale(two, "Person[9]");
    }

    @Test
    void the_root_of_an_item_collection_is_read_by_key(DynamoServer server) {
        start(server, "isolation=validated");
        assertThat(requests(em -> {
                    em.find(Diary.class, 1L);
                    em.find(Diary.class, 2L);
                }))
                .containsExactly("Query", "Query", "TransactWriteItems");
        var one = begin();
        assertThat(one.find(Diary.class, 1L).entries).containsExactly("one");
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.find(Diary.class, 1L).owner = "Bob");
        assertStale(one, "Diary[1]");

        var two = begin();
        assertThat(two.find(Diary.class, 2L)).isNull();
        two.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.persist(new Diary(2)));
        assertStale(two, "Diary[2]");
    }

    @Test
    void a_row_behind_a_locator_is_checked_where_it_is(DynamoServer server) {
        start(server, "isolation=validated");
        assertThat(requests(em -> {
                    em.find(Bed.class, 1L);
                    em.find(Bed.class, 2L);
                }))
                .containsExactly("GetItem", "GetItem", "GetItem", "TransactWriteItems");
        var one = begin();
        assertThat(one.find(Bed.class, 1L).made).isFalse();
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.find(Bed.class, 1L).ward = 2);
        assertStale(one, "Bed[1]");

        var two = begin();
        assertThat(two.find(Bed.class, 2L)).isNull();
        two.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.persist(new Bed(2)));
        assertStale(two, "Bed[2]");
    }

    @Test
    void a_row_that_an_index_leads_to_is_checked(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        assertThat(one.find(Lamp.class, 1L).lit).isFalse();
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.find(Lamp.class, 1L).lit = true);
        assertStale(one, "Lamp[1]");
    }

    /** Nothing tells of it but what was read: a change elsewhere in the item is none. */
    @Test
    void an_item_of_an_existing_table_is_checked_by_what_was_read(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        assertThat(one.find(Song.class, "a").singer).isNull();
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.find(Song.class, "a").singer = "Ella");
        assertStale(one, "Song[a]");

        var two = begin();
        assertThat(two.createQuery("select s.title from Song s where s.id = 'a'", String.class)
                        .getSingleResult())
                .isEqualTo("old");
        two.find(Ward.class, 1L).beds = 8;
        hospital.run(em -> em.find(Song.class, "a").singer = "Nina");
        commit(two);
        hospital.run(em -> assertThat(em.find(Ward.class, 1L).beds).isEqualTo(8));
    }

    @Test
    void what_has_expired_was_not_there(DynamoServer server) {
        start(server, "isolation=validated");
        hospital.run(em -> {
            assertThat(em.find(Pass.class, 1L)).isNull();
            em.find(Ward.class, 1L).beds = 7;
        });
        var one = begin();
        assertThat(one.find(Pass.class, 1L)).isNull();
        one.find(Ward.class, 1L).beds = 9;
        hospital.run(em -> em.persist(new Pass(1, Instant.parse("2999-01-01T00:00:00Z"))));
        assertStale(one, "Pass[1]");
        hospital.run(em -> assertThat(em.find(Ward.class, 1L).beds).isEqualTo(7));
    }

    /** What is read after it was changed unread is read all the same. */
    @Test
    void an_update_without_a_read_is_checked_once_it_is_read(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        one.createQuery("update Ward w set w.beds = w.beds + 1 where w.id = 1")
                .setHint("virga.dynamodb.expect", "one")
                .executeUpdate();
        assertThat(one.find(Ward.class, 1L).beds).isEqualTo(2);
        hospital.run(em -> em.find(Ward.class, 1L).beds = 5);
        assertStale(one, "Ward[1]");
    }

    private static List<Ward> many(EntityManager em) {
        return em.createQuery("from Ward w where w.id in :ids", Ward.class)
                .setParameter("ids", LongStream.range(0, 150).boxed().toList())
                .getResultList();
    }

    @Test
    void more_than_a_commit_holds_is_refused(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        many(one);
        one.persist(new Ward(500));
        hospital.requests();
        assertThatThrownBy(() -> commit(one))
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("TOO_MANY_READS")
                .hasStackTraceContaining("writes 1 items and has to check 150 others")
                .hasStackTraceContaining("Ward (read and checked)=150}");
        assertThat(hospital.requests()).isEmpty();
    }

    @Test
    void a_series_is_refused(DynamoServer server) {
        start(server, "isolation=validated", "commit=batched");
        var one = begin();
        many(one);
        one.persist(new Ward(500));
        hospital.requests();
        assertThatThrownBy(() -> commit(one)).hasStackTraceContaining("BATCH_NOT_VALIDATED");
        assertThat(hospital.requests()).isEmpty();
        // what reads nothing is a series as ever
        hospital.run(em -> LongStream.range(1000, 1101).forEach(id -> em.persist(new Ward(id))));
    }

    /** A journaled transaction locks what it has read until it is decided. */
    @Test
    void journaled_validates_any_number(DynamoServer server) {
        start(server, "isolation=validated", "commit=journaled");
        hospital.run(em -> {
            many(em);
            em.persist(new Ward(500));
        });
        var one = begin();
        many(one);
        one.persist(new Ward(501));
        hospital.run(em -> em.persist(new Ward(77)));
        assertStale(one, "Ward[77]");
        hospital.run(em -> {
            assertThat(em.find(Ward.class, 500L)).isNotNull();
            assertThat(em.find(Ward.class, 501L)).isNull();
            assertThat(em.find(Ward.class, 78L)).isNull();
        });
        assertThat(JournalRecovery.run(hospital.factory())).isZero();
    }
}
