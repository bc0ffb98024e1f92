package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hibernate.ScrollMode;
import org.hibernate.Session;
import org.hibernate.query.KeyedPage;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many rows a few at a time: cursors without state, scrolling, streams. More rows than a statement may hold. */
@ExtendWith(DynamoDbExtension.class)
class CursorsTest {

    private static final int ITALIANS = 1200;
    private static final String ITALY = "select c from Customer c where c.country = 'Italy'";
    private static final List<RequestReport> REPORTS = new CopyOnWriteArrayList<>();

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "cursors", "residual.max-rows=100", "scan=allow");
        for (int from = 0; from < ITALIANS; from += 100) {
            var ids = IntStream.range(from, from + 100);
            // four of each name
            orders.run(em -> ids.forEach(id -> em.persist(new Customer(id, String.format("n%04d", id / 4), "Italy"))));
        }
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

    private static long itemsRead() {
        return REPORTS.stream().mapToLong(RequestReport::items).sum();
    }

    private static List<Integer> all(boolean ascending) {
        var ids = new ArrayList<>(IntStream.range(0, ITALIANS).boxed().toList());
        if (!ascending) {
            java.util.Collections.reverse(ids);
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pages_by_key_begin_where_the_last_one_ended(boolean ascending) {
        List<Order<? super Customer>> order = ascending
                ? List.of(Order.asc(Customer.class, "name"), Order.asc(Customer.class, "id"))
                : List.of(Order.desc(Customer.class, "name"), Order.desc(Customer.class, "id"));
        KeyedPage<Customer> page = Page.first(100).keyedBy(order);
        var seen = new ArrayList<Integer>();
        while (page != null) {
            REPORTS.clear();
            KeyedPage<Customer> current = page;
            // each in a session of its own: nothing is kept but the last key
            var result = orders.call(em -> em.unwrap(Session.class)
                    .createSelectionQuery(ITALY, Customer.class)
                    .getKeyedResultList(current));
            result.getResultList().forEach(customer -> seen.add((int) (long) customer.getId()));
            assertThat(itemsRead()).isLessThan(600);
            page = result.isLastPage() ? null : result.getNextPage();
        }
        assertThat(seen).isEqualTo(all(ascending));
    }

    @Test
    void a_cursor_by_hand_is_the_same() {
        orders.run(em -> {
            var query = em.createQuery(
                            ITALY + " and (c.name > :name or c.name = :name and c.id > :id) order by c.name, c.id",
                            Customer.class)
                    .setParameter("name", "n0290")
                    .setParameter("id", 1161L)
                    .setMaxResults(5);
            assertThat(Explanation.of(query).toString()).contains("name>=least(");
            assertThat(query.getResultList())
                    .extracting(Customer::getId)
                    .containsExactly(1162L, 1163L, 1164L, 1165L, 1166L);
        });
        assertThat(itemsRead()).isLessThanOrEqualTo(40);
    }

    @Test
    void what_the_cases_of_an_or_say_in_common_may_be_little() {
        orders.run(em -> {
            assertThat(em.createQuery(
                                    ITALY + " and (c.name > 'n0298' or c.name = 'n0002') order by c.id", Customer.class)
                            .getResultList())
                    .extracting(Customer::getId)
                    .containsExactly(8L, 9L, 10L, 11L, 1196L, 1197L, 1198L, 1199L);
            assertThat(em.createQuery(ITALY + " and (c.name < 'n0001' or c.id = 1100) order by c.id", Customer.class)
                            .getResultList())
                    .extracting(Customer::getId)
                    .containsExactly(0L, 1L, 2L, 3L, 1100L);
            assertThat(em.createQuery(ITALY + " and (c.name <= :a or c.name < :b) order by c.id", Customer.class)
                            .setParameter("a", null)
                            .setParameter("b", "n0001")
                            .getResultList())
                    .hasSize(4);
        });
    }

    @Test
    void a_stream_holds_no_more_than_its_pages() {
        orders.run(em -> {
            try (var stream =
                    em.createQuery(ITALY + " order by c.name", Customer.class).getResultStream()) {
                assertThat(stream.count()).isEqualTo(ITALIANS);
            }
        });
    }

    @Test
    void scrolling_goes_forward_page_by_page() {
        orders.run(em -> {
            try (var rows = em.unwrap(Session.class)
                    .createSelectionQuery(ITALY + " order by c.name", Customer.class)
                    .scroll(ScrollMode.FORWARD_ONLY)) {
                int count = 0;
                while (rows.next()) {
                    assertThat(rows.get().getCountry()).isEqualTo("Italy");
                    count++;
                }
                assertThat(count).isEqualTo(ITALIANS);
            }
        });
    }
}
