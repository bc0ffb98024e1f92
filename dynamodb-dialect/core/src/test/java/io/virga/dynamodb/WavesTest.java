package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What depends on no other answer goes out at once: the Queries and batches of a wave, the segments of a scan. */
@ExtendWith(DynamoDbExtension.class)
class WavesTest {

    private static final int MANY = 10_000;
    private static final int WIDTH = 8;
    private static final String SCAN = "select t.no from Track t where t.title = 'odd'";

    @Entity(name = "Album")
    static class Album {
        @Id
        long id;

        @OneToMany(mappedBy = "album")
        @OrderBy("no")
        List<Track> tracks = new ArrayList<>();

        protected Album() {}

        Album(long id) {
            this.id = id;
        }
    }

    record TrackId(long album, int no) implements Serializable {}

    /** A row of its album's item collection. */
    @Entity(name = "Track")
    @IdClass(TrackId.class)
    static class Track {
        @Id
        @ManyToOne
        Album album;

        @Id
        int no;

        String title;

        protected Track() {}

        Track(Album album, int no) {
            this.album = album;
            this.no = no;
            this.title = no % 2 == 1 ? "odd" : "even".repeat(60);
        }

        int no() {
            return no;
        }
    }

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(
                server,
                "waves",
                List.of(Customer.class, Invoice.class, Line.class, Album.class, Track.class),
                "scan=allow");
        album(1, 100);
        album(2, MANY);
        for (long id = 1; id <= 20; id++) {
            long customer = id;
            orders.run(em -> order(em, customer));
        }
    }

    private static void album(long id, int tracks) {
        orders.run(em -> em.persist(new Album(id)));
        for (int from = 0; from < tracks; from += 100) {
            var numbers = IntStream.range(from, from + 100);
            orders.run(em -> {
                var album = em.getReference(Album.class, id);
                numbers.forEach(no -> em.persist(new Track(album, no)));
            });
        }
    }

    private static void order(EntityManager em, long id) {
        var customer = new Customer(id, "n" + id, "Country" + id);
        em.persist(customer);
        for (int i = 0; i < 2; i++) {
            var invoice = new Invoice(customer, LocalDateTime.of(2026, 1, 1, 0, 0), "1.00");
            invoice.add(id * 10 + i, "thing", 1);
            em.persist(invoice);
        }
    }

    @BeforeEach
    void forget() {
        orders.requests();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static Map<String, Integer> counted() {
        var counts = new HashMap<String, Integer>();
        orders.requests().forEach(operation -> counts.merge(operation, 1, Integer::sum));
        return counts;
    }

    private static List<Integer> tracks(long album) {
        return orders.call(em -> em
                .createQuery("from Album a left join fetch a.tracks where a.id = :id", Album.class)
                .setParameter("id", album)
                .getSingleResult()
                .tracks
                .stream()
                .map(Track::no)
                .toList());
    }

    private static List<String> countries(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "Country" + i).toList();
    }

    @Test
    void an_aggregate_with_100_children_is_one_request() {
        assertThat(tracks(1)).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(orders.requests()).containsExactly("Query");
    }

    @Test
    void an_aggregate_of_1_and_99_is_written_and_removed_by_one_transaction() {
        var album = new Album(3);
        orders.run(em -> {
            em.persist(album);
            IntStream.range(0, 99).forEach(no -> em.persist(new Track(album, no)));
        });
        assertThat(orders.log().entries()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("TransactWriteItems");
            assertThat(request.size()).isEqualTo(100);
        });
        orders.requests();

        orders.run(em -> {
            var stored = em.createQuery("from Album a left join fetch a.tracks where a.id = 3", Album.class)
                    .getSingleResult();
            stored.tracks.forEach(em::remove);
            em.remove(stored);
        });
        assertThat(orders.requests()).containsExactly("Query", "TransactWriteItems");
    }

    @Test
    void ten_thousand_children_are_read_whole() {
        assertThat(tracks(2)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        assertThat(orders.requests()).containsOnly("Query").hasSizeGreaterThan(1);
        assertThat(orders.<Integer>call(em -> em.find(Album.class, 2L).tracks.size()))
                .isEqualTo(MANY);
    }

    @Test
    void customers_orders_and_lines_are_three_waves_whatever_their_number() {
        var jpql =
                "select c.id, i.id, l.id from Customer c left join c.invoices i left join i.lines l where c.country in :countries";
        for (int customers : List.of(2, 20)) {
            var countries = countries(customers);
            orders.run(em -> assertThat(
                            Explanation.of(em.createQuery(jpql, Object[].class).setParameter("countries", countries))
                                    .statement()
                                    .accesses())
                    .extracting(Explanation.Access::wave)
                    .containsExactly(1, 2, 3));
            orders.run(em -> assertThat(em.createQuery(jpql, Object[].class)
                            .setParameter("countries", countries)
                            .getResultList())
                    .hasSize(2 * customers));
            assertThat(counted()).isEqualTo(Map.of("Query", customers + customers + 2 * customers));
        }
    }

    @Test
    void the_queries_of_a_wave_are_under_way_at_once() {
        var together = new CountDownLatch(WIDTH);
        Set<Boolean> met = ConcurrentHashMap.newKeySet();
        var jpql = "select c.name from Customer c where c.country in :countries";
        var countries = countries(20);
        List<String> names =
                orders.listening(report -> met.add(await(together)), em -> em.createQuery(jpql, String.class)
                        .setParameter("countries", countries)
                        .getResultList());
        // in the order of the list, as if one had been asked after the other
        assertThat(names)
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> "n" + i).toList());
        assertThat(met).containsExactly(true);
        assertThat(counted()).isEqualTo(Map.of("Query", 20));
    }

    @Test
    void batches_are_under_way_at_once() {
        var together = new CountDownLatch(WIDTH);
        Set<Boolean> met = ConcurrentHashMap.newKeySet();
        var numbers = IntStream.range(0, 1000).boxed().toList();
        List<Integer> found = orders.listening(report -> met.add(await(together)), em -> em.createQuery(
                        "select t.no from Track t where t.album.id = 2 and t.no in :numbers", Integer.class)
                .setParameter("numbers", numbers)
                .getResultList());
        assertThat(found).isEqualTo(numbers);
        assertThat(met).containsExactly(true);
        assertThat(orders.requests()).isEqualTo(Collections.nCopies(10, "BatchGetItem"));
    }

    private static boolean await(CountDownLatch together) {
        together.countDown();
        try {
            return together.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_limit_is_not_overtaken() {
        var jpql = "select c.name from Customer c where c.country in :countries";
        var countries = countries(20);
        assertThat(orders.<List<String>>call(em -> em.createQuery(jpql, String.class)
                        .setParameter("countries", countries)
                        .setMaxResults(2)
                        .getResultList()))
                .hasSize(2);
        assertThat(orders.requests()).containsExactly("Query", "Query");
    }

    @Test
    void a_cancelled_wave_sends_no_more_than_was_under_way() {
        var countries = countries(20);
        assertThatThrownBy(() -> orders.run(em -> {
                    var requests = Requests.of(orders.factory());
                    RequestListener cancel = report -> em.unwrap(Session.class).cancelQuery();
                    requests.add(cancel);
                    try {
                        em.createQuery("select c from Customer c where c.country in :countries", Customer.class)
                                .setParameter("countries", countries)
                                .getResultList();
                    } finally {
                        requests.remove(cancel);
                    }
                }))
                .rootCause()
                .hasMessageContaining("QUERY_CANCELLED");
        assertThat(orders.requests()).hasSizeBetween(1, WIDTH).containsOnly("Query");
    }

    @Test
    void a_scan_in_segments_reads_every_row_once() {
        List<Integer> whole =
                orders.call(em -> em.createQuery(SCAN, Integer.class).getResultList());
        int pages = counted().get("Scan");
        List<Integer> inSegments = orders.call(em -> {
            var query = em.createQuery(SCAN, Integer.class);
            query.unwrap(org.hibernate.query.Query.class).addQueryHint("virga.dynamodb.scan-segments=5");
            return query.getResultList();
        });
        assertThat(counted().get("Scan")).isGreaterThanOrEqualTo(5);
        assertThat(whole).hasSize(50 + MANY / 2);
        assertThat(inSegments).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(pages).isGreaterThan(1);
    }

    @Test
    void segments_are_counted_too() {
        long count = orders.call(em -> {
            var query = em.createQuery("select count(*) from Track t", Long.class);
            query.unwrap(org.hibernate.query.Query.class).addQueryHint("virga.dynamodb.scan-segments=5");
            return query.getSingleResult();
        });
        assertThat(count).isEqualTo(100 + MANY);
        assertThat(counted().get("Scan")).isGreaterThanOrEqualTo(5);
    }
}
