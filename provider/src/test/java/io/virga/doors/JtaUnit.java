package io.virga.doors;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A persistence unit under JTA: Narayana as the transaction manager, Agroal as the pool, as application servers and Quarkus have them. */
final class JtaUnit implements AutoCloseable {

    /** How the pool reaches a database. */
    record Reach(Class<?> connections, String url, String user, String password) {}

    private final TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final AgroalDataSource dataSource;
    private final EntityManagerFactory factory;

    JtaUnit(Reach reach, Class<?>... entities) {
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreType(VolatileStore.class.getName());
        dataSource = pool(reach, manager);
        PersistenceConfiguration configuration = new PersistenceConfiguration("jta")
                .provider(VirgaPersistenceProvider.class.getName())
                .transactionType(PersistenceUnitTransactionType.JTA)
                .property("jakarta.persistence.jtaDataSource", dataSource)
                .property("hibernate.transaction.jta.platform", "JBossTS")
                .property("hibernate.hbm2ddl.auto", "create");
        for (Class<?> entity : entities) {
            configuration.managedClass(entity);
        }
        factory = configuration.createEntityManagerFactory();
    }

    private static AgroalDataSource pool(Reach reach, TransactionManager manager) {
        TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(4)
                            .transactionIntegration(new NarayanaTransactionIntegration(manager, registry))
                            .connectionFactoryConfiguration(connections -> connections
                                    .connectionProviderClass(reach.connections())
                                    .jdbcUrl(reach.url())
                                    .principal(new NamePrincipal(reach.user()))
                                    .credential(new SimplePassword(reach.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    TransactionManager manager() {
        return manager;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** Runs work in a JTA transaction on an entity manager of its own, and commits. */
    void inTransaction(Consumer<UnitOfWork> work) {
        try {
            manager.begin();
            try {
                EntityManager em = factory.createEntityManager();
                work.accept(UnitOfWork.of(em));
                manager.commit();
                em.close();
            } finally {
                if (manager.getTransaction() != null) {
                    manager.rollback();
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
        dataSource.close();
    }
}
