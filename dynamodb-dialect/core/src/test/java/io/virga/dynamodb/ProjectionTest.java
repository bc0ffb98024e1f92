package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A query that returns no entity asks for the attributes that it names; entities are read whole. */
@ExtendWith(DynamoDbExtension.class)
class ProjectionTest {

    private static final List<RequestReport> REPORTS = new CopyOnWriteArrayList<>();

    /** Without a version, so that what its index says is read again; named after words that DynamoDB reserves. */
    @Entity(name = "Report")
    @Table(indexes = @Index(columnList = "status"))
    static class Report {
        @Id
        long id;

        @Column(name = "`order`")
        int order;

        String status;
        String comment;

        @TimeToLive
        Instant until;

        protected Report() {}

        Report(long id, String status, Instant until) {
            this.id = id;
            this.order = (int) id * 10;
            this.status = status;
            this.comment = "long";
            this.until = until;
        }
    }

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(
                server, "projection", List.of(Customer.class, Invoice.class, Line.class, Report.class), "scan=allow");
        orders.run(em -> {
            for (long id = 1; id <= 3; id++) {
                var customer = new Customer(id, "n" + id, "Italy");
                customer.setEmail("n" + id + "@example.org");
                em.persist(customer);
                var invoice = new Invoice(customer, LocalDateTime.of(2026, 1, 1, 0, 0), id + ".50");
                invoice.add(id, "thing", 2);
                em.persist(invoice);
            }
            em.persist(new Report(1, "new", null));
            em.persist(new Report(2, "new", Instant.now().minusSeconds(60)));
            em.persist(new Report(3, "new", Instant.now().plusSeconds(600)));
        });
        Requests.of(orders.factory()).add(REPORTS::add);
    }

    @BeforeEach
    void forget() {
        REPORTS.clear();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static <T> List<T> rows(String jpql, Class<T> type) {
        return orders.call(em -> em.createQuery(jpql, type).getResultList());
    }

    private static List<String> projection(int request) {
        var sent = REPORTS.get(request).request();
        if (sent instanceof Request.Get get) {
            return get.projection();
        }
        if (sent instanceof Request.BatchGet get) {
            return get.projection();
        }
        if (sent instanceof Request.Query query) {
            return query.projection();
        }
        return ((Request.Scan) sent).projection();
    }

    @Test
    void of_one_item() {
        assertThat(rows("select c.name from Customer c where c.id = 2", String.class))
                .containsExactly("n2");
        assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "id", "name");
    }

    @Test
    void of_a_batch_and_of_an_index() {
        assertThat(rows("select c.name from Customer c where c.id in (1, 3)", String.class))
                .containsExactlyInAnyOrder("n1", "n3");
        assertThat(rows("select c.email from Customer c where c.country = 'Italy' order by c.name", String.class))
                .containsExactly("n1@example.org", "n2@example.org", "n3@example.org");
        assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "id", "name");
        assertThat(projection(1)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "country", "email", "name");
    }

    @Test
    void of_a_scan_what_its_condition_names() {
        assertThat(rows("select count(*) from Customer c where c.email like '%2@%'", Long.class))
                .containsExactly(1L);
        assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "email");
    }

    @Test
    void of_each_table_of_a_join_what_leads_to_the_next() {
        assertThat(orders.<List<Object[]>>call(em -> em.createQuery(
                                "select i.total, c.name from Invoice i join i.customer c where i.id in"
                                        + " (select min(j.id) from Invoice j)",
                                Object[].class)
                        .getResultList()))
                .hasSize(1);
        REPORTS.clear();
        long id = orders.call(em ->
                em.createQuery("select max(i.id) from Invoice i", Long.class).getSingleResult());
        REPORTS.clear();
        assertThat(orders.<Object[]>call(em -> em.createQuery(
                                "select i.total, c.name from Invoice i join i.customer c where i.id = :id",
                                Object[].class)
                        .setParameter("id", id)
                        .getSingleResult()))
                .hasSize(2);
        assertThat(projection(0)).contains("total", "customer_id").doesNotContain("placedAt", "status");
        assertThat(projection(1)).contains("name").doesNotContain("email", "country");
    }

    @Test
    void expired_rows_are_gone_and_reserved_words_are_no_matter() {
        assertThat(rows("select r.order from Report r where r.status = 'new' order by r.id", Integer.class))
                .containsExactly(10, 30);
        // the index says where the rows are, the table what they are
        assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk");
        assertThat(projection(1)).contains("order", "status", "id").doesNotContain("comment");
    }

    @Test
    void own_writes_are_seen() {
        orders.run(em -> {
            em.find(Customer.class, 1L).setName("changed");
            em.persist(new Customer(9, "new", "Italy"));
            em.flush();
            assertThat(em.createQuery(
                                    "select c.name from Customer c where c.country = 'Italy' order by c.id",
                                    String.class)
                            .getResultList())
                    .containsExactly("changed", "n2", "n3", "new");
            em.getTransaction().setRollbackOnly();
        });
    }

    @Test
    void entities_are_read_whole_and_so_written_whole() {
        orders.run(em -> {
            em.createQuery("select c.name from Customer c where c.country = 'Italy'")
                    .getResultList();
            var customer = em.createQuery("select c from Customer c where c.name = 'n3'", Customer.class)
                    .getSingleResult();
            customer.setCountry("Malta");
        });
        assertThat(REPORTS.stream()
                        .filter(report -> report.request() instanceof Request.Query)
                        .map(report ->
                                ((Request.Query) report.request()).projection().isEmpty()))
                .contains(false);
        orders.run(em -> {
            var customer = em.find(Customer.class, 3L);
            assertThat(customer.getEmail()).isEqualTo("n3@example.org");
            assertThat(customer.getName()).isEqualTo("n3");
            customer.setCountry("Italy");
        });
    }

    @Test
    void a_constructor_and_a_tuple_are_no_entities() {
        record Named(Long id, String name) {}
        assertThat(orders.<List<Named>>call(em -> named(em, Named.class))).contains(new Named(1L, "n1"));
        assertThat(projection(0)).doesNotContain("email");
    }

    private static <T> List<T> named(EntityManager em, Class<T> type) {
        return em.createQuery("select c.id, c.name from Customer c where c.id in :ids", type)
                .setParameter("ids", LongStream.of(1, 2).boxed().toList())
                .getResultList();
    }

    @Test
    void of_what_the_residual_compares_and_computes() {
        assertThat(rows("select upper(c.name) from Customer c where c.id = 2", String.class))
                .containsExactly("N2");
        assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "id", "name");
        REPORTS.clear();
        assertThat(rows(
                        "select count(i) from Invoice i join i.customer c where c.country = 'Italy' group by c.name"
                                + " having sum(i.total) > 2",
                        Long.class))
                .containsExactly(1L, 1L);
        assertThat(List.of(projection(0), projection(1)))
                .anySatisfy(customers ->
                        assertThat(customers).contains("country", "name").doesNotContain("email"))
                .anySatisfy(invoices ->
                        assertThat(invoices).contains("total", "customer_id").doesNotContain("placedAt", "status"));
    }

    @Test
    void of_a_subquery_whose_rows_nobody_keeps() {
        orders.run(em -> {
            var found = em.createQuery(
                            "select c from Customer c where c.id = 1 and exists"
                                    + " (select 1 from Invoice i where i.customer = c and i.total > 1)",
                            Customer.class)
                    .getSingleResult();
            assertThat(found.getEmail()).isEqualTo("n1@example.org");
            // the customer is written from what was read
            found.setCountry("Malta");
            em.flush();
            found.setCountry("Italy");
        });
        // both keys are known from the start, and asked for at once
        assertThat(List.of(projection(0), projection(1)))
                .anySatisfy(whole -> assertThat(whole).isEmpty())
                .anySatisfy(part ->
                        assertThat(part).contains("total", "customer_id").doesNotContain("placedAt"));
        assertThat(REPORTS.stream().filter(report -> report.request() instanceof Request.Get))
                .hasSize(1);
    }

    @Test
    void of_native_text_what_it_names_and_all_of_a_star() {
        orders.run(em -> {
            assertThat(em.createNativeQuery("select c.\"NAME\", count(*), 2 * c.version from Customer c where c.id = 3"
                                    + " group by c.name, c.version")
                            .getSingleResult())
                    .isInstanceOf(Object[].class);
            assertThat(projection(0)).containsExactlyInAnyOrder("pk", "sk", "_type", "version", "id", "name");
            var customer = (Customer) em.createNativeQuery("select * from Customer where id = 3", Customer.class)
                    .getSingleResult();
            assertThat(projection(1)).isEmpty();
            assertThat(customer.getEmail()).isEqualTo("n3@example.org");
        });
    }

    @Test
    void a_bulk_update_reads_what_it_writes_whole() {
        orders.run(em -> {
            assertThat(em.createQuery("update Customer c set c.name = upper(c.name) where c.id in (2, 3)")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(em.createNativeQuery("update Customer set name = lower(name) where id in (2, 3)")
                            .executeUpdate())
                    .isEqualTo(2);
        });
        assertThat(projection(0)).isEmpty();
        orders.run(em -> assertThat(em.find(Customer.class, 3L).getEmail()).isEqualTo("n3@example.org"));
    }
}
