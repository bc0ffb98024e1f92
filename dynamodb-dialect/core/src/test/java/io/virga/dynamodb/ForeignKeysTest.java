package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code foreign-keys=check}: the row that a foreign key refers to is there when the transaction commits. */
@ExtendWith(DynamoDbExtension.class)
class ForeignKeysTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0);
    private static int tables;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "foreignkeys" + tables++, "foreign-keys=check");
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

    private void refused(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> orders.run(work))
                .isInstanceOf(RollbackException.class)
                .satisfies(problem -> {
                    assertThat(problem.getCause())
                            .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                                assertThat(violation.getKind())
                                        .isEqualTo(ConstraintViolationException.ConstraintKind.FOREIGN_KEY);
                                assertThat(violation.getConstraintName()).isNotEmpty();
                            });
                    assertThat(problem).hasMessageContaining("Customer");
                });
    }

    @Test
    void a_parent_that_is_there_is_checked_and_not_written() {
        orders.run(em -> em.persist(new Invoice(em.getReference(Customer.class, 1L), NOON, "1")));
        assertThat(orders.requests()).endsWith("TransactWriteItems");
        orders.run(em -> assertThat(em.find(Customer.class, 1L).getVersion()).isZero());
    }

    @Test
    void a_parent_that_is_not_there() {
        refused(em -> em.persist(new Invoice(em.getReference(Customer.class, 7L), NOON, "1")));
        orders.run(em -> assertThat(em.createQuery("select count(i) from Invoice i", Long.class)
                        .getSingleResult())
                .isZero());
    }

    @Test
    void a_parent_removed_by_another_transaction() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.persist(new Invoice(em.find(Customer.class, 1L), NOON, "1"));
        orders.run(other -> other.remove(other.find(Customer.class, 1L)));
        assertThatThrownBy(() -> em.getTransaction().commit()).hasCauseInstanceOf(ConstraintViolationException.class);
        em.close();
    }

    @Test
    void parent_and_child_written_together_need_no_check() {
        orders.run(em -> {
            var cid = new Customer(3, "Cid", "Spain");
            em.persist(cid);
            em.persist(new Invoice(cid, NOON, "1"));
        });
        assertThat(orders.requests()).endsWith("TransactWriteItems");
    }

    @Test
    void a_parent_removed_in_the_same_transaction() {
        refused(em -> {
            var ann = em.find(Customer.class, 1L);
            em.persist(new Invoice(ann, NOON, "1"));
            em.flush();
            em.createQuery("delete from Customer c where c.id = 1").executeUpdate();
        });
    }

    @Test
    void a_child_that_is_gone_again_claims_nothing() {
        orders.run(em -> {
            var invoice = new Invoice(em.getReference(Customer.class, 7L), NOON, "1");
            em.persist(invoice);
            em.flush();
            em.remove(invoice);
        });
    }

    @Test
    void the_rows_of_a_collection_refer_to_their_owner() {
        orders.run(em -> em.find(Customer.class, 1L).getTags().add("new"));
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        var tags = em.find(Customer.class, 2L).getTags();
        tags.add("late");
        orders.run(other -> other.remove(other.find(Customer.class, 2L)));
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(RollbackException.class);
        em.close();
        orders.run(other -> assertThat(other.createQuery("select count(t) from Customer c join c.tags t", Long.class)
                        .getSingleResult())
                .isEqualTo(1));
    }
}
