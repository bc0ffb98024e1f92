package io.virga.spring;

import io.virga.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Spring's dialect for Hibernate, with savepoints that are checkpoints: a nested transaction that fails leaves the entities of the outer one as they
 * were before it, whereas a savepoint of JDBC's would take back the database alone.
 */
public class VirgaJpaDialect extends HibernateJpaDialect {

    private static final long serialVersionUID = 1;

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
            throws PersistenceException, SQLException {
        return new CheckpointSavepoints(
                UnitOfWork.of(entityManager), super.beginTransaction(entityManager, definition));
    }

    @Override
    public void cleanupTransaction(@Nullable Object transactionData) {
        super.cleanupTransaction(
                transactionData instanceof CheckpointSavepoints savepoints ? savepoints.hibernate() : transactionData);
    }
}
