package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A persistence unit under JTA, with Narayana and Agroal, as application servers and Quarkus have them; two customers are stored. */
final class JtaUnit implements AutoCloseable {

    private static int tables;

    private final TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final AgroalDataSource pool;
    private final EntityManagerFactory factory;
    private final RequestLog log;

    private JtaUnit(AgroalDataSource pool) {
        this.pool = pool;
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

    /**
     * @param connections the driver, or a data source
     * @param settings what the URL says besides the server: {@code &key=value}
     */
    static JtaUnit start(DynamoServer server, Class<?> connections, String settings) throws SQLException {
        return new JtaUnit(pool(server, connections, settings));
    }

    /** A pool of connections that take part in JTA transactions. */
    static AgroalDataSource pool(DynamoServer server, Class<?> connections, String settings) throws SQLException {
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreType(VolatileStore.class.getName());
        var manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        var url = server.jdbcUrl("jta" + tables++) + settings;
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .transactionIntegration(new NarayanaTransactionIntegration(
                                manager, new TransactionSynchronizationRegistryImple()))
                        .connectionFactoryConfiguration(
                                one -> one.connectionProviderClass(connections).jdbcUrl(url))));
    }

    EntityManagerFactory factory() {
        return factory;
    }

    TransactionManager manager() {
        return manager;
    }

    RequestLog log() {
        return log;
    }

    void run(Consumer<EntityManager> work) {
        assertThat(attempt(work)).isNull();
    }

    Throwable attempt(Consumer<EntityManager> work) {
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

    String nameOf(long id) {
        var name = new String[1];
        run(em -> name[0] = em.find(Customer.class, id).getName());
        return name[0];
    }

    Transaction suspend() {
        try {
            return manager.suspend();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void resume(Transaction transaction) {
        try {
            manager.resume(transaction);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void enlist(XAResource resource) {
        try {
            assertThat(manager.getTransaction().enlistResource(resource)).isTrue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        log.close();
        factory.close();
        pool.close();
    }

    /** Another resource of the transaction: votes as it is told, and notes what it is asked. */
    record Witness(List<String> heard, int vote) implements XAResource {
        static Witness voting(int vote) {
            return new Witness(new ArrayList<>(), vote);
        }

        @Override
        public int prepare(Xid xid) throws XAException {
            heard.add("prepare");
            if (vote != XA_OK) {
                throw new XAException(vote);
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
}
