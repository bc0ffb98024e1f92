package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.time.LocalDateTime;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What two transactions do to each other: the second one is told, and nothing of it is written. */
@ExtendWith(DynamoDbExtension.class)
class ConflictTest {

    private static int tables;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "conflict" + tables++);
        orders.run(em -> {
            var ann = new Customer(1, "Ann", "Italy");
            ann.setEmail("ann@example.org");
            em.persist(ann);
            em.persist(new Customer(2, "Bob", "Italy"));
        });
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private EntityManager begin() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        return em;
    }

    @Test
    void the_second_of_two_updates_of_one_item_fails() {
        var first = begin();
        var second = begin();
        first.find(Customer.class, 1L).setName("first");
        second.find(Customer.class, 1L).setName("second");
        first.getTransaction().commit();
        assertThatThrownBy(() -> second.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class)
                .hasStackTraceContaining("Customer");
        assertThat(second.getTransaction().isActive()).isFalse();
        second.close();
        first.close();
        orders.run(em -> assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("first"));
    }

    @Test
    void a_stale_item_among_many_stops_them_all() {
        var first = begin();
        var second = begin();
        first.find(Customer.class, 1L).setName("first");
        var ann = second.find(Customer.class, 1L);
        ann.setName("second");
        second.find(Customer.class, 2L).setName("also second");
        var invoice = new Invoice(ann, LocalDateTime.now(), "1");
        invoice.add(1, "thing", 1);
        second.persist(invoice);
        first.getTransaction().commit();
        assertThatThrownBy(() -> second.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);
        second.close();
        first.close();
        orders.run(em -> {
            assertThat(em.find(Customer.class, 2L).getName()).isEqualTo("Bob");
            assertThat(em.find(Invoice.class, invoice.getId())).isNull();
        });
    }

    @Test
    void an_update_of_a_row_that_is_gone_fails() {
        var first = begin();
        var second = begin();
        first.remove(first.find(Customer.class, 2L));
        second.find(Customer.class, 2L).setName("nobody");
        first.getTransaction().commit();
        assertThatThrownBy(() -> second.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);
        second.close();
        first.close();
        orders.run(em -> assertThat(em.find(Customer.class, 2L)).isNull());
    }

    @Test
    void an_id_is_taken_once() {
        var em = begin();
        em.persist(new Customer(1, "impostor", "Spain"));
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(EntityExistsException.class)
                .hasStackTraceContaining("Customer");
        em.close();
        orders.run(other -> assertThat(other.find(Customer.class, 1L).getName()).isEqualTo("Ann"));
    }

    @Test
    void a_unique_value_is_held_once_moved_and_freed() {
        var em = begin();
        em.find(Customer.class, 2L).setEmail("ann@example.org");
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining(ConstraintViolationException.class.getName());
        em.close();
        orders.run(other -> other.find(Customer.class, 1L).setEmail("ann@example.com"));
        orders.run(other -> other.find(Customer.class, 2L).setEmail("ann@example.org"));
        orders.run(other -> other.remove(other.find(Customer.class, 1L)));
        orders.run(other -> {
            var dan = new Customer(4, "Dan", "Italy");
            dan.setEmail("ann@example.com");
            other.persist(dan);
        });
        orders.run(other -> assertThat(
                        other.createQuery("select c.id from Customer c where c.email = 'ann@example.com'", Long.class)
                                .getSingleResult())
                .isEqualTo(4L));
    }

    @Test
    void unique_values_may_be_absent_many_times() {
        orders.run(em -> {
            em.persist(new Customer(5, "Eve", "Italy"));
            em.persist(new Customer(6, "Fay", "Italy"));
        });
        orders.run(em -> assertThat(em.find(Customer.class, 6L).getEmail()).isNull());
    }
}
