package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.model.Ticket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches JDBC: nothing without a checkpoint, and one savepoint for all the checkpoints that lie at the same point. */
class SavepointTest {

    private final AtomicInteger savepoints = new AtomicInteger();
    private Unit unit;

    @BeforeEach
    void start() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:savepoints;DB_CLOSE_DELAY=-1");
        DataSource counting = proxy(DataSource.class, h2);
        Database database = new Database() {
            @Override
            public String name() {
                return "H2, counted";
            }

            @Override
            public Map<String, Object> settings() {
                return Map.of("jakarta.persistence.nonJtaDataSource", counting);
            }
        };
        unit = new Unit(database, Map.of(), Ticket.class);
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (p, method, args) -> {
                    if (method.getName().equals("setSavepoint")) {
                        savepoints.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void none_is_taken_without_a_checkpoint() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.create(new Ticket("A1", 1));
            uow.flush();
            ticket.setPrice(2);
            uow.createQuery("from Ticket", Ticket.class).getResultList();
            return null;
        });
        assertThat(savepoints).hasValue(0);
    }

    @Test
    void none_is_taken_before_the_first_statement_and_then_one_for_all() {
        unit.inTransaction(uow -> {
            Checkpoint first = uow.setCheckpoint();
            uow.create(new Ticket("A1", 1));
            Checkpoint second = uow.setCheckpoint();
            second.rollback().orElseThrow();
            assertThat(savepoints).hasValue(0);
            write(uow);
            assertThat(savepoints).hasValue(1);
            first.rollback().orElseThrow();
            return null;
        });
    }

    private static void write(UnitOfWork uow) {
        uow.createQuery("from Ticket", Ticket.class).getResultList();
    }
}
