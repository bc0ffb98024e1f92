package io.virga.suite;

import io.virga.UnitOfWork;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;

/** Stands for a database that refuses the commit, as DynamoDB does: after the flush, in the last step before the end. */
final class RefusedCommit {

    private RefusedCommit() {}

    /** The next commit of this unit of work fails. */
    static void next(UnitOfWork uow) {
        BeforeCompletionCallback refusal = session -> {
            throw new IllegalStateException("the store refused the commit");
        };
        uow.unwrap(SessionImplementor.class).getTransactionCompletionCallbacks().registerCallback(refusal);
    }
}
