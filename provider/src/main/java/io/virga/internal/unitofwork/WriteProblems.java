package io.virga.internal.unitofwork;

import io.virga.Checkpoint;
import io.virga.Problem;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;

/** A failed write, as a problem and as the exception that JPA asks for. */
final class WriteProblems {

    private WriteProblems() {}

    static Problem of(RuntimeException e, Checkpoint checkpoint) {
        return new Problem(
                Problem.Code.WRITE_FAILED,
                "the write failed: " + e.getMessage(),
                checkpoint.toString(),
                "Memory and database are as before the call: mend the cause and flush again.",
                converted(e));
    }

    /** The SQLState of a commit that may have been carried out or not: transaction resolution unknown. */
    private static final String UNKNOWN = "08007";

    /** @param afterWrites whether the transaction had written before there was a checkpoint that could remember it */
    static Problem ofCommit(RuntimeException e, Checkpoint checkpoint, boolean afterWrites) {
        return new Problem(
                Problem.Code.COMMIT_FAILED,
                "the commit failed: " + e.getMessage(),
                checkpoint.toString(),
                isOutcomeUnknown(e)
                        ? "Whether the database has committed is not known: ask it before anything is repeated. All changes are pending again in memory."
                        : afterWrites
                                ? "The database has rolled back, also what this transaction had written before its first checkpoint: clear the entity"
                                        + " manager and read again, or set a checkpoint before the first write."
                                : "Nothing was written, and all changes are pending again: mend the cause, begin a transaction and commit again.",
                e);
    }

    private static boolean isOutcomeUnknown(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNKNOWN.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static Problem noSavepoint(RuntimeException e, Checkpoint checkpoint) {
        return new Problem(
                Problem.Code.NO_SAVEPOINT,
                "the database would not go back to the savepoint: " + e.getMessage(),
                checkpoint.toString(),
                "Roll back the transaction.",
                e);
    }

    static Problem notRestored(RuntimeException e, Checkpoint checkpoint) {
        return new Problem(
                Problem.Code.RESTORE_FAILED,
                "memory could not be brought back: " + e.getMessage(),
                checkpoint.toString(),
                "Roll back the transaction and clear the entity manager; please report this with its stack trace.",
                e);
    }

    /** A stale version becomes JPA's exception; what Hibernate and a validator throw is one already. */
    static RuntimeException converted(RuntimeException e) {
        if (e instanceof StaleObjectStateException stale) {
            return new OptimisticLockException(
                    stale.getMessage() + " [" + stale.getEntityName() + "#" + stale.getIdentifier() + "]", stale);
        }
        return e instanceof StaleStateException ? new OptimisticLockException(e.getMessage(), e) : e;
    }
}
