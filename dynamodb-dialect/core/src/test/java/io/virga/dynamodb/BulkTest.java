package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bulk statements: the rows are read, and written as a flush writes them, all at commit or not at all. */
@ExtendWith(DynamoDbExtension.class)
class BulkTest {

    private static int tables;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "bulk" + tables++);
        orders.run(em -> {
            Customer ann = new Customer(1, "Ann", "Italy");
            ann.getTags().add("old");
            em.persist(ann);
            em.persist(new Customer(2, "Bob", "Italy"));
            em.persist(new Customer(3, "Cid", "Spain"));
            Invoice invoice = new Invoice(ann, LocalDateTime.of(2024, 1, 2, 3, 4), "10");
            invoice.add(1, "tea", 2);
            invoice.add(2, "milk", 5);
            em.persist(invoice);
        });
        orders.requests();
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private List<String> names() {
        return orders.call(em -> em.createQuery("select c.name from Customer c order by c.id", String.class)
                .getResultList());
    }

    private static int execute(EntityManager em, String jpql) {
        return em.createQuery(jpql).executeUpdate();
    }

    @Test
    void an_update_answers_the_number_of_rows_and_is_one_transaction() {
        orders.run(em -> assertThat(em.createQuery("update Customer c set c.name = ?1 where c.country = 'Italy'")
                        .setParameter(1, "x")
                        .executeUpdate())
                .isEqualTo(2));

        assertThat(orders.requests()).endsWith("TransactWriteItems");
        assertThat(names()).containsExactly("x", "x", "Cid");
    }

    @Test
    void an_update_sets_expressions_of_the_row_and_null() {
        orders.run(em -> {
            assertThat(execute(em, "update Line l set l.quantity = l.quantity * 2 + 1, l.what = upper(l.what)"))
                    .isEqualTo(2);
            assertThat(execute(em, "update Customer c set c.country = null where c.name like 'C%'"))
                    .isOne();
        });

        orders.run(em -> {
            assertThat(em.find(Line.class, 2L).getQuantity()).isEqualTo(11);
            assertThat(em.find(Line.class, 2L).getWhat()).isEqualTo("MILK");
            assertThat(em.find(Customer.class, 3L).getCountry()).isNull();
        });
    }

    @Test
    void an_updated_index_attribute_is_found_under_its_new_value() {
        orders.run(em -> execute(em, "update Customer c set c.country = 'Malta' where c.id = 1"));

        assertThat(orders.<List<String>>call(
                        em -> em.createQuery("select c.name from Customer c where c.country = 'Malta'", String.class)
                                .getResultList()))
                .containsExactly("Ann");
        assertThat(orders.<List<String>>call(
                        em -> em.createQuery("select c.name from Customer c where c.country = 'Italy'", String.class)
                                .getResultList()))
                .containsExactly("Bob");
    }

    @Test
    void conditions_may_be_subqueries_and_paths() {
        orders.run(em -> {
            assertThat(
                            execute(
                                    em,
                                    "update Customer c set c.name = 'buyer' where exists (select i from Invoice i where i.customer = c)"))
                    .isOne();
            assertThat(execute(em, "delete from Line l where l.invoice.customer.name = 'buyer' and l.quantity > 3"))
                    .isOne();
        });

        assertThat(names()).containsExactly("buyer", "Bob", "Cid");
        assertThat(orders.<Long>call(em -> em.createQuery("select count(l) from Line l", Long.class)
                        .getSingleResult()))
                .isOne();
    }

    @Test
    void a_delete_takes_the_rows_of_collections_with_it() {
        orders.run(em -> {
            execute(em, "delete from Line");
            execute(em, "delete from Invoice");
            assertThat(execute(em, "delete from Customer")).isEqualTo(3);
        });

        assertThat(names()).isEmpty();
        orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
        orders.run(em -> assertThat(em.find(Customer.class, 1L).getTags()).isEmpty());
    }

    @Test
    void an_insert_from_a_query() {
        orders.run(em -> assertThat(
                        execute(
                                em,
                                "insert into Customer (id, version, name, country) select c.id + 10, 0, c.name || '2', c.country from Customer c where c.country = 'Italy'"))
                .isEqualTo(2));

        assertThat(names()).containsExactly("Ann", "Bob", "Cid", "Ann2", "Bob2");
    }

    @Test
    void an_insert_of_values() {
        orders.run(em -> assertThat(
                        em.createQuery("insert into Customer (id, version, name) values (?1, 0, ?2), (8, 0, 'Eve')")
                                .setParameter(1, 7L)
                                .setParameter(2, "Dan")
                                .executeUpdate())
                .isEqualTo(2));

        assertThat(names()).containsExactly("Ann", "Bob", "Cid", "Dan", "Eve");
    }

    @Test
    void the_transaction_sees_what_it_wrote_and_a_rollback_takes_it_back() {
        assertThatThrownBy(() -> orders.run(em -> {
                    execute(em, "update Customer c set c.name = 'x' where c.id = 1");
                    em.persist(new Customer(4, "Dan", "Italy"));
                    assertThat(execute(em, "update Customer c set c.name = c.name || '!' where c.country = 'Italy'"))
                            .isEqualTo(3);
                    assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("x!");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(orders.requests()).doesNotContain("TransactWriteItems", "PutItem", "UpdateItem");
        assertThat(names()).containsExactly("Ann", "Bob", "Cid");
    }

    @Test
    void versions_rise_when_asked_for() {
        orders.run(em -> execute(em, "update versioned Customer c set c.name = 'x' where c.id < 3"));

        orders.run(em -> {
            assertThat(em.find(Customer.class, 1L).getVersion()).isOne();
            assertThat(em.find(Customer.class, 3L).getVersion()).isZero();
        });
    }

    @Test
    void a_row_that_another_changed_in_between_fails_the_commit_and_nothing_is_written() {
        assertThatThrownBy(() -> orders.run(em -> {
                    execute(em, "update Customer c set c.name = 'x'");
                    orders.run(other -> other.find(Customer.class, 2L).setName("Bea"));
                }))
                .hasRootCauseInstanceOf(Throwable.class)
                .satisfies(e -> assertThat(chain(e)).anyMatch(OptimisticLockException.class::isInstance));

        assertThat(names()).containsExactly("Ann", "Bea", "Cid");
    }

    @Test
    void more_rows_than_a_commit_holds_are_refused_with_nothing_written() {
        for (int batch = 0; batch < 3; batch++) {
            int first = 100 + batch * 50;
            orders.run(em -> {
                for (int id = first; id < first + 50; id++) {
                    em.persist(new Customer(id, "n" + id, "Peru"));
                }
            });
        }
        orders.requests();

        assertThatThrownBy(() ->
                        orders.run(em -> execute(em, "update Customer c set c.name = 'x' where c.country = 'Peru'")))
                .satisfies(e -> assertThat(
                                chain(e).stream().map(String::valueOf).toList().toString())
                        .contains("TOO_MANY_ITEMS", "150"));
        assertThat(orders.requests()).doesNotContain("TransactWriteItems", "PutItem", "UpdateItem");
    }

    private static List<Throwable> chain(Throwable thrown) {
        return java.util.stream.Stream.iterate(thrown, java.util.Objects::nonNull, Throwable::getCause)
                .toList();
    }
}
