package io.virga.dynamodb;

import static jakarta.persistence.LockModeType.OPTIMISTIC;
import static jakarta.persistence.LockModeType.OPTIMISTIC_FORCE_INCREMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lock modes: optimistic ones are conditions of the commit, the others are refused by name. */
@ExtendWith(DynamoDbExtension.class)
class LocksTest {

    private static int tables;

    private OrderSystem orders;
    private EntityManager em;
    private Long invoice;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "locks" + tables++);
        invoice = orders.call(first -> {
            var ann = new Customer(1, "Ann", "Italy");
            first.persist(ann);
            first.persist(new Customer(2, "Bob", "Italy"));
            var persisted = new Invoice(ann, LocalDateTime.of(2026, 11, 21, 10, 0), "10");
            persisted.add(1, "thing", 1);
            first.persist(persisted);
            return persisted.getId();
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

    private void annChangesElsewhere() {
        orders.run(other -> other.find(Customer.class, 1L).setName("Anna"));
        orders.requests();
    }

    private void commitFails() {
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class)
                .hasStackTraceContaining(Customer.class.getName())
                .hasStackTraceContaining("id '1'");
    }

    @Test
    void a_lock_is_a_condition_of_the_same_transaction() {
        em.find(Customer.class, 1L, OPTIMISTIC);
        em.find(Customer.class, 2L).setName("Bobby");
        em.getTransaction().commit();
        assertThat(orders.requests()).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        orders.run(
                other -> assertThat(other.find(Customer.class, 1L).getVersion()).isZero());
    }

    @Test
    void what_was_found_with_a_lock_and_changed_elsewhere_stops_the_commit() {
        em.find(Customer.class, 1L, OPTIMISTIC);
        em.find(Customer.class, 2L).setName("Bobby");
        annChangesElsewhere();
        commitFails();
        orders.run(other -> assertThat(other.find(Customer.class, 2L).getName()).isEqualTo("Bob"));
    }

    @Test
    void what_was_locked_later() {
        var ann = em.find(Customer.class, 1L);
        em.lock(ann, OPTIMISTIC);
        annChangesElsewhere();
        commitFails();
    }

    @Test
    void what_a_query_locked() {
        em.createQuery("from Customer c where c.id = 1", Customer.class)
                .setLockMode(OPTIMISTIC)
                .getSingleResult();
        annChangesElsewhere();
        commitFails();
    }

    @Test
    void a_transaction_that_only_reads_is_checked_too() {
        em.find(Customer.class, 1L, OPTIMISTIC);
        em.getTransaction().commit();
        assertThat(orders.requests()).containsExactly("GetItem", "TransactWriteItems");
    }

    @Test
    void a_locked_row_that_is_changed_or_removed_is_one_action() {
        var ann = em.find(Customer.class, 1L, OPTIMISTIC);
        ann.setName("Anna");
        em.flush();
        ann.setName("Anne");
        em.getTransaction().commit();
        assertThat(orders.requests()).containsExactly("GetItem", "UpdateItem");
        orders.run(other -> {
            var bob = other.find(Customer.class, 2L, OPTIMISTIC);
            other.remove(bob);
        });
    }

    @Test
    void a_lock_is_undone_with_a_savepoint() {
        var ann = em.find(Customer.class, 1L);
        em.find(Customer.class, 2L).setName("Bobby");
        em.unwrap(org.hibernate.Session.class).doWork(connection -> {
            var savepoint = connection.setSavepoint();
            em.lock(ann, OPTIMISTIC);
            connection.rollback(savepoint);
        });
        annChangesElsewhere();
        em.getTransaction().commit();
    }

    @Test
    void a_row_with_a_locator() {
        em.find(Line.class, 1L);
        var locked = em.find(Invoice.class, invoice, OPTIMISTIC);
        orders.run(other -> other.find(Invoice.class, invoice).setStatus(io.virga.dynamodb.model.Status.PAID));
        assertThat(locked.getId()).isEqualTo(invoice);
        assertThatThrownBy(() -> em.getTransaction().commit()).hasCauseInstanceOf(OptimisticLockException.class);
    }

    @Test
    void a_forced_increment_writes_the_version() {
        em.find(Customer.class, 1L, OPTIMISTIC_FORCE_INCREMENT);
        em.getTransaction().commit();
        assertThat(orders.requests()).containsExactly("GetItem", "UpdateItem");
        orders.run(
                other -> assertThat(other.find(Customer.class, 1L).getVersion()).isEqualTo(1));
    }

    @Test
    void a_forced_increment_of_a_stale_version_fails() {
        var ann = em.find(Customer.class, 1L);
        em.lock(ann, OPTIMISTIC_FORCE_INCREMENT);
        annChangesElsewhere();
        assertThatThrownBy(() -> em.getTransaction().commit()).hasCauseInstanceOf(OptimisticLockException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = LockModeType.class,
            names = {"PESSIMISTIC_READ", "PESSIMISTIC_WRITE"})
    void row_locks_are_refused(LockModeType mode) {
        assertThatThrownBy(() -> em.find(Customer.class, 1L, mode))
                .hasStackTraceContaining("PESSIMISTIC_LOCK")
                .hasStackTraceContaining("LockModeType.OPTIMISTIC");
        em.getTransaction().rollback();
        em.getTransaction().begin();
        var ann = em.find(Customer.class, 1L);
        assertThatThrownBy(() -> em.lock(ann, mode)).hasStackTraceContaining("PESSIMISTIC_LOCK");
    }

    @Test
    void a_forced_increment_that_is_to_lock_at_once_is_refused_too() {
        assertThatThrownBy(() -> em.find(Customer.class, 1L, LockModeType.PESSIMISTIC_FORCE_INCREMENT))
                .hasStackTraceContaining("PESSIMISTIC_LOCK");
    }
}
