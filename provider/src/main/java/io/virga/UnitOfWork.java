package io.virga;

import io.virga.internal.unitofwork.UnitOfWorkExtension;
import io.virga.query.Statements;
import io.virga.query.Write;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/**
 * An {@code EntityManager} (and Hibernate {@code Session}) whose pending changes can be set aside, undone and written in parts.
 *
 * <pre>{@code
 * order.setStatus(SHIPPED);
 * Checkpoint cp = uow.setCheckpoint();
 * order.getLines().clear();
 * uow.flush(cp);      // writes SHIPPED only; the cleared lines stay pending
 * uow.rollback(cp);   // the lines are back
 * }</pre>
 *
 * <p>Objects keep their identity throughout, and nothing is expired or read again. Like its {@code EntityManager} it belongs to one thread at a
 * time. While no checkpoint is open it costs nothing.
 */
public interface UnitOfWork extends Session, Statements {

    /**
     * The unit of work of this entity manager, always the same one for the same Hibernate session; works with Virga's provider, with plain
     * Hibernate, and behind the proxies of Spring and Quarkus.
     *
     * @throws IllegalArgumentException if the entity manager is not Hibernate's
     */
    static UnitOfWork of(EntityManager entityManager) {
        return UnitOfWorkExtension.unitOfWork(entityManager);
    }

    /**
     * Always refuses: a stateless session has no persistence context, so there is nothing to set aside. It is here so that the attempt is told why.
     *
     * @throws IllegalArgumentException always
     */
    static UnitOfWork of(StatelessSession session) {
        throw new IllegalArgumentException("A StatelessSession has no persistence context, and so no unit of work ["
                + session.getClass().getName() + "]. Open a Session or an EntityManager instead.");
    }

    /** Itself: where the statements of the typed facade run. */
    @Override
    default Session session() {
        return this;
    }

    /** Sets a checkpoint, named {@code checkpoint-<n>}. Works with and without a transaction. */
    Checkpoint setCheckpoint();

    /** Sets a checkpoint with a name, which problems mention; names need not be unique. */
    Checkpoint setCheckpoint(String name);

    /**
     * Returns to the checkpoint: values, collections, new and removed entities, identifiers and versions; and the database as well, if it was
     * written since. Keeps the checkpoint and ends those set after it. Entities loaded since stay managed, with their changes undone, unless the
     * database was written since: what was read after that is evicted. Undone work fires no after-commit event.
     */
    RollbackResult rollback(Checkpoint checkpoint);

    /**
     * Writes the state as of the checkpoint, inside the transaction; what came later stays pending. Refuses, without harm, once anything was
     * written after the checkpoint was set. When the write fails, memory and database are as before the call, and the transaction can go on.
     * Every open checkpoint stays open: to roll back this one, or one set after it, keeps what was written here; to roll back one set before it
     * undoes the write in the database too.
     */
    FlushResult flush(Checkpoint checkpoint);

    /**
     * Writes the state as of the checkpoint and commits; what came later stays pending on this entity manager, for a next transaction. For
     * resource-local transactions. Ends all checkpoints. When it fails, nothing is written, memory is as before the call, and there is no
     * transaction: begin one and try again.
     */
    CommitResult commit(Checkpoint checkpoint);

    /** Ends the checkpoint, and those set after it, and keeps all changes. */
    ReleaseResult release(Checkpoint checkpoint);

    /** What a flush would write now. Reads nothing from the database and changes nothing. */
    ChangeSet changes();

    /** What changed since the checkpoint, whether or not it was written since. */
    ChangeSet changes(Checkpoint since);

    /** The same as {@code persist}, returning the entity. */
    default <T> T create(T entity) {
        persist(entity);
        return entity;
    }

    /** Runs work behind a checkpoint: its value is returned, and anything it throws rolls back to the checkpoint first and is thrown on. */
    <R> R nested(Function<UnitOfWork, R> work);

    /** As {@link #nested(Function)}, for work without a value. */
    default void runNested(Consumer<UnitOfWork> work) {
        nested(u -> {
            work.accept(u);
            return Boolean.TRUE;
        });
    }

    /**
     * Runs statements one after the other, all or none of them: what one throws undoes those before it.
     *
     * @return the numbers of rows
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    default List<Integer> batch(Write... writes) {
        return nested(
                u -> Stream.of(writes).map(write -> write.on(this).execute()).toList());
    }

    /** How much is managed, pending and set aside now. */
    UnitOfWorkStatistics statistics();
}
