package io.virga.dynamodb.internal.boot;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.hibernate.resource.transaction.spi.TransactionStatus;

/**
 * Sends a transaction's writes as the last thing before it completes: after the flush, and after everything that others
 * do before completion (Envers writes there). Hibernate asks its observers behind all callbacks and synchronizations. What
 * goes wrong is thrown here, where Hibernate still turns it into the exceptions of Jakarta Persistence and rolls back; from
 * {@code Connection.commit()} the reason would be lost under JTA.
 */
final class CommitHook implements TransactionObserver {

    private final SharedSessionContractImplementor session;

    private CommitHook(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** Registers the hook unless the transaction has one already. */
    static void register(SharedSessionContractImplementor session) {
        var connection = SessionConnection.of(session);
        if (!connection.isCommitHooked() && session.isTransactionInProgress()) {
            connection.setCommitHooked(true);
            session.getTransactionCoordinator().addObserver(new CommitHook(session));
        }
    }

    @Override
    public void afterBegin() {}

    /** Under JTA this is called even where the flush, or somebody else, has failed. */
    @Override
    public void beforeCompletion() {
        var transaction = session.getTransactionCoordinator().getTransactionDriverControl();
        if (transaction.getStatus() == TransactionStatus.MARKED_ROLLBACK) {
            return;
        }
        try {
            session.getJdbcCoordinator().executeBatch();
            SessionConnection.of(session).work().commit();
        } catch (RuntimeException problem) {
            transaction.markRollbackOnly();
            throw WriteFailures.translated(problem, session);
        }
    }

    @Override
    public void afterCompletion(boolean successful, boolean delayed) {
        session.getTransactionCoordinator().removeObserver(this);
    }
}
