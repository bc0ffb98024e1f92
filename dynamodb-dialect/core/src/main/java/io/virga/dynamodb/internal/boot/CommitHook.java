package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import jakarta.transaction.Synchronization;
import org.hibernate.HibernateException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
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
        boolean jta = isJta();
        if (!jta || !sendsBehindOtherSessions()) {
            send(jta);
        }
    }

    /**
     * A JTA transaction may have other sessions, and one that flushes behind this one may fail: what was sent by then would stay. What is registered now
     * runs behind what was registered before.
     */
    private boolean sendsBehindOtherSessions() {
        var platform = session.getFactory().getServiceRegistry().requireService(JtaPlatform.class);
        if (!platform.canRegisterSynchronization()) {
            return false;
        }
        platform.registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                send(true);
            }

            @Override
            public void afterCompletion(int status) {}
        });
        return true;
    }

    private boolean isJta() {
        return session.getTransactionCoordinator()
                .getTransactionCoordinatorBuilder()
                .isJta();
    }

    private void send(boolean jta) {
        var transaction = session.getTransactionCoordinator().getTransactionDriverControl();
        if (transaction.getStatus() == TransactionStatus.MARKED_ROLLBACK) {
            return;
        }
        try {
            session.getJdbcCoordinator().executeBatch();
            var connection = SessionConnection.of(session);
            if (!jta || !connection.unitSettings().lastResource()) {
                commit(connection, jta);
            }
        } catch (RuntimeException problem) {
            transaction.markRollbackOnly();
            throw converted(WriteFailures.translated(problem, session));
        }
    }

    private void commit(DynamoConnection connection, boolean jta) {
        boolean writes = connection.work().mark() > 0;
        if (jta && writes) {
            JtaResources.checkAlone(session);
        }
        connection.work().commit();
        if (jta && writes) {
            connection.setSent();
        }
    }

    /** What Jakarta Persistence calls it: under JTA nobody else would say so. */
    private RuntimeException converted(RuntimeException problem) {
        return problem instanceof HibernateException known
                ? session.getExceptionConverter().convert(known)
                : problem;
    }

    @Override
    public void afterCompletion(boolean successful, boolean delayed) {
        session.getTransactionCoordinator().removeObserver(this);
    }
}
