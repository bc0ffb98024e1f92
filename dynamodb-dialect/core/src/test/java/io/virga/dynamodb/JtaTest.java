package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.virga.dynamodb.internal.jdbc.DynamoDriver;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under JTA, with Narayana and Agroal, as application servers and Quarkus have them. */
@ExtendWith(DynamoDbExtension.class)
class JtaTest {

    private static int tables;

    private final TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private AgroalDataSource pool;
    private EntityManagerFactory factory;
    private RequestLog log;

    private void start(DynamoServer server, String settings) throws SQLException {
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreType(VolatileStore.class.getName());
        var url = server.jdbcUrl("jta" + tables++) + settings;
        pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(connections -> connections
                        .maxSize(4)
                        .transactionIntegration(new NarayanaTransactionIntegration(
                                manager, new TransactionSynchronizationRegistryImple()))
                        .connectionFactoryConfiguration(one ->
                                one.connectionProviderClass(DynamoDriver.class).jdbcUrl(url))));
        factory = new HibernatePersistenceConfiguration("jta")
                .transactionType(PersistenceUnitTransactionType.JTA)
                .property("jakarta.persistence.jtaDataSource", pool)
                .property("hibernate.transaction.jta.platform", "JBossTS")
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(Customer.class)
                .managedClass(Invoice.class)
                .managedClass(Line.class)
                .createEntityManagerFactory();
        log = RequestLog.open(factory);
        run(em -> {
            em.persist(new Customer(1, "Ann", "Italy"));
            em.persist(new Customer(2, "Bob", "Italy"));
        });
        log.clear();
    }

    @AfterEach
    void stop() {
        log.close();
        factory.close();
        pool.close();
    }

    private void run(Consumer<EntityManager> work) {
        var problem = attempt(work);
        assertThat(problem).isNull();
    }

    private Throwable attempt(Consumer<EntityManager> work) {
        return catchThrowable(() -> {
            manager.begin();
            var em = factory.createEntityManager();
            try {
                work.accept(em);
                manager.commit();
            } finally {
                if (manager.getTransaction() != null) {
                    manager.rollback();
                }
                em.close();
            }
        });
    }

    private String nameOf(long id) {
        var name = new String[1];
        run(em -> name[0] = em.find(Customer.class, id).getName());
        return name[0];
    }

    @Test
    void one_transaction_and_a_rollback_that_sends_nothing(DynamoServer server) throws Exception {
        start(server, "");
        run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.find(Customer.class, 2L).setName("Bobby");
        });
        assertThat(log.operations()).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        log.clear();
        manager.begin();
        var em = factory.createEntityManager();
        em.find(Customer.class, 1L).setName("nobody");
        em.flush();
        manager.rollback();
        em.close();
        assertThat(log.operations()).containsExactly("GetItem");
        assertThat(nameOf(1)).isEqualTo("Anna");
    }

    @Test
    void a_stale_row_is_an_optimistic_lock_failure(DynamoServer server) throws Exception {
        start(server, "");
        var problem = attempt(em -> {
            em.find(Customer.class, 1L).setName("late");
            em.find(Customer.class, 2L).setName("also late");
            var suspended = suspend();
            run(other -> other.find(Customer.class, 1L).setName("early"));
            resume(suspended);
        });
        assertThat(problem).isInstanceOf(RollbackException.class).hasCauseInstanceOf(OptimisticLockException.class);
        assertThat(nameOf(1)).isEqualTo("early");
        assertThat(nameOf(2)).isEqualTo("Bob");
    }

    private jakarta.transaction.Transaction suspend() {
        try {
            return manager.suspend();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void resume(jakarta.transaction.Transaction transaction) {
        try {
            manager.resume(transaction);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Envers does: its callback, registered behind ours, inserts the rows of the audit. */
    @Test
    void what_others_write_before_completion_is_in_the_same_transaction(DynamoServer server) throws Exception {
        start(server, "");
        run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.flush();
            em.unwrap(SharedSessionContractImplementor.class)
                    .getTransactionCompletionCallbacks()
                    .registerCallback(session -> {
                        em.persist(new Customer(100, "audit of Ann", ""));
                        em.flush();
                    });
        });
        assertThat(log.operations()).containsExactly("GetItem", "TransactWriteItems");
        assertThat(nameOf(100)).isEqualTo("audit of Ann");
    }

    /** Votes as it is told, and notes what it is asked. */
    private record Witness(List<String> heard, int vote) implements XAResource {
        @Override
        public int prepare(Xid xid) throws javax.transaction.xa.XAException {
            heard.add("prepare");
            if (vote != XA_OK) {
                throw new javax.transaction.xa.XAException(vote);
            }
            return XA_OK;
        }

        @Override
        public void commit(Xid xid, boolean onePhase) {
            heard.add("commit");
        }

        @Override
        public void rollback(Xid xid) {
            heard.add("rollback");
        }

        @Override
        public void start(Xid xid, int flags) {}

        @Override
        public void end(Xid xid, int flags) {}

        @Override
        public void forget(Xid xid) {}

        @Override
        public int getTransactionTimeout() {
            return 0;
        }

        @Override
        public boolean setTransactionTimeout(int seconds) {
            return false;
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }

        @Override
        public Xid[] recover(int flag) {
            return new Xid[0];
        }
    }

    private void enlist(XAResource resource) {
        try {
            assertThat(manager.getTransaction().enlistResource(resource)).isTrue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_second_resource_is_refused(DynamoServer server) throws Exception {
        start(server, "");
        var witness = new Witness(new ArrayList<>(), XAResource.XA_OK);
        var problem = attempt(em -> {
            enlist(witness);
            em.find(Customer.class, 1L).setName("Anna");
        });
        assertThat(problem)
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("SECOND_RESOURCE")
                .hasStackTraceContaining("jta=last-resource");
        assertThat(witness.heard()).containsExactly("rollback");
        assertThat(log.operations()).containsExactly("GetItem");
    }

    @Test
    void one_that_only_reads_may_have_others_beside_it(DynamoServer server) throws Exception {
        start(server, "");
        var witness = new Witness(new ArrayList<>(), XAResource.XA_OK);
        run(em -> {
            enlist(witness);
            em.find(Customer.class, 1L);
        });
        assertThat(witness.heard()).contains("commit");
    }

    @Test
    void the_last_resource_commits_when_the_others_have_prepared(DynamoServer server) throws Exception {
        start(server, "&jta=last-resource");
        var witness = new Witness(new ArrayList<>(), XAResource.XA_OK);
        run(em -> {
            enlist(witness);
            em.find(Customer.class, 1L).setName("Anna");
        });
        assertThat(witness.heard()).containsExactly("prepare", "commit");
        assertThat(nameOf(1)).isEqualTo("Anna");
        log.clear();
        var unwilling = new Witness(new ArrayList<>(), javax.transaction.xa.XAException.XA_RBROLLBACK);
        var problem = attempt(em -> {
            enlist(unwilling);
            em.find(Customer.class, 1L).setName("nobody");
        });
        assertThat(problem).isInstanceOf(RollbackException.class);
        assertThat(log.operations()).containsExactly("GetItem");
        assertThat(nameOf(1)).isEqualTo("Anna");
    }
}
