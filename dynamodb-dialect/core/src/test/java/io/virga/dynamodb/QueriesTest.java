package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.OrderSystem;
import io.virga.dynamodb.model.Status;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPQL with key conditions, filters and everything behind: the rows, and the requests that brought them. */
@ExtendWith(DynamoDbExtension.class)
class QueriesTest {

    private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "queries");
        orders.run(em -> {
            var names = List.of("Ann", "Bob", "Cid", "Dan", "Eve");
            for (int i = 0; i < names.size(); i++) {
                var customer = new Customer(i + 1, names.get(i), i % 2 == 0 ? "Italy" : "Spain");
                em.persist(customer);
                for (int k = 0; k < i; k++) {
                    var invoice = new Invoice(customer, NEW_YEAR.plusDays(k), k + ".50");
                    invoice.setStatus(k % 2 == 0 ? Status.OPEN : Status.PAID);
                    invoice.add(i * 10L + k, "thing " + k, k + 1);
                    em.persist(invoice);
                }
            }
        });
        orders.requests();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static List<?> rows(String jpql) {
        orders.requests();
        return orders.call(em -> em.createQuery(jpql).getResultList());
    }

    private static String texts(List<?> rows) {
        return rows.stream()
                .map(row -> row instanceof Object[] items ? List.of(items) : row)
                .toList()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select c.name from Customer c where c.id = 3 | [Cid] | [GetItem]",
                "select c.name from Customer c where c.id in (5, 1, 9) order by c.name | [Ann, Eve] | [BatchGetItem]",
                "select c.name from Customer c where c.country = 'Italy' order by c.name desc | [Eve, Cid, Ann] | [Query]",
                "select c.name from Customer c where c.country = 'Italy' and c.name >= 'B' and c.name < 'E' | [Cid] | [Query]",
                "select c.name from Customer c where c.country = 'Italy' and c.name like 'A%' | [Ann] | [Query]",
                "select c.name from Customer c where c.country = 'Italy' and c.name between 'B' and 'D' | [Cid] | [Query]",
                "select count(*) from Customer c where c.country = 'Spain' | [2] | [Query]",
                "select count(i) from Invoice i where i.customer.id = 5 | [4] | [Query]",
                "select i.total from Invoice i where i.customer.id = 5 and i.status = PAID order by i.total | [1.50, 3.50] | [Query]",
                "select i.total from Invoice i where i.customer.id = 5 and i.total > 1 and i.total <= 2.5 order by i.total | [1.50, 2.50] | [Query]",
                "select l.what from Line l where l.id = 41 | [thing 1] | [GetItem, GetItem]",
                "select c.name from Customer c where c.name = 'Bob' and c.country is not null | [Bob] | [Scan]",
                "select c.name from Customer c where c.email is null and c.id = 2 | [Bob] | [GetItem]",
                "select distinct c.country from Customer c order by 1 | [Italy, Spain] | [Scan]",
                "select distinct c.country from Customer c order by c.country desc limit 1 | [Spain] | [Scan]",
                "select distinct c.id, upper(c.name) from Customer c order by c.id offset 1 fetch first 2 rows only | [[2, BOB], [3, CID]] | [Scan]",
                "select count(*) filter (where c.name < 'C') from Customer c where c.country = 'Spain' | [1] | [Query]",
                "select count(c.email), count(c) from Customer c where c.country = 'Spain' | [[0, 2]] | [Query]",
                "select upper(c.name) from Customer c where c.id = 1 | [ANN] | [GetItem]",
                "select sum(i.total) from Invoice i where i.customer.id = 4 | [4.50] | [Query]",
                "select c.name from Customer c where c.id = 2 or c.id = 4 order by 1 | [Bob, Dan] | [BatchGetItem]",
                "select c.name from Customer c where (c.country = 'Spain' or c.country in ('Norway', 'Italy')) and c.name < 'C' order by 1 | [Ann, Bob] | [Query, Query, Query]",
                "select c.name from Customer c where c.id = 2 or c.name = 'Dan' order by 1 | [Bob, Dan] | [Scan]",
                "select count(*), count(i) from Invoice i right join Customer c on i.customer = c and c.id = 4 | [[7, 3]] | [Scan]",
                "select c.name from Invoice i right join i.customer c where i.id is null | [Ann] | [Scan]",
                "select i.customer.name from Invoice i where i.id = 1 | [Bob] | [GetItem, GetItem]",
                "select c.name from Customer c where not exists (select 1 from Invoice i where i.customer = c) | [Ann] | [Scan]",
                "select max(l.quantity) from Line l join l.invoice i join i.customer c where c.name = 'Eve' | [4] | [Scan]",
                "select c.name from Customer c where c.id = 77 | [] | [GetItem]",
                "select c.name from Customer c where c.country in ('Spain', 'Norway') order by c.name | [Bob, Dan] | [Query, Query]",
                "select c.name from Customer c where c.country = 'Italy' order by c.id limit 2 | [Ann, Cid] | [Query]",
                "select c.name from Customer c where c.country = 'Italy' order by c.id offset 1 | [Cid, Eve] | [Query]",
            })
    void answers_with_the_right_requests(String jpql, String rows, String requests) {
        assertThat(texts(rows(jpql))).isEqualTo(rows);
        assertThat(orders.requests()).hasToString(requests);
    }

    @Test
    void a_to_one_of_many_rows_is_one_wave() {
        var found = rows("select i.id, c.name from Invoice i join i.customer c where i.customer.id in (3, 4, 5)");
        assertThat(found).hasSize(2 + 3 + 4);
        assertThat(orders.requests()).containsExactlyInAnyOrder("Query", "Query", "Query", "BatchGetItem");
    }

    @Test
    void an_entity_as_a_parameter_is_its_foreign_key() {
        orders.run(em -> {
            var eve = em.getReference(Customer.class, 5L);
            orders.requests();
            assertThat(em.createQuery(
                                    "select i.total from Invoice i where i.customer = :customer and i.status = PAID order by 1",
                                    java.math.BigDecimal.class)
                            .setParameter("customer", eve)
                            .getResultList())
                    .hasToString("[1.50, 3.50]");
            assertThat(orders.requests()).containsExactly("Query");
        });
    }

    @Test
    void maximum_and_first_result_cut_the_list() {
        orders.run(em -> {
            var page = em.createQuery(
                            "select c.name from Customer c where c.country = 'Italy' order by c.name", String.class)
                    .setFirstResult(1)
                    .setMaxResults(1)
                    .getResultList();
            assertThat(page).containsExactly("Cid");
        });
    }

    @Test
    void rows_of_a_group_by_are_those_of_sql() {
        var found = rows("select c.country, count(i), sum(i.total) from Invoice i join i.customer c"
                + " group by c.country having count(i) > 3 order by c.country");
        assertThat(found)
                .extracting(row -> List.of((Object[]) row).toString())
                .containsExactly("[Italy, 6, 10.00]", "[Spain, 4, 5.00]");
    }

    @Test
    void entities_come_with_their_associations_fetched() {
        orders.run(em -> {
            var invoices = em.createQuery(
                            "select i from Invoice i join fetch i.customer left join fetch i.lines where i.customer.id = 5",
                            Invoice.class)
                    .getResultList();
            assertThat(invoices).hasSize(4).allSatisfy(invoice -> {
                assertThat(invoice.getLines()).hasSize(1);
                assertThat(invoice.getCustomer().getName()).isEqualTo("Eve");
            });
        });
    }
}
