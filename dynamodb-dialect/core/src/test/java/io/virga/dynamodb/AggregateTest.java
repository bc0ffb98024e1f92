package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Address;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import io.virga.dynamodb.model.Status;
import jakarta.persistence.EntityManager;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An aggregate is written in one request and read back in one. */
@ExtendWith(DynamoDbExtension.class)
class AggregateTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 0, 123_456_789);

    private static OrderSystem orders;
    private static long nextId = 1;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "orders");
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static Customer customer(EntityManager em) {
        var customer = new Customer(nextId++, "Ann", "Italy");
        customer.setAddress(new Address("Via Appia 1", "Rome"));
        em.persist(customer);
        return customer;
    }

    private static long placed(int lines) {
        long id = orders.call(em -> {
            var invoice = new Invoice(customer(em), NOON, "9.90");
            for (int i = 1; i <= lines; i++) {
                invoice.add(nextId++, "thing " + i, i);
            }
            em.persist(invoice);
            em.flush();
            orders.requests();
            return invoice.getId();
        });
        assertThat(orders.log().entries()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("TransactWriteItems");
            // the customer, the invoice, and each line with its locator
            assertThat(request.size()).isEqualTo(2 + 2 * lines);
        });
        orders.requests();
        return id;
    }

    @Test
    void an_order_of_20_lines_is_one_request() {
        placed(20);
    }

    @Test
    void a_join_fetch_reads_root_and_children_in_one_query() {
        long id = placed(20);
        orders.run(em -> {
            var invoice = em.createQuery(
                            "from Invoice i left join fetch i.lines l where i.id = :id order by l.id", Invoice.class)
                    .setParameter("id", id)
                    .getSingleResult();
            assertThat(invoice.getLines()).hasSize(20);
            assertThat(invoice.getLines()).extracting(Line::getQuantity).startsWith(1, 2, 3);
            assertThat(invoice.getTotal()).isEqualByComparingTo("9.90");
            assertThat(invoice.getPlacedAt()).isEqualTo(NOON);
            assertThat(invoice.getStatus()).isEqualTo(Status.OPEN);
        });
        assertThat(orders.requests()).containsExactly("Query");
    }

    @Test
    void an_invoice_without_lines_is_there_too() {
        long id = placed(0);
        orders.run(em -> assertThat(
                        em.createQuery("from Invoice i left join fetch i.lines where i.id = :id", Invoice.class)
                                .setParameter("id", id)
                                .getSingleResult()
                                .getLines())
                .isEmpty());
        assertThat(orders.requests()).containsExactly("Query");
    }

    @Test
    void find_is_a_get_and_a_lazy_collection_is_a_query_of_its_parent() {
        long id = placed(3);
        orders.run(em -> {
            var invoice = em.find(Invoice.class, id);
            assertThat(orders.requests()).containsExactly("GetItem");
            assertThat(invoice.getLines()).hasSize(3);
            assertThat(orders.requests()).containsExactly("Query");
            assertThat(invoice.getCustomer().getAddress().city()).isEqualTo("Rome");
            assertThat(orders.requests()).containsExactly("GetItem");
        });
    }

    @Test
    void an_element_collection_lives_with_its_owner() {
        long id = orders.call(em -> {
            var customer = customer(em);
            customer.getTags().addAll(List.of("a", "b#c"));
            return customer.getId();
        });
        orders.run(em -> em.find(Customer.class, id).getTags().remove("a"));
        orders.requests();
        orders.run(em -> assertThat(em.find(Customer.class, id).getTags()).containsExactly("b#c"));
        assertThat(orders.requests()).containsExactly("GetItem", "Query");
    }

    @Test
    void a_line_is_found_by_its_own_id_through_its_locator() {
        placed(2);
        long lineId = nextId - 1;
        orders.run(em -> assertThat(em.find(Line.class, lineId).getWhat()).isEqualTo("thing 2"));
        assertThat(orders.requests()).containsExactly("GetItem", "GetItem");
    }

    @Test
    void a_foreign_key_is_an_index_query() {
        long id = placed(1);
        orders.run(em -> {
            var customer =
                    (Customer) Hibernate.unproxy(em.find(Invoice.class, id).getCustomer());
            orders.requests();
            assertThat(customer.getInvoices()).extracting(Invoice::getId).containsExactly(id);
        });
        // invoices have a version, so what the index says of them need not be verified
        assertThat(orders.requests()).containsExactly("Query");
    }

    @Test
    void an_update_writes_only_what_changed() {
        placed(2);
        long lineId = nextId - 1;
        var reports = new ArrayList<RequestReport>();
        var listeners = Requests.of(orders.factory());
        listeners.add(reports::add);
        orders.run(em -> em.find(Line.class, lineId).setWhat("changed"));
        assertThat(reports).last().satisfies(report -> {
            var update = (Request.Update) report.request();
            assertThat(update.update().names().values()).containsExactlyInAnyOrder("what", "version", "_tx");
            assertThat(update.condition().names().values()).containsExactly("version");
        });
        assertThat(orders.requests()).containsExactly("GetItem", "GetItem", "UpdateItem");
    }

    @Test
    void removing_an_order_removes_its_lines_and_locators() {
        long id = placed(3);
        long lineId = nextId - 1;
        orders.run(em -> em.remove(em.find(Invoice.class, id)));
        assertThat(orders.log().entries()).last().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("TransactWriteItems");
            assertThat(request.size()).isEqualTo(1 + 2 * 3);
        });
        orders.run(em -> {
            assertThat(em.find(Invoice.class, id)).isNull();
            assertThat(em.find(Line.class, lineId)).isNull();
        });
    }

    @Test
    void an_orphan_is_removed_and_the_rest_stays() {
        long id = placed(3);
        orders.run(em -> em.find(Invoice.class, id).getLines().remove(1));
        orders.run(em -> assertThat(em.find(Invoice.class, id).getLines())
                .extracting(Line::getQuantity)
                .containsExactlyInAnyOrder(1, 3));
    }

    @Test
    void nothing_is_sent_when_nothing_is_left_to_do() {
        orders.requests();
        orders.run(em -> {
            var customer = customer(em);
            em.flush();
            em.remove(customer);
        });
        assertThat(orders.requests()).isEmpty();
    }
}
