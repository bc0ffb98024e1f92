package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions that are not the usual one: failed, read-only, none at all. */
@ExtendWith(DynamoDbExtension.class)
class TransactionsTest {

    private static int tables;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "transactions" + tables++, "scan=allow");
        orders.run(em -> {
            em.persist(new Customer(1, "Ann", "Italy"));
            em.persist(new Customer(2, "Bob", "Italy"));
        });
        orders.requests();
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private void elsewhere(Consumer<EntityManager> work) {
        orders.run(work);
    }

    /** As Jakarta Persistence says: everything is detached, and the entity manager goes on. */
    @Test
    void after_a_failed_commit_the_entity_manager_goes_on() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        var ann = em.find(Customer.class, 1L);
        ann.setName("late");
        elsewhere(other -> other.find(Customer.class, 1L).setName("early"));
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(RollbackException.class);
        assertThat(em.contains(ann)).isFalse();

        em.getTransaction().begin();
        var again = em.find(Customer.class, 1L);
        assertThat(again.getName()).isEqualTo("early");
        again.setName("second attempt");
        em.getTransaction().commit();
        em.close();
        elsewhere(other -> assertThat(other.find(Customer.class, 1L).getName()).isEqualTo("second attempt"));
    }

    @Test
    void a_refused_commit_leaves_nothing_behind() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        for (int i = 100; i < 201; i++) {
            em.persist(new Customer(i, "Customer " + i, "Italy"));
        }
        orders.requests();
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("TOO_MANY_ITEMS");
        em.getTransaction().begin();
        em.persist(new Customer(3, "Cid", "Italy"));
        em.getTransaction().commit();
        em.close();
        assertThat(orders.requests()).containsExactly("PutItem");
    }

    @Test
    void a_rolled_back_transaction_sends_nothing() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.find(Customer.class, 1L).setName("nobody");
        em.persist(new Customer(3, "nobody", "Italy"));
        em.flush();
        em.getTransaction().rollback();
        em.getTransaction().begin();
        em.getTransaction().commit();
        em.close();
        assertThat(orders.requests()).containsExactly("GetItem");
    }

    @Test
    void what_is_marked_for_rollback_is_not_sent() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.find(Customer.class, 1L).setName("nobody");
        em.flush();
        em.getTransaction().setRollbackOnly();
        em.getTransaction().commit();
        em.close();
        assertThat(orders.requests()).containsExactly("GetItem");
    }

    @Test
    void a_read_only_transaction_reads() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.unwrap(Session.class).doWork(connection -> connection.setReadOnly(true));
        assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("Ann");
        em.persist(new Customer(3, "Cid", "Italy"));
        assertThatThrownBy(em::flush).hasMessageContaining("READ_ONLY");
        em.getTransaction().rollback();
        em.unwrap(Session.class).doWork(connection -> connection.setReadOnly(false));
        em.close();
        assertThat(orders.requests()).containsExactly("GetItem");
    }

    @Test
    void without_a_transaction_each_statement_is_one() {
        var factory = orders.factory().unwrap(SessionFactory.class);
        try (var session = factory.withStatelessOptions().openStatelessSession()) {
            session.doWork(connection -> {
                connection.setAutoCommit(true);
                try (var statement = connection.createStatement()) {
                    assertThat(statement.executeUpdate("update Customer set name = 'Anna' where id = 1"))
                            .isEqualTo(1);
                    assertThat(statement.executeUpdate("delete from Customer where id = 2"))
                            .isEqualTo(1);
                }
                connection.setAutoCommit(false);
            });
        }
        assertThat(orders.requests()).contains("UpdateItem", "TransactWriteItems");
        elsewhere(em -> {
            assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("Anna");
            assertThat(em.find(Customer.class, 2L)).isNull();
        });
    }
}
