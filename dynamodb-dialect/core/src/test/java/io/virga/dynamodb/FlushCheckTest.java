package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.Savepoint;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An explicit flush finds what SQL would find there; the commit costs nothing more for it. */
@ExtendWith(DynamoDbExtension.class)
class FlushCheckTest {

    private static int tables;

    private OrderSystem orders;
    private EntityManager em;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "flushcheck" + tables++, "flush-check=true");
        orders.run(first -> {
            first.persist(customer(1, "Ann", "ann@example.org"));
            first.persist(customer(2, "Bob", "bob@example.org"));
        });
        em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        orders.requests();
    }

    @AfterEach
    void stop() {
        if (em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        em.close();
        orders.close();
    }

    private static Customer customer(long id, String name, String email) {
        var customer = new Customer(id, name, "Italy");
        customer.setEmail(email);
        return customer;
    }

    private void elsewhere(Consumer<EntityManager> work) {
        orders.run(work);
        orders.requests();
    }

    @Test
    void a_taken_id() {
        em.persist(customer(1, "impostor", null));
        assertThatThrownBy(() -> em.flush())
                .isInstanceOf(EntityExistsException.class)
                .hasMessageContaining("Customer");
        assertThat(orders.requests()).containsExactly("BatchGetItem");
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
    }

    @Test
    void a_taken_unique_value() {
        em.persist(customer(3, "Cid", "ann@example.org"));
        assertThatThrownBy(() -> em.flush()).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.getKind()).isEqualTo(ConstraintViolationException.ConstraintKind.UNIQUE);
            assertThat(violation.getSQLState()).isEqualTo("23505");
            assertThat(violation.getConstraintName()).isNotEmpty();
        });
    }

    @Test
    void a_stale_version() {
        em.find(Customer.class, 1L).setName("late");
        elsewhere(other -> other.find(Customer.class, 1L).setName("early"));
        assertThatThrownBy(() -> em.flush())
                .isInstanceOf(OptimisticLockException.class)
                .hasMessageContaining("with id '1'");
    }

    @Test
    void a_row_that_is_gone() {
        em.remove(em.find(Customer.class, 2L));
        elsewhere(other -> other.remove(other.find(Customer.class, 2L)));
        assertThatThrownBy(() -> em.flush()).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void what_was_checked_is_not_read_again_and_the_commit_reads_nothing() {
        em.persist(customer(3, "Cid", "cid@example.org"));
        em.flush();
        em.flush();
        assertThat(orders.requests()).containsExactly("BatchGetItem");
        em.persist(customer(4, "Dan", null));
        em.getTransaction().commit();
        assertThat(orders.requests()).containsExactly("TransactWriteItems");
    }

    @Test
    void a_query_s_own_flush_checks_nothing() {
        em.persist(customer(1, "impostor", null));
        em.createQuery("select count(c) from Customer c where c.id = 7").getSingleResult();
        assertThat(orders.requests()).doesNotContain("BatchGetItem");
    }

    /** As the unit of work does it: fired as an event, a failed flush does not end the transaction. */
    @Test
    void going_back_to_a_savepoint_mends_it() {
        var session = em.unwrap(SessionImplementor.class);
        em.persist(customer(3, "Cid", "cid@example.org"));
        em.flush();
        Savepoint[] savepoint = new Savepoint[1];
        em.unwrap(Session.class).doWork(connection -> savepoint[0] = connection.setSavepoint());
        em.persist(customer(4, "Dan", "ann@example.org"));
        assertThatThrownBy(() -> flush(session)).isInstanceOf(ConstraintViolationException.class);
        em.unwrap(Session.class).doWork(connection -> connection.rollback(savepoint[0]));
        em.clear();
        em.persist(customer(4, "Dan", "dan@example.org"));
        flush(session);
        em.getTransaction().commit();
        orders.run(other -> {
            assertThat(other.find(Customer.class, 3L).getEmail()).isEqualTo("cid@example.org");
            assertThat(other.find(Customer.class, 4L).getEmail()).isEqualTo("dan@example.org");
        });
    }

    private static void flush(SessionImplementor session) {
        session.getFactory()
                .unwrap(org.hibernate.engine.spi.SessionFactoryImplementor.class)
                .getEventListenerRegistry()
                .getEventListenerGroup(EventType.FLUSH)
                .fireEventOnEachListener(
                        new FlushEvent((EventSource) session), (listener, event) -> listener.onFlush(event));
    }
}
