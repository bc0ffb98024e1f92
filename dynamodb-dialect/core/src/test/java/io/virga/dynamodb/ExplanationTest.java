package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.Explanation.Access;
import io.virga.dynamodb.Explanation.Answer;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query would do is told, and nothing of it is done. */
@ExtendWith(DynamoDbExtension.class)
class ExplanationTest {

    private static OrderSystem orders;
    private static String table;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "explained");
        table = server.tableName("explained");
        orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
        // what comes first is compared with the schema
        orders.run(em -> em.find(Customer.class, 1L));
        orders.requests();
    }

    @AfterEach
    void nothing_was_sent() {
        assertThat(orders.requests()).isEmpty();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static Explanation explain(String jpql) {
        return orders.call(em -> Explanation.of(em.createQuery(jpql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select c.name from Customer c where c.id = 3 | GetItem TABLE key[id=3] for Customer attributes[id, name, pk, sk, _type, version]; filter[t0.id = 3]",
                "select c.name from Customer c where c.id in (5, 1, 9) | BatchGetItem TABLE key[id in [5, 1, 9]] for Customer attributes[id, name, pk, sk, _type, version]; filter[t0.id in [5, 1, 9]]",
                "select c.name from Customer c where c.country = 'Italy' and c.name >= 'B' | Query TABLE/gsi1 key[country='Italy', name>='B'] for Customer attributes[country, name, pk, sk, _type, version] (eventually consistent); filter[t0.country = 'Italy' and t0.name >= 'B']",
                "select i.total from Invoice i join i.customer c where i.customer.id = 5 and c.name = 'Eve' | Query TABLE/gsi1 key[customer_id=5] for Invoice attributes[total, customer_id, pk, sk, _type, version] (eventually consistent); GetItem TABLE key[id=5] for Customer attributes[id, name, pk, sk, _type, version]; filter[t1.id = 5 and t1.name = 'Eve']",
                "select c.name, i.total from Invoice i join i.customer c where i.total > 1 and i.customer.country is null | Scan TABLE for Invoice, Customer attributes[total, customer_id, pk, sk, _type, version, id, country, name] (filter _type in [Invoice, Customer]); filter[t0.total > 1 and t1.country is null]",
                "select l from Line l where l.id = 7 | GetItem TABLE key[locator id=7] for Line; GetItem TABLE key[located] for Line; filter[t0.id = 7]",
                "select max(i.total) from Invoice i where i.customer.id = 5 | Query TABLE/gsi1 key[customer_id=5] for Invoice attributes[total, customer_id, pk, sk, _type, version] (eventually consistent); residual[select max()]",
                "select c from Customer c where upper(c.name) = 'ANN' | Scan TABLE for Customer (filter _type in [Customer]); residual[comparison of upper() with a literal]",
            })
    void of_a_query_in_words(String jpql, String explanation) {
        assertThat(explain(jpql).toString().replace(table, "TABLE").replace("\n", "; "))
                .isEqualTo(explanation);
    }

    @Test
    void of_rows_that_others_point_at_by_waves() {
        var statement = explain("select l from Customer c join c.invoices i join i.lines l where c.id = 1")
                .statement();
        assertThat(statement.answer()).isEqualTo(Answer.ITEMS);
        assertThat(statement.accesses()).extracting(Access::wave).containsExactly(1, 1, 2);
        assertThat(statement.accesses()).extracting(Access::operation).containsExactly("GetItem", "Query", "Query");
    }

    @Test
    void with_the_parameters_it_has() {
        orders.run(em -> {
            var query = em.createQuery("select c from Customer c where c.id in :ids", Customer.class)
                    .setParameter("ids", LongStream.rangeClosed(1, 1000).boxed().toList());
            assertThat(Explanation.of(query).statement().requests()).isEqualTo(10);
        });
    }

    @Test
    void of_criteria_and_of_native_sql() {
        orders.run(em -> {
            var builder = em.getCriteriaBuilder();
            var criteria = builder.createQuery(Customer.class);
            var customer = criteria.from(Customer.class);
            criteria.where(builder.equal(customer.get("country"), "Italy"));
            assertThat(Explanation.of(em.createQuery(criteria)).statement().accesses())
                    .singleElement()
                    .satisfies(access -> assertThat(access.index()).isEqualTo("gsi1"));

            var statement = Explanation.of(em.createNativeQuery("select * from Customer where id = 1", Customer.class))
                    .statement();
            assertThat(statement.answer()).isEqualTo(Answer.RESIDUAL);
            assertThat(statement.residual()).isEqualTo("native SQL");
        });
    }

    @Test
    void of_writes_which_are_not_done() {
        orders.run(em -> {
            var update = em.createQuery("update Customer c set c.name = 'X' where c.country = 'Italy'");
            assertThat(Explanation.of(update).toString().replace(table, "TABLE"))
                    .isEqualTo(
                            "Query TABLE/gsi1 key[country='Italy'] for Customer (eventually consistent)\nresidual[update of the rows found]");
        });
    }

    @Test
    void of_what_is_refused() {
        orders.run(em -> {
            var statement =
                    Explanation.of(em.createNativeQuery("delete from Nothing")).statement();
            assertThat(statement.answer()).isEqualTo(Answer.REFUSED);
            assertThat(statement.residual()).contains("NATIVE_SQL", "NOTHING");
        });
    }

    @Test
    void leaves_pending_changes_pending() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.persist(new Customer(2, "Bob", "Spain"));
        var query = em.createQuery("select count(c) from Customer c", Long.class);
        assertThat(Explanation.of(query).statement().accesses())
                .extracting(Access::operation)
                .isEqualTo(List.of("Scan"));
        assertThat(em.unwrap(org.hibernate.Session.class).getStatistics().getEntityCount())
                .isEqualTo(1);
        em.getTransaction().rollback();
        em.close();
    }

    @Test
    void is_dynamodbs_only() {
        try (var h2 = new org.hibernate.jpa.HibernatePersistenceConfiguration("other")
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:other")
                .createEntityManagerFactory()) {
            h2.runInTransaction(em -> assertThatThrownBy(() -> Explanation.of(em.createNativeQuery("values 1")))
                    .isInstanceOf(IllegalArgumentException.class));
        }
    }
}
