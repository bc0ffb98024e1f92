package io.virga.internal.unitofwork;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.CommitResult;
import io.virga.FlushResult;
import io.virga.Problem;
import io.virga.ReleaseResult;
import io.virga.RollbackResult;
import io.virga.UnitOfWorkException;
import io.virga.UnitOfWorkStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hibernate.SessionEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.jspecify.annotations.Nullable;

/** The stack of checkpoints of one session, and what can be done with it. For one thread at a time, like the session. */
public final class Checkpoints implements SessionEventListener {

    private final EventSource session;
    private final UnitOfWorkExtension extension;
    private final Savepoints savepoints;
    private final Journal journal = new Journal();
    private final List<OpenCheckpoint> stack = new ArrayList<>();
    private final CompletionCallbacks callbacks;
    private final AtomicReference<@Nullable Thread> caller = new AtomicReference<>();
    private int named;
    /** Flushes that took place, whether they wrote something or not. */
    private long flushes;

    Checkpoints(EventSource session, UnitOfWorkExtension extension) {
        this.session = session;
        this.extension = extension;
        this.savepoints = new Savepoints(session);
        this.callbacks =
                new CompletionCallbacks(session, session.getActionQueue().getTransactionCompletionCallbacks(), journal);
        session.getActionQueue().setTransactionCompletionCallbacks(callbacks, false);
        session.addEventListeners(this);
    }

    boolean isOpen() {
        return !stack.isEmpty();
    }

    Journal journal() {
        return journal;
    }

    // ---- what a user asks for

    public Checkpoint set(@Nullable String name) {
        session.checkOpen();
        return push(name == null ? "checkpoint-" + ++named : name);
    }

    public RollbackResult rollback(Checkpoint checkpoint) {
        Problem problem = alone(checkpoint, "roll back", this::rollback);
        return problem == null ? RollbackResult.succeeded() : RollbackResult.refused(problem);
    }

    public FlushResult flush(Checkpoint checkpoint) {
        Problem problem = alone(checkpoint, "flush", this::flush);
        return problem == null ? FlushResult.succeeded() : FlushResult.refused(problem);
    }

    public CommitResult commit(Checkpoint checkpoint) {
        Problem problem = alone(checkpoint, "commit", this::commit);
        return problem == null ? CommitResult.succeeded() : CommitResult.refused(problem);
    }

    private @Nullable Problem rollback(OpenCheckpoint to) {
        Problem problem;
        try {
            problem = undo(to);
        } catch (RuntimeException e) {
            problem = WriteProblems.notRestored(e, to);
        }
        if (problem == null) {
            endAfter(to);
        }
        return problem;
    }

    private @Nullable Problem flush(OpenCheckpoint checkpoint) {
        Problem problem = writable(checkpoint);
        return problem == null ? write(checkpoint) : problem;
    }

    private @Nullable Problem commit(OpenCheckpoint checkpoint) {
        if (Savepoints.isJta(session)) {
            return Problem.of(
                    Problem.Code.TRANSACTION_NOT_OURS,
                    "the transaction is managed by JTA, which alone commits it",
                    checkpoint.toString(),
                    "Flush the checkpoint instead, and let the transaction manager commit.");
        }
        Problem problem = writable(checkpoint);
        return problem == null ? writeAndCommit(checkpoint) : problem;
    }

    /**
     * The flush of a unit of work with open checkpoints: when it fails, memory and database are as before the call, and the transaction is not marked
     * as rollback-only.
     */
    public void flushAll() {
        session.checkOpen();
        boolean usable = !isRollbackOnly();
        OpenCheckpoint guard = push("flush");
        try {
            flushNow();
        } catch (RuntimeException e) {
            Problem problem = undoFailed(guard, usable);
            if (problem != null) {
                session.markForRollbackOnly();
            }
            throw WriteProblems.converted(e);
        }
        endFrom(stack.size() - 1);
    }

    public ReleaseResult release(Checkpoint checkpoint) {
        Problem problem = alone(checkpoint, "release", this::release);
        return problem == null ? ReleaseResult.succeeded() : ReleaseResult.refused(problem);
    }

    private @Nullable Problem release(OpenCheckpoint checkpoint) {
        endFrom(stack.indexOf(checkpoint));
        return null;
    }

    public ChangeSet changes() {
        return Changes.pending(session);
    }

    public ChangeSet changes(Checkpoint since) {
        Problem problem = check(since, "compare with");
        if (problem != null) {
            throw new UnitOfWorkException(problem);
        }
        OpenCheckpoint checkpoint = (OpenCheckpoint) since;
        return ChangesSince.of(session, checkpoint.snapshot, journal, checkpoint.mark);
    }

    public UnitOfWorkStatistics statistics() {
        return new UnitOfWorkStatistics(
                session.getPersistenceContextInternal().getNumberOfManagedEntities(),
                changes().size(),
                stack.size());
    }

    /** Ends all checkpoints, without a rollback: the transaction ended, or the persistence context was cleared. */
    void endAll() {
        stack.forEach(OpenCheckpoint::end);
        stack.clear();
        journal.end();
    }

    // ---- SessionEventListener

    /** One savepoint, before the first statement, serves all the checkpoints that were set since the last one. */
    @Override
    public void jdbcPrepareStatementStart() {
        int top = stack.size() - 1;
        if (top < 0 || stack.get(top).savepoint != null || !session.isTransactionInProgress()) {
            return;
        }
        DatabaseSavepoint savepoint = savepoints.take();
        for (OpenCheckpoint checkpoint : stack) {
            if (checkpoint.savepoint == null) {
                checkpoint.savepoint = savepoint;
            }
        }
    }

    @Override
    public void flushStart() {
        flushes++;
    }

    /** Before a query. */
    @Override
    public void partialFlushStart() {
        flushes++;
    }

    @Override
    public void transactionCompletion(boolean successful) {
        endAll();
    }

    @Override
    public void end() {
        endAll();
    }

    // ---- how it is done

    private OpenCheckpoint push(String name) {
        if (stack.isEmpty()) {
            journal.start();
        }
        OpenCheckpoint checkpoint = new OpenCheckpoint(this, name, stack.size(), Capture.of(session, top()));
        checkpoint.beginsHere(journal, flushes, callbacks.begin());
        checkpoint.afterWrites = extension.wroteInThisTransaction();
        stack.add(checkpoint);
        return checkpoint;
    }

    private Snapshot top() {
        return stack.isEmpty() ? Snapshot.NONE : stack.get(stack.size() - 1).snapshot;
    }

    /** One call at a time: neither another thread nor a listener that the call itself fires may come in between. */
    private @Nullable Problem alone(
            Checkpoint checkpoint, String verb, Function<OpenCheckpoint, @Nullable Problem> call) {
        Thread before = caller.compareAndExchange(null, Thread.currentThread());
        if (before != null) {
            return Problem.of(
                    Problem.Code.CALL_IN_PROGRESS,
                    "cannot " + verb + " a checkpoint while another call on its unit of work is going on, in thread '"
                            + before.getName() + "'",
                    checkpoint.toString(),
                    "A unit of work belongs to one thread at a time, and its listeners leave checkpoints alone.");
        }
        try {
            Problem problem = check(checkpoint, verb);
            return problem == null ? call.apply((OpenCheckpoint) checkpoint) : problem;
        } finally {
            caller.set(null);
        }
    }

    private @Nullable Problem check(Checkpoint checkpoint, String verb) {
        if (!(checkpoint instanceof OpenCheckpoint own) || !own.belongsTo(this)) {
            return Problem.of(
                    Problem.Code.CHECKPOINT_OF_ANOTHER_UNIT_OF_WORK,
                    "cannot " + verb + " a checkpoint that was set on another unit of work",
                    checkpoint.toString(),
                    "Use the unit of work it was set on.");
        }
        if (!own.open) {
            return Problem.of(
                    Problem.Code.CHECKPOINT_ENDED,
                    "cannot " + verb + " a checkpoint that has ended",
                    own.toString(),
                    "Checkpoints end at release, when one set before them is rolled back or released, and with their transaction.");
        }
        session.checkOpen();
        return null;
    }

    /**
     * Undoes a write that failed half-way. On PostgreSQL a failed statement spoils the transaction until a savepoint is rolled back to, and Hibernate
     * marks it as rollback-only; that mark is taken back.
     */
    private @Nullable Problem undoFailed(OpenCheckpoint guard, boolean usableBefore) {
        try {
            Problem problem = guard.savepoint != null ? undo(guard, guard.savepoint) : undo(guard);
            endFrom(stack.indexOf(guard));
            extension.writeFailed();
            if (problem == null && usableBefore && isRollbackOnly()) {
                session.getJdbcCoordinator()
                        .getLogicalConnection()
                        .getPhysicalJdbcTransaction()
                        .begin();
            }
            return problem;
        } catch (RuntimeException e) {
            return WriteProblems.notRestored(e, guard);
        }
    }

    private boolean isRollbackOnly() {
        return session.isTransactionInProgress() && session.accessTransaction().getRollbackOnly();
    }

    private @Nullable Problem undo(OpenCheckpoint to) {
        if (journal.writes() > to.writes) {
            DatabaseSavepoint savepoint = to.savepoint;
            if (savepoint == null) {
                return Problem.of(
                        Problem.Code.NO_SAVEPOINT,
                        "the database was written since the checkpoint, and there is no savepoint to go back to",
                        to.toString(),
                        "Roll back the transaction, or write inside a transaction.");
            }
            return undo(to, savepoint);
        }
        undoInMemory(to);
        return null;
    }

    private @Nullable Problem undo(OpenCheckpoint to, DatabaseSavepoint savepoint) {
        try {
            savepoints.rollbackTo(savepoint);
        } catch (RuntimeException e) {
            return WriteProblems.noSavepoint(e, to);
        }
        forgetSavepoints(savepoint, to);
        undoInMemory(to);
        return null;
    }

    private void undoInMemory(OpenCheckpoint to) {
        if (journal.mark() > to.mark) {
            callbacks.undo(to.segment);
            UndoneHistory.tell(session, journal, to.mark);
        }
        Restore.to(to.snapshot, session, journal, to.mark);
        journal.backTo(to.mark, to.writes);
    }

    private @Nullable Problem writable(OpenCheckpoint checkpoint) {
        if (!session.isTransactionInProgress()) {
            return Problem.of(
                    Problem.Code.NO_TRANSACTION,
                    "cannot flush outside a transaction",
                    checkpoint.toString(),
                    "Begin a transaction first.");
        }
        if (isRollbackOnly()) {
            return Problem.of(
                    Problem.Code.ROLLBACK_ONLY,
                    "the transaction can only be rolled back",
                    checkpoint.toString(),
                    "Roll back the transaction and begin another one; a rollback to the checkpoint still works in memory.");
        }
        if (journal.writes() > checkpoint.writes) {
            return Problem.of(
                    Problem.Code.ALREADY_WRITTEN,
                    "something was written to the database after the checkpoint was set, and cannot be held back",
                    checkpoint.toString(),
                    "Flush before anything else writes (an auto flush before a query too: FlushModeType.COMMIT avoids that),"
                            + " or roll back to the checkpoint first.");
        }
        return null;
    }

    private @Nullable Problem writeAndCommit(OpenCheckpoint checkpoint) {
        OpenCheckpoint guard = push("commit of " + checkpoint.name());
        try {
            backTo(checkpoint, guard);
            flushNow();
        } catch (RuntimeException e) {
            Problem problem = undoFailed(guard, true);
            return problem != null ? problem : WriteProblems.of(e, checkpoint);
        }
        Snapshot base = checkpoint.snapshot;
        Snapshot now = guard.snapshot;
        OpenCheckpoint first = stack.get(0);
        Snapshot beginning = first.snapshot; // the end of the transaction ends the checkpoints
        Journal beforeCommit = journal.copy();
        try {
            session.accessTransaction().commit();
        } catch (RuntimeException e) {
            return commitFailed(e, checkpoint, first, beginning, now, beforeCommit);
        }
        Merge.apply(session, base, now);
        return null;
    }

    /** The whole transaction is gone: what it had written before is pending again. */
    private Problem commitFailed(
            RuntimeException e,
            OpenCheckpoint checkpoint,
            OpenCheckpoint first,
            Snapshot beginning,
            Snapshot now,
            Journal beforeCommit) {
        extension.writeFailed();
        Restore.to(now, session, beforeCommit, beforeCommit.mark()); // a rollback clears the persistence context
        Restore.to(beginning, session, beforeCommit, first.mark);
        if (first != checkpoint || now != beginning) {
            Merge.again(session, beginning, now, entity -> beforeCommit.deletedAfter(first.mark, entity));
        }
        return WriteProblems.ofCommit(e, checkpoint, first.afterWrites);
    }

    /** Goes back to the checkpoint in memory, flushes, and merges what came later on top of it, once for each later checkpoint. */
    private @Nullable Problem write(OpenCheckpoint checkpoint) {
        OpenCheckpoint guard = push("flush of " + checkpoint.name());
        try {
            backTo(checkpoint, guard);
            flushNow();
        } catch (RuntimeException e) {
            Problem problem = undoFailed(guard, true);
            return problem != null ? problem : WriteProblems.of(e, checkpoint);
        }
        int first = stack.indexOf(checkpoint);
        Snapshot base = checkpoint.snapshot;
        Snapshot written = first == 0 ? base : stack.get(first - 1).snapshot;
        Set<Object> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = first; i < stack.size(); i++) {
            OpenCheckpoint later = stack.get(i);
            if (i > first) {
                Merge.apply(session, base, later.snapshot);
                base = later.snapshot;
            }
            if (later != guard) {
                base.records().forEach(record -> touched.add(record.entity()));
                written = Capture.of(session, written, entity -> !touched.contains(entity));
                later.snapshot = written;
            }
        }
        rebase(first, guard);
        return null;
    }

    /** In memory only; the guard, which was just set, says what there is now. */
    private void backTo(OpenCheckpoint checkpoint, OpenCheckpoint guard) {
        Snapshot now = checkpoint.flushes == flushes ? guard.snapshot : Snapshot.NONE;
        Restore.to(checkpoint.snapshot, now, session, journal, checkpoint.mark);
    }

    /** What was written now lies before these checkpoints: to roll them back does not undo it. */
    private void rebase(int first, OpenCheckpoint guard) {
        stack.remove(guard);
        guard.end();
        List<DatabaseSavepoint> dropped = new ArrayList<>();
        for (OpenCheckpoint checkpoint : stack.subList(first, stack.size())) {
            checkpoint.beginsHere(journal, flushes, callbacks.begin());
            if (checkpoint.savepoint != null) {
                dropped.add(checkpoint.savepoint);
                checkpoint.savepoint = null;
            }
            checkpoint.settle();
        }
        releaseUnused(dropped);
    }

    /** As {@code Session.flush}, but for marking the transaction as rollback-only when it fails. */
    private void flushNow() {
        session.checkTransactionNeededForUpdateOperation("flush");
        session.getFactory()
                .getEventListenerGroups()
                .eventListenerGroup_FLUSH
                .fireEventOnEachListener(new FlushEvent(session), FlushEventListener::onFlush);
    }

    private void endAfter(OpenCheckpoint checkpoint) {
        endFrom(stack.indexOf(checkpoint) + 1);
    }

    private void endFrom(int index) {
        List<OpenCheckpoint> tail = stack.subList(index, stack.size());
        List<OpenCheckpoint> ended = List.copyOf(tail);
        tail.clear();
        List<DatabaseSavepoint> dropped = new ArrayList<>();
        for (OpenCheckpoint checkpoint : ended) {
            if (checkpoint.savepoint != null) {
                dropped.add(checkpoint.savepoint);
            }
            checkpoint.end();
        }
        releaseUnused(dropped);
        if (stack.isEmpty()) {
            journal.end();
        }
    }

    /** The latest first, for the release of one releases those taken after it. */
    private void releaseUnused(List<DatabaseSavepoint> dropped) {
        for (int i = dropped.size() - 1; i >= 0; i--) {
            DatabaseSavepoint savepoint = dropped.get(i);
            boolean again = i > 0 && dropped.get(i - 1) == savepoint;
            if (!again && stack.stream().noneMatch(c -> c.savepoint == savepoint)) {
                savepoints.release(savepoint);
            }
        }
    }

    /** The savepoint is used up, and those taken after it went with it. The next statement takes another for all of these checkpoints. */
    private void forgetSavepoints(DatabaseSavepoint usedUp, OpenCheckpoint to) {
        int position = stack.indexOf(to);
        for (int i = 0; i < stack.size(); i++) {
            if (i > position || stack.get(i).savepoint == usedUp) {
                stack.get(i).savepoint = null;
            }
        }
    }
}
