package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders, limits and counts that a Query does by itself: the rows, and what was read for them. */
@ExtendWith(DynamoDbExtension.class)
class PushdownTest {

    private static final int ITALIANS = 700;
    private static final List<String> ODD =
            List.of("\uFF21", "\uD83D\uDE00", "z", "\uD7FF", "\uE000", "", "a\uD83D\uDE00", "a\uFF21");
    private static final List<RequestReport> REPORTS = new CopyOnWriteArrayList<>();

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "pushdown");
        for (int from = 0; from < ITALIANS; from += 50) {
            var ids = IntStream.range(from, from + 50);
            orders.run(em -> ids.forEach(id -> {
                var customer = new Customer(id, String.format("n%04d", (id * 37) % ITALIANS), "Italy");
                em.persist(customer);
            }));
        }
        orders.run(em -> {
            for (int i = 0; i < ODD.size(); i++) {
                em.persist(new Customer(2000 + i, ODD.get(i), "Odd"));
            }
            em.persist(new Customer(3000, null, "Nulls"));
            em.persist(new Customer(3001, "b", "Nulls"));
            em.persist(new Customer(3002, "a", "Nulls"));
        });
        RequestListener listener = REPORTS::add;
        Requests.of(orders.factory()).add(listener);
    }

    @BeforeEach
    void forget() {
        REPORTS.clear();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static <T> List<T> rows(String jpql, Class<T> type, int first, int most) {
        return orders.call(em -> em.createQuery(jpql, type)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList());
    }

    /** The items of each page that was read. */
    private static List<Integer> pages() {
        return REPORTS.stream().map(RequestReport::items).toList();
    }

    private static Request.Query query() {
        assertThat(REPORTS).singleElement().satisfies(report -> assertThat(report.request())
                .isInstanceOf(Request.Query.class));
        return (Request.Query) REPORTS.get(0).request();
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format("n%04d", i))
                .toList();
    }

    @Test
    void the_first_of_an_order_by_the_sort_key_is_all_that_is_read() {
        assertThat(rows("select c from Customer c where c.country = 'Italy' order by c.name", Customer.class, 0, 10))
                .extracting(Customer::getName)
                .isEqualTo(names(0, 10));
        assertThat(query().forward()).isTrue();
        assertThat(pages()).containsExactly(10);
    }

    @Test
    void the_last_of_it_is_read_backwards() {
        assertThat(rows(
                        "select c.name from Customer c where c.country = 'Italy' order by c.country, c.name desc",
                        String.class,
                        2,
                        3))
                .containsExactly("n0697", "n0696", "n0695");
        assertThat(query().forward()).isFalse();
        assertThat(pages()).containsExactly(5);
    }

    @Test
    void a_range_of_the_sort_key_is_cut_there_too() {
        assertThat(rows(
                        "select c.name from Customer c where c.country = 'Italy' and c.name > 'n0100' and c.name <= 'n0105' order by c.name desc",
                        String.class,
                        0,
                        3))
                .containsExactly("n0105", "n0104", "n0103");
        assertThat(pages()).containsExactly(3);
    }

    @Test
    void pages_grow_where_rows_are_dropped() {
        assertThat(rows(
                        "select c.name from Customer c where c.country = 'Italy' and c.id >= 650 order by c.name",
                        String.class,
                        0,
                        40))
                .hasSize(40)
                .isSorted();
        assertThat(pages()).containsExactly(160, 540);
    }

    @Test
    void without_an_order_any_rows_will_do() {
        assertThat(rows("select c from Customer c where c.country = 'Italy'", Customer.class, 0, 1))
                .hasSize(1);
        assertThat(pages()).containsExactly(1);
    }

    @Test
    void another_order_reads_them_all() {
        assertThat(rows("select c.id from Customer c where c.country = 'Italy' order by c.id desc", Long.class, 0, 2))
                .containsExactly(699L, 698L);
        assertThat(pages()).containsExactly(ITALIANS);
    }

    @Test
    void the_order_of_text_is_sqls_and_not_that_of_utf_8() {
        for (var direction : List.of("asc", "desc")) {
            var sorted = new ArrayList<>(ODD);
            sorted.sort(direction.equals("asc") ? Comparator.naturalOrder() : Comparator.reverseOrder());
            assertThat(orders.<List<String>>call(em -> em.createQuery(
                                    "select c.name from Customer c where c.country = 'Odd' order by c.name "
                                            + direction,
                                    String.class)
                            .getResultList()))
                    .isEqualTo(sorted);
        }
    }

    @Test
    void nulls_stand_where_the_query_wants_them() {
        var jpql = "select c.name from Customer c where c.country = 'Nulls' order by c.name ";
        Function<String, List<String>> answer = order ->
                orders.call(em -> em.createQuery(jpql + order, String.class).getResultList());
        assertThat(answer.apply("asc")).containsExactly(null, "a", "b");
        assertThat(answer.apply("asc nulls last")).containsExactly("a", "b", null);
        assertThat(answer.apply("desc nulls last")).containsExactly("b", "a", null);
        assertThat(answer.apply("desc nulls first")).containsExactly(null, "b", "a");
    }

    @Test
    void the_transactions_own_rows_stand_in_the_order() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.persist(new Customer(4000, "n0001x", "Italy"));
        em.remove(named(em, "n0000"));
        named(em, "n0002").setName("x");
        assertThat(em.createQuery(
                                "select c.name from Customer c where c.country = 'Italy' order by c.name", String.class)
                        .setMaxResults(3)
                        .getResultList())
                .containsExactly("n0001", "n0001x", "n0003");
        assertThat(em.createQuery(
                                "select c.name from Customer c where c.country = 'Italy' order by c.name desc",
                                String.class)
                        .setMaxResults(2)
                        .getResultList())
                .containsExactly("x", "n0699");
        assertThat(em.createQuery("select count(c) from Customer c where c.country = 'Italy'", Long.class)
                        .getSingleResult())
                .isEqualTo(ITALIANS);
        em.getTransaction().rollback();
        em.close();
    }

    private static Customer named(EntityManager em, String name) {
        return em.createQuery("select c from Customer c where c.country = 'Italy' and c.name = :name", Customer.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    @Test
    void a_count_leaves_the_items_where_they_are() {
        var jpql = "select count(c) from Customer c where c.country = 'Italy'";
        assertThat(orders.<Long>call(em -> em.createQuery(jpql, Long.class).getSingleResult()))
                .isEqualTo(ITALIANS);
        assertThat(query().countOnly()).isTrue();
        assertThat(rows(jpql, Long.class, 1, 5)).isEmpty();
    }

    @Test
    void so_does_a_count_of_a_whole_table() {
        assertThat(orders.<Long>call(em -> em.createQuery("select count(*) from Customer c", Long.class)
                        .getSingleResult()))
                .isEqualTo(ITALIANS + ODD.size() + 3);
        assertThat(REPORTS).isNotEmpty().allSatisfy(report -> assertThat(((Request.Scan) report.request()).countOnly())
                .isTrue());
    }

    @Test
    void a_count_under_a_condition_reads_the_items() {
        assertThat(orders.<Long>call(em -> em.createQuery(
                                "select count(*) from Customer c where c.country = 'Italy' and c.id < 10", Long.class)
                        .getSingleResult()))
                .isEqualTo(10);
        assertThat(query().countOnly()).isFalse();
    }
}
