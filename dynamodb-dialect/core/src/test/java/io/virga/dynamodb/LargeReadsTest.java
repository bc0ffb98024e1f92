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
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More than one answer holds: pages of 1 MB, batches of 16 MB and 100 keys, many rows behind many rows; and when a statement is to end before. */
@ExtendWith(DynamoDbExtension.class)
class LargeReadsTest {

    private static final int LARGE = 60;
    private static final String TEXT = "x".repeat(300_000);
    private static final String BY_NAME = "select l from Letter l where l.folder = 'In' order by l.title";

    @Entity(name = "Letter")
    @Table(indexes = @Index(columnList = "folder, title"))
    static class Letter {
        @Id
        long id;

        @Version
        int version;

        String folder;
        String title;

        @Column(length = 400_000)
        String text;

        protected Letter() {}

        Letter(long id, String folder, String title, String text) {
            this.id = id;
            this.folder = folder;
            this.title = title;
            this.text = text;
        }

        String title() {
            return title;
        }
    }

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(
                server,
                "large",
                List.of(Customer.class, Invoice.class, Line.class, Letter.class),
                "residual.max-rows=500");
        for (int from = 0; from < LARGE; from += 10) {
            var ids = IntStream.range(from, from + 10);
            orders.run(em -> ids.forEach(id -> em.persist(new Letter(id, "In", "n" + (10 + id), TEXT))));
        }
        for (int from = 1000; from < 2000; from += 100) {
            var ids = IntStream.range(from, from + 100);
            orders.run(em -> ids.forEach(id -> em.persist(new Customer(id, "n" + id, "Small" + id % 2))));
        }
        orders.run(em -> {
            for (long id = 1000; id < 1010; id++) {
                var customer = em.find(Customer.class, id);
                for (int i = 0; i < 2; i++) {
                    var invoice = new Invoice(customer, LocalDateTime.of(2026, 1, 1, 0, 0), "1.00");
                    invoice.add(id * 10 + i, "thing", 1);
                    em.persist(invoice);
                }
            }
        });
    }

    @BeforeEach
    void forget() {
        orders.requests();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    @Test
    void every_page_of_a_query_is_read() {
        assertThat(orders.<List<String>>call(em -> em.createQuery(BY_NAME, Letter.class).getResultList().stream()
                        .map(Letter::title)
                        .toList()))
                .hasSize(LARGE)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(orders.requests()).hasSizeGreaterThan(10).containsOnly("Query");
    }

    @Test
    void what_a_batch_of_16_megabytes_leaves_is_asked_for_again() {
        var ids = LongStream.range(0, LARGE).boxed().toList();
        assertThat(orders.<List<Letter>>call(em -> em.unwrap(Session.class).findMultiple(Letter.class, ids)))
                .hasSize(LARGE)
                .doesNotContainNull();
        assertThat(orders.requests()).containsOnly("BatchGetItem").hasSizeGreaterThan(1);
    }

    @Test
    void a_stream_reads_the_pages_that_it_needs() {
        orders.run(em -> {
            try (var stream = em.createQuery(BY_NAME, Letter.class).getResultStream()) {
                assertThat(stream.limit(3).map(Letter::title).toList()).containsExactly("n10", "n11", "n12");
            }
        });
        assertThat(orders.requests()).containsExactly("Query");
    }

    @Test
    void a_thousand_ids_are_ten_batches() {
        var ids = LongStream.range(1000, 2000).boxed().toList();
        assertThat(orders.<List<?>>call(em -> em.createQuery("select c from Customer c where c.id in :ids")
                        .setParameter("ids", ids)
                        .getResultList()))
                .hasSize(1000);
        assertThat(orders.requests()).isEqualTo(Collections.nCopies(10, "BatchGetItem"));
    }

    @Test
    void rows_behind_rows_are_waves_and_not_one_request_each() {
        var jpql = "select l from Customer c join c.invoices i join i.lines l"
                + " where c.country in ('Small0', 'Small1') and c.name < 'n1010'";
        orders.run(em -> assertThat(Explanation.of(em.createQuery(jpql, Line.class))
                        .statement()
                        .accesses())
                .extracting(Explanation.Access::wave)
                .containsExactly(1, 2, 3));
        assertThat(orders.<List<Line>>call(
                        em -> em.createQuery(jpql, Line.class).getResultList()))
                .hasSize(20);
    }

    @Test
    void a_to_one_of_a_thousand_rows_is_batches() {
        assertThat(orders.<List<?>>call(em -> em.createQuery(
                                "select i.id, c.name from Invoice i join i.customer c where i.customer.id in :ids")
                        .setParameter("ids", List.of(1000L, 1001L, 1002L))
                        .getResultList()))
                .hasSize(6);
        // the key of the customers is known from the start: all of them go out at once
        assertThat(orders.requests()).containsExactlyInAnyOrder("Query", "Query", "Query", "BatchGetItem");
    }

    @Test
    void more_rows_than_a_statement_may_hold_are_refused() {
        Consumer<String> refused = jpql -> assertThatThrownBy(
                        () -> orders.run(em -> em.createQuery(jpql).getResultList()))
                .rootCause()
                .hasMessageContaining("TOO_MANY_ROWS")
                .hasMessageContaining("500")
                .hasMessageContaining("virga.dynamodb.residual.max-rows");
        refused.accept(
                "select c.country, count(upper(c.name)) from Customer c where c.country in ('Small0', 'Small1') group by c.country");
        refused.accept("select c.name from Customer c where c.country in ('Small0', 'Small1') order by c.email");
        refused.accept(
                "select c.id, d.id from Customer c join Customer d on c.country = d.country where c.id in (1500, 1501)");
        refused.accept("select distinct c.name from Customer c where c.country in ('Small0', 'Small1')");
    }

    @Test
    void rows_that_are_not_held_are_not_counted() {
        assertThat(orders.<List<?>>call(
                        em -> em.createQuery("select c.name from Customer c where c.country in ('Small0', 'Small1')")
                                .getResultList()))
                .hasSize(1000);
    }

    @Test
    void a_timeout_ends_a_statement_between_its_pages() {
        assertThatThrownBy(() -> orders.listening(report -> sleep(1_100), em -> em.createQuery(BY_NAME, Letter.class)
                        .setHint("jakarta.persistence.query.timeout", 1_000)
                        .getResultList()))
                .isInstanceOf(QueryTimeoutException.class)
                .rootCause()
                .hasMessageContaining("QUERY_TIMEOUT")
                .hasMessageContaining("1000 ms");
        assertThat(orders.requests()).containsExactly("Query");
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_cancelled_statement_sends_no_further_request() {
        assertThatThrownBy(() -> orders.run(em -> {
                    var requests = Requests.of(orders.factory());
                    RequestListener cancel = report -> em.unwrap(Session.class).cancelQuery();
                    requests.add(cancel);
                    try {
                        em.createQuery(BY_NAME, Letter.class).getResultList();
                    } finally {
                        requests.remove(cancel);
                    }
                }))
                .rootCause()
                .hasMessageContaining("QUERY_CANCELLED");
        assertThat(orders.requests()).containsExactly("Query");
    }
}
