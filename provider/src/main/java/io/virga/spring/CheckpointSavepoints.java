package io.virga.spring;

import io.virga.Checkpoint;
import io.virga.Outcome;
import io.virga.UnitOfWork;
import io.virga.UnitOfWorkException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionSystemException;

/**
 * The savepoints of one transaction of Spring's.
 *
 * @param hibernate what Spring's own dialect wants back when the transaction ends
 */
record CheckpointSavepoints(UnitOfWork unitOfWork, @Nullable Object hibernate) implements SavepointManager {

    @Override
    public Object createSavepoint() {
        return unitOfWork.setCheckpoint("nested transaction");
    }

    @Override
    public void rollbackToSavepoint(Object savepoint) {
        orElseThrow(unitOfWork.rollback((Checkpoint) savepoint));
    }

    @Override
    public void releaseSavepoint(Object savepoint) {
        orElseThrow(unitOfWork.release((Checkpoint) savepoint));
    }

    private static void orElseThrow(Outcome outcome) {
        try {
            outcome.orElseThrow();
        } catch (UnitOfWorkException e) {
            throw new TransactionSystemException("The checkpoint of a nested transaction: " + e.getMessage(), e);
        }
    }
}
