package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import java.sql.Savepoint;
import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every read of a transaction sees what the transaction wrote; nobody else does before the commit. */
@ExtendWith(DynamoDbExtension.class)
class OwnWritesTest {

    private static int tables;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "own" + tables++);
        orders.run(em -> {
            em.persist(new Customer(1, "Ann", "Italy"));
            em.persist(new Customer(2, "Bob", "Italy"));
            em.persist(new Customer(3, "Cid", "Spain"));
        });
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private static List<String> italians(EntityManager em) {
        return em.createQuery("select c.name from Customer c where c.country = 'Italy' order by c.name", String.class)
                .getResultList();
    }

    private static List<String> all(EntityManager em) {
        return em.createQuery("select c.name from Customer c order by c.name", String.class)
                .setHint("org.hibernate.comment", "a scan")
                .getResultList();
    }

    private static List<Object[]> perCountry(EntityManager em) {
        return em.createQuery(
                        "select c.country, count(c) from Customer c group by c.country order by 1", Object[].class)
                .getResultList();
    }

    @Test
    void inserts_updates_and_deletes_are_seen_by_index_scan_and_residual() {
        orders.run(em -> {
            em.persist(new Customer(4, "Dan", "Italy"));
            em.find(Customer.class, 3L).setCountry("Italy");
            em.find(Customer.class, 1L).setCountry("Spain");
            em.remove(em.find(Customer.class, 2L));
            assertThat(italians(em)).containsExactly("Cid", "Dan");
            assertThat(all(em)).containsExactly("Ann", "Cid", "Dan");
            assertThat(perCountry(em)).containsExactly(new Object[] {"Italy", 2L}, new Object[] {"Spain", 1L});
            orders.run(other -> {
                assertThat(italians(other)).containsExactly("Ann", "Bob");
                assertThat(perCountry(other)).containsExactly(new Object[] {"Italy", 2L}, new Object[] {"Spain", 1L});
            });
        });
        orders.run(em -> assertThat(italians(em)).containsExactly("Cid", "Dan"));
    }

    @Test
    void find_of_an_own_write_asks_nobody() {
        orders.requests();
        orders.run(em -> {
            em.persist(new Customer(7, "Eve", "Italy"));
            em.flush();
            em.clear();
            assertThat(em.find(Customer.class, 7L).getName()).isEqualTo("Eve");
            assertThat(orders.requests()).isEmpty();
        });
        assertThat(orders.requests()).containsExactly("PutItem");
    }

    @Test
    void a_savepoint_takes_writes_back() {
        orders.run(em -> {
            em.persist(new Customer(5, "Eve", "Italy"));
            em.flush();
            var savepoint = new Savepoint[1];
            em.unwrap(Session.class).doWork(connection -> savepoint[0] = connection.setSavepoint());
            em.persist(new Customer(6, "Fay", "Italy"));
            em.find(Customer.class, 1L).setName("Zoe");
            em.flush();
            assertThat(italians(em)).containsExactly("Bob", "Eve", "Fay", "Zoe");
            em.unwrap(Session.class).doWork(connection -> connection.rollback(savepoint[0]));
            em.clear();
            assertThat(italians(em)).containsExactly("Ann", "Bob", "Eve");
        });
        orders.run(em -> assertThat(italians(em)).containsExactly("Ann", "Bob", "Eve"));
    }

    @Test
    void what_a_savepoint_took_back_is_not_taken_for_stored() {
        var factory = orders.factory().unwrap(SessionFactory.class);
        factory.inStatelessTransaction(session -> {
            var savepoint = new Savepoint[1];
            var ann = session.get(Customer.class, 1L);
            session.doWork(connection -> savepoint[0] = connection.setSavepoint());
            ann.setName("Zoe");
            session.update(ann);
            assertThat(session.createQuery("select c.name from Customer c where c.id = 1", String.class)
                            .getSingleResult())
                    .isEqualTo("Zoe");
            session.doWork(connection -> connection.rollback(savepoint[0]));
            session.update(new Customer(1, "Amy", "Italy"));
        });
        orders.run(em -> assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("Amy"));
    }

    @Test
    void a_rollback_leaves_nothing_behind() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.persist(new Customer(8, "Gus", "Italy"));
        em.flush();
        em.getTransaction().rollback();
        em.close();
        orders.run(other -> assertThat(italians(other)).containsExactly("Ann", "Bob"));
    }

    @Test
    void a_collection_sees_lines_added_and_taken_away() {
        long id = orders.call(em -> {
            var invoice = new Invoice(em.find(Customer.class, 1L), LocalDateTime.now(), "1");
            invoice.add(1, "one", 1);
            invoice.add(2, "two", 2);
            em.persist(invoice);
            return invoice.getId();
        });
        orders.run(em -> {
            var invoice = em.find(Invoice.class, id);
            invoice.add(3, "three", 3);
            invoice.getLines().removeIf(line -> line.getId() == 1L);
            em.flush();
            em.clear();
            assertThat(em.find(Invoice.class, id).getLines())
                    .extracting(Line::getWhat)
                    .containsExactlyInAnyOrder("two", "three");
            assertThat(em.find(Line.class, 1L)).isNull();
            assertThat(em.find(Line.class, 3L).getWhat()).isEqualTo("three");
        });
    }
}
