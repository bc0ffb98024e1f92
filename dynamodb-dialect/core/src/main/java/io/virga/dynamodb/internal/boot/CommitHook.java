package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.RowConflict;
import java.sql.SQLIntegrityConstraintViolationException;
import org.hibernate.NonUniqueObjectException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/**
 * Sends a transaction's writes as the last thing before it completes: after the flush, and after everything that others
 * do before completion. What goes wrong is thrown here, where Hibernate still turns it into the exceptions of Jakarta
 * Persistence and rolls back; from {@code Connection.commit()} the reason would be lost under JTA.
 */
final class CommitHook implements BeforeCompletionCallback {

    /** Writes when this callback was put at the end of the queue. */
    private final int writesThen;

    private CommitHook(int writesThen) {
        this.writesThen = writesThen;
    }

    /** Registers the hook unless the transaction has one already. */
    static void register(SharedSessionContractImplementor session) {
        var connection = SessionConnection.of(session);
        if (!connection.isCommitHooked() && session.isTransactionInProgress()) {
            connection.setCommitHooked(true);
            session.getTransactionCompletionCallbacks().registerCallback(new CommitHook(-1));
        }
    }

    @Override
    public void doBeforeTransactionCompletion(SharedSessionContractImplementor session) {
        var connection = SessionConnection.of(session);
        session.getJdbcCoordinator().executeBatch();
        int writesNow = connection.work().mark();
        if (writesNow == 0) {
            return;
        }
        if (writesNow != writesThen) {
            // others may stand behind us in the queue, and write: let them go first
            session.getTransactionCompletionCallbacks().registerCallback(new CommitHook(writesNow));
            return;
        }
        try {
            connection.work().commit();
        } catch (RowConflict conflict) {
            throw translated(conflict, session);
        }
    }

    private static RuntimeException translated(RowConflict conflict, SharedSessionContractImplementor session) {
        var entity = conflict.mapping().entity();
        var id = EntityIds.of(conflict, session);
        var problem =
                switch (conflict.kind()) {
                    case STALE ->
                        id == null
                                ? new StaleStateException(conflict.getMessage())
                                : new StaleObjectStateException(entity, id);
                    case DUPLICATE_ID -> new NonUniqueObjectException(conflict.getMessage(), id, entity);
                    case DUPLICATE_VALUE ->
                        new ConstraintViolationException(
                                conflict.getMessage(),
                                new SQLIntegrityConstraintViolationException(conflict.getMessage(), "23505", 23505),
                                ConstraintKind.UNIQUE,
                                conflict.constraint());
                };
        if (problem.getCause() == null) {
            problem.initCause(conflict);
        }
        return problem;
    }
}
