package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.jpa.VirgaPersistenceProvider;
import io.virga.suite.model.Ticket;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;

/** An application that sets no checkpoint makes the JDBC calls that it makes on Hibernate, and no other. */
class JdbcCallsTest {

    @Test
    void without_a_checkpoint_the_calls_are_those_of_hibernate() {
        List<String> onHibernate = calls(new HibernatePersistenceProvider(), JdbcCallsTest::workDay);
        List<String> onVirga = calls(new VirgaPersistenceProvider(), JdbcCallsTest::workDay);

        assertThat(onVirga).isEqualTo(onHibernate).contains("commit []", "executeUpdate []");
    }

    @Test
    void a_checkpoint_adds_a_savepoint_and_its_release() {
        List<String> calls = calls(new VirgaPersistenceProvider(), em -> {
            em.getTransaction().begin();
            var checkpoint = io.virga.UnitOfWork.of(em).setCheckpoint();
            em.persist(new Ticket("B1", 1));
            em.flush();
            checkpoint.release().orElseThrow();
            em.getTransaction().commit();
        });

        assertThat(calls).filteredOn(call -> call.contains("avepoint")).hasSize(2);
    }

    private static void workDay(EntityManager em) {
        UUID id = new UUID(0, 0);
        em.find(Ticket.class, id);
        em.getTransaction().begin();
        Ticket ticket = new Ticket("A1", 1);
        em.persist(ticket);
        em.persist(new Ticket("A2", 2));
        em.flush();
        ticket.setPrice(3);
        em.createQuery("from Ticket where price > 0", Ticket.class).getResultList();
        em.refresh(ticket);
        em.createQuery("update Ticket set price = price + 1").executeUpdate();
        em.getTransaction().commit();
        em.getTransaction().begin();
        em.remove(ticket);
        em.getTransaction().commit();
    }

    private static List<String> calls(PersistenceProvider provider, Consumer<EntityManager> work) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        List<String> calls = new ArrayList<>();
        PersistenceConfiguration configuration = new PersistenceConfiguration("calls")
                .provider(provider.getClass().getName())
                .managedClass(Ticket.class)
                .property("jakarta.persistence.nonJtaDataSource", recording(calls, DataSource.class, h2))
                .property("hibernate.hbm2ddl.auto", "create");
        try (EntityManagerFactory factory = provider.createEntityManagerFactory(configuration);
                EntityManager em = factory.createEntityManager()) {
            calls.clear();
            work.accept(em);
        }
        return List.copyOf(calls);
    }

    private static <T> T recording(List<String> calls, Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                JdbcCallsTest.class.getClassLoader(), new Class<?>[] {type}, (p, method, args) -> {
                    boolean binds = method.getName().startsWith("set") && method.getParameterCount() > 1;
                    calls.add(method.getName()
                            + (binds ? "" : " " + Arrays.toString(args == null ? new Object[0] : args)));
                    try {
                        Object result = method.invoke(target, args);
                        if (result instanceof Connection connection) {
                            return recording(calls, Connection.class, connection);
                        }
                        return result instanceof PreparedStatement statement
                                ? recording(calls, PreparedStatement.class, statement)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
