package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delete of a whole table reads keys, and what the items kept beside a row follow from. */
@ExtendWith(DynamoDbExtension.class)
class ClearingTest {

    private static int count;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "clearing" + ++count);
        orders.run(em -> {
            for (long id = 1; id <= 40; id++) {
                var customer = new Customer(id, "n" + id, "Italy");
                customer.setEmail(id + "@example.org");
                em.persist(customer);
            }
        });
        orders.requests();
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private static int clear(EntityManager em) {
        return em.createNativeQuery("delete from Customer").executeUpdate();
    }

    private long left() {
        return orders.call(em ->
                em.createQuery("select count(*) from Customer c", Long.class).getSingleResult());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM CUSTOMER", "delete /* all */ from Customer;"})
    void is_one_scan_of_keys_and_one_transaction(String sql) {
        List<Request> scans = new ArrayList<>();
        int deleted = orders.listening(
                report -> {
                    if (report.request() instanceof Request.Scan scan) {
                        scans.add(scan);
                    }
                },
                em -> em.createNativeQuery(sql).executeUpdate());
        assertThat(deleted).isEqualTo(40);
        assertThat(orders.requests()).containsExactly("Scan", "TransactWriteItems");
        assertThat(scans).singleElement().satisfies(scan -> assertThat(((Request.Scan) scan).projection())
                .containsExactlyInAnyOrder("pk", "sk", "_type", "id", "version", "email"));
        assertThat(left()).isZero();
        // the guards of the addresses are gone too
        orders.run(em -> {
            var again = new Customer(99, "new", "Spain");
            again.setEmail("1@example.org");
            em.persist(again);
        });
    }

    @Test
    void of_jpql_is_the_same() {
        orders.run(
                em -> em.persist(new Invoice(em.find(Customer.class, 1L), LocalDateTime.of(2026, 1, 1, 0, 0), "1.00")));
        orders.requests();
        orders.run(em -> assertThat(em.createQuery("delete from Invoice").executeUpdate())
                .isOne());
        assertThat(orders.requests()).containsExactly("Scan", "TransactWriteItems");
        orders.run(em -> assertThat(Explanation.of(em.createQuery("delete from Invoice")))
                .asString()
                .contains("clearing" + count + " for Invoice attributes["));
    }

    @Test
    void own_writes_are_deleted_too_and_a_rollback_brings_all_back() {
        orders.run(em -> {
            em.persist(new Customer(50, "new", "Spain"));
            em.find(Customer.class, 1L).setName("changed");
            em.remove(em.find(Customer.class, 2L));
            assertThat(clear(em)).isEqualTo(40);
            assertThat(em.createQuery("select c from Customer c").getResultList())
                    .isEmpty();
            em.getTransaction().setRollbackOnly();
        });
        assertThat(left()).isEqualTo(40);
    }

    @Test
    void a_row_that_comes_again_has_nothing_of_the_old_one() {
        orders.run(em -> {
            clear(em);
            em.persist(new Customer(3, "again", null));
        });
        orders.run(em -> {
            var again = em.find(Customer.class, 3L);
            assertThat(again.getName()).isEqualTo("again");
            assertThat(again.getCountry()).isNull();
            assertThat(again.getEmail()).isNull();
        });
        assertThat(left()).isOne();
    }

    @Test
    void a_row_that_others_changed_meanwhile_is_not_deleted() {
        assertThatThrownBy(() -> orders.run(em -> {
                    clear(em);
                    orders.run(other -> other.find(Customer.class, 7L).setName("changed"));
                }))
                .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(OptimisticLockException.class), e -> assertThat(e)
                        .hasCauseInstanceOf(OptimisticLockException.class));
        assertThat(left()).isEqualTo(40);
    }

    @Test
    void more_than_a_commit_takes_is_refused() {
        orders.run(em -> LongStream.range(100, 130).forEach(id -> {
            var customer = new Customer(id, "n", "Spain");
            customer.setEmail(id + "@example.org");
            em.persist(customer);
        }));
        assertThatThrownBy(() -> orders.run(ClearingTest::clear))
                .rootCause()
                .hasMessageContaining("TOO_MANY_ITEMS")
                .hasMessageContaining("140 items");
        assertThat(left()).isEqualTo(70);
    }
}
