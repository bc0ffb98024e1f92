package io.virga.dynamodb;

import static io.virga.dynamodb.OpenSessions.assertStale;
import static io.virga.dynamodb.OpenSessions.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code isolation=serializable}: the rows that a query of an item collection found, and those that it did not, hold when the transaction commits. */
@ExtendWith(DynamoDbExtension.class)
class SerializableTest {

    private static final List<Class<?>> ENTITIES = List.of(Flight.class, Booking.class, Meal.class);

    private static int tables;

    private final OpenSessions sessions = new OpenSessions();
    private OrderSystem airline;
    private String table;

    @Entity(name = "Flight")
    static class Flight {
        @Id
        long id;

        long seats = 2;

        protected Flight() {}

        Flight(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Booking")
    @Table(indexes = @Index(columnList = "passenger"))
    @ItemKey(partition = "Flight#{flight}", sort = "Booking#{id}")
    @ItemCollection(versioned = true)
    static class Booking {
        @Id
        long id;

        long flight;
        String passenger = "Ann";

        protected Booking() {}

        Booking(long id, long flight) {
            this.id = id;
            this.flight = flight;
        }
    }

    /** Beside the bookings, and without a version. */
    @Entity(name = "Meal")
    @ItemKey(partition = "Flight#{flight}", sort = "Meal#{id}")
    static class Meal {
        @Id
        long id;

        long flight = 1;
    }

    private void start(DynamoServer server, String... settings) {
        table = "serializable" + tables++;
        airline = OrderSystem.start(server, table, ENTITIES, settings);
        airline.run(em -> {
            em.persist(new Flight(1));
            em.persist(new Flight(2));
            em.persist(new Booking(1, 1));
        });
        airline.requests();
    }

    @AfterEach
    void stop() {
        sessions.close();
        airline.close();
    }

    private EntityManager begin() {
        return sessions.begin(airline);
    }

    private static List<Booking> bookings(EntityManager em, long flight) {
        return em.createQuery("from Booking b where b.flight = :flight", Booking.class)
                .setParameter("flight", flight)
                .getResultList();
    }

    private static long count(EntityManager em, long flight) {
        return em.createQuery("select count(*) from Booking b where b.flight = :flight", Long.class)
                .setParameter("flight", flight)
                .getSingleResult();
    }

    /** As long as there is a seat. */
    private static void book(EntityManager em, long id) {
        if (count(em, 1) < em.find(Flight.class, 1L).seats) {
            em.persist(new Booking(id, 1));
        }
    }

    private long booked() {
        var em = sessions.open(airline);
        return count(em, 1);
    }

    @Test
    void a_counted_range_is_overbooked_where_it_is_not_checked(DynamoServer server) {
        start(server, "isolation=validated");
        var one = begin();
        var two = begin();
        book(one, 11);
        book(two, 12);
        commit(one);
        commit(two);
        assertThat(booked()).isEqualTo(3);
    }

    @Test
    void a_counted_range_holds(DynamoServer server) {
        start(server, "isolation=serializable");
        var one = begin();
        var two = begin();
        book(one, 11);
        book(two, 12);
        commit(one);
        assertStale(two);
        assertThat(booked()).isEqualTo(2);
    }

    /** The first row that ever comes makes the version. */
    @Test
    void an_empty_range_holds(DynamoServer server) {
        start(server, "isolation=serializable");
        var one = begin();
        var two = begin();
        for (var em : List.of(one, two)) {
            assertThat(bookings(em, 2)).isEmpty();
        }
        one.persist(new Booking(21, 2));
        two.persist(new Booking(22, 2));
        commit(one);
        assertStale(two);
    }

    @Test
    void rows_that_go_move_or_change_are_found(DynamoServer server) {
        start(server, "isolation=serializable");
        List<Consumer<EntityManager>> changes = List.of(
                em -> em.find(Booking.class, 1L).passenger = "Bob",
                em -> em.find(Booking.class, 1L).flight = 2,
                em -> em.find(Booking.class, 1L).flight = 1,
                em -> em.remove(em.find(Booking.class, 1L)));
        for (var change : changes) {
            var reader = begin();
            bookings(reader, 1);
            reader.find(Flight.class, 1L).seats++;
            airline.run(change);
            assertStale(reader);
        }
    }

    /** Whoever writes changes the version, whatever his own isolation: it is the entity that is marked. */
    @Test
    void who_did_not_ask_for_it_is_noticed_all_the_same(DynamoServer server) {
        start(server, "isolation=serializable");
        try (var other = OrderSystem.start(server, table, ENTITIES)) {
            var reader = begin();
            assertThat(count(reader, 1)).isEqualTo(1);
            reader.find(Flight.class, 1L).seats++;
            other.run(em -> em.persist(new Booking(31, 1)));
            assertStale(reader);
        }
    }

    @Test
    void those_who_only_add_do_not_stop_each_other(DynamoServer server) {
        start(server, "isolation=serializable");
        var one = begin();
        var two = begin();
        one.persist(new Booking(41, 1));
        two.persist(new Booking(42, 1));
        commit(one);
        commit(two);
        assertThat(booked()).isEqualTo(3);
    }

    private List<String> requests(Consumer<EntityManager> work) {
        airline.requests();
        airline.run(work);
        return airline.requests();
    }

    @Test
    void a_version_is_read_once_and_checked_with_the_commit(DynamoServer server) {
        start(server, "isolation=serializable");
        assertThat(requests(em -> {
                    count(em, 1);
                    bookings(em, 1);
                }))
                .containsExactly("BatchGetItem", "Query", "Query", "TransactWriteItems");
        assertThat(requests(em -> {
                    bookings(em, 1);
                    em.persist(new Booking(51, 1));
                }))
                .containsExactly("BatchGetItem", "Query", "TransactWriteItems");
        assertThat(requests(em -> em.find(Flight.class, 1L))).containsExactly("GetItem");
    }

    /** Only an insert, delete or move of a marked entity has an item more. */
    @Test
    void who_is_not_serializable_sends_what_he_sent(DynamoServer server) {
        start(server);
        assertThat(requests(em -> bookings(em, 1))).containsExactly("Query");
        assertThat(requests(em -> em.persist(new Flight(3)))).containsExactly("PutItem");
        assertThat(requests(em -> bookings(em, 1).get(0).passenger = "Eve")).containsExactly("Query", "UpdateItem");
        airline.run(em -> LongStream.range(100, 133).forEach(id -> em.persist(new Booking(id, 1))));
        try (var raw = new RawTable(server, table)) {
            assertThat(raw.items("#range")).singleElement().satisfies(item -> {
                assertThat(item.get("pk").s()).isEqualTo("Flight#1");
                assertThat(item.get("sk").s()).isEqualTo("#range#Booking");
            });
        }
    }

    @Test
    void what_cannot_be_checked_is_refused_before_it_is_sent(DynamoServer server) {
        start(server, "isolation=serializable", "scan=allow");
        var em = begin();
        airline.requests();
        assertThatThrownBy(() -> em.createQuery("from Booking b where b.passenger = 'Ann'", Booking.class)
                        .getResultList())
                .hasStackTraceContaining("SERIALIZABLE_INDEX");
        assertThatThrownBy(() -> em.createQuery("from Flight f where f.seats > 1", Flight.class)
                        .getResultList())
                .hasStackTraceContaining("SERIALIZABLE_SCAN");
        assertThatThrownBy(() -> em.createQuery("from Meal m where m.flight = 1", Meal.class)
                        .getResultList())
                .hasStackTraceContaining("SERIALIZABLE_RANGE")
                .hasStackTraceContaining("@ItemCollection(versioned = true)");
        assertThatThrownBy(() -> em.createQuery("select count(*) from Flight", Long.class)
                        .getSingleResult())
                .hasStackTraceContaining("SERIALIZABLE_SCAN");
        assertThat(airline.requests()).isEmpty();
        // outside of a transaction nothing is checked, and nothing refused
        em.getTransaction().rollback();
        assertThat(em.createQuery("from Flight f where f.seats > 1", Flight.class)
                        .getResultList())
                .hasSize(2);
    }

    /** One Query reads the flight by its key, and its bookings as a range. */
    @Test
    void an_item_collection_that_is_read_at_once_is_checked(DynamoServer server) {
        start(server, "isolation=serializable");
        var query = "select f, b from Flight f left join Booking b on b.flight = f.id where f.id = 2";
        assertThat(requests(
                        em -> assertThat(em.createQuery(query, Object[].class).getResultList())
                                .hasSize(1)))
                .contains("TransactWriteItems");
        List<Consumer<EntityManager>> changes =
                List.of(em -> em.persist(new Booking(61, 2)), em -> em.find(Flight.class, 2L).seats = 9);
        for (var change : changes) {
            var reader = begin();
            reader.createQuery(query, Object[].class).getResultList();
            reader.find(Flight.class, 1L).seats++;
            airline.run(change);
            assertStale(reader);
        }
    }

    @Test
    void journaled_locks_versions_too(DynamoServer server) {
        start(server, "isolation=serializable", "commit=journaled");
        // a collection of its own for each half: one version is there already
        airline.run(em -> LongStream.range(200, 320).forEach(id -> em.persist(new Booking(id, 1 + id % 2))));
        var reader = begin();
        assertThat(count(reader, 2)).isEqualTo(60);
        reader.find(Flight.class, 1L).seats++;
        airline.run(em -> LongStream.range(400, 520).forEach(id -> em.persist(new Booking(id, 2))));
        assertStale(reader);
        try (var raw = new RawTable(server, table)) {
            assertThat(raw.items("#range")).hasSize(2);
            assertThat(raw.items()).noneMatch(item -> item.containsKey("_lock"));
        }
    }

    @Test
    void the_driver_says_so(DynamoServer server) {
        start(server, "isolation=serializable");
        airline.run(em -> em.unwrap(Session.class).doWork(connection -> {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
                    .isTrue();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }));
        try (var other = OrderSystem.start(server, table, ENTITIES)) {
            other.run(em -> em.unwrap(Session.class).doWork(connection -> assertThatThrownBy(
                            () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE))
                    .hasMessageContaining("ISOLATION_LEVEL")));
        }
    }
}
