package io.virga;

/**
 * A state of the unit of work to which it can return, kept in memory. Checkpoints form a stack: rolling one back keeps it and ends those set
 * after it. All of them end at commit, at rollback of the transaction, at {@code clear} and at {@code close}.
 *
 * <p>Not a JDBC savepoint: nothing is sent to the database when it is set. Belongs to the thread of its {@link UnitOfWork}.
 */
public interface Checkpoint extends AutoCloseable {

    /** The name it was set under, or {@code checkpoint-<n>}. */
    String name();

    /** How many checkpoints lie below it, from 0. */
    int depth();

    /** Whether it can still be rolled back to. */
    boolean isOpen();

    /** As {@link UnitOfWork#rollback(Checkpoint)}. */
    RollbackResult rollback();

    /** As {@link UnitOfWork#flush(Checkpoint)}. */
    FlushResult flush();

    /** As {@link UnitOfWork#release(Checkpoint)}. */
    ReleaseResult release();

    /**
     * Rolls back, and ends the checkpoint, unless {@link #release()} or a successful {@link #flush()} came before.
     *
     * @throws UnitOfWorkException if it could not be rolled back
     */
    @Override
    void close();
}
