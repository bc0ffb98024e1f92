package io.virga.internal.unitofwork;

import io.virga.Checkpoint;
import io.virga.FlushResult;
import io.virga.ReleaseResult;
import io.virga.RollbackResult;
import org.jspecify.annotations.Nullable;

/** A checkpoint on the stack of {@link Checkpoints}, which alone changes it. */
final class OpenCheckpoint implements Checkpoint {

    private final Checkpoints owner;
    private final String name;
    private final int depth;

    Snapshot snapshot;
    /** The journal's mark when it was set, or when it was last flushed. */
    long mark;
    /** The journal's count of writes at the same time. */
    long writes;
    /** How many flushes there had been at the same time. */
    long flushes;
    /** The first segment of completion callbacks that belongs to work done after it. */
    int segment;
    /** Where the database can go back to; taken before the first statement after the checkpoint, and shared with others set before that. */
    @Nullable
    DatabaseSavepoint savepoint;

    /** Whether its transaction had written something already when it was set. */
    boolean afterWrites;

    boolean open = true;
    private boolean settled;

    OpenCheckpoint(Checkpoints owner, String name, int depth, Snapshot snapshot) {
        this.owner = owner;
        this.name = name;
        this.depth = depth;
        this.snapshot = snapshot;
    }

    /** What happens from now on comes after it. */
    void beginsHere(Journal journal, long flushesBefore, int firstSegment) {
        mark = journal.mark();
        writes = journal.writes();
        flushes = flushesBefore;
        segment = firstSegment;
    }

    boolean belongsTo(Checkpoints checkpoints) {
        return owner == checkpoints;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public RollbackResult rollback() {
        return owner.rollback(this);
    }

    @Override
    public FlushResult flush() {
        FlushResult result = owner.flush(this);
        settled |= result.done();
        return result;
    }

    void end() {
        open = false;
        savepoint = null;
        snapshot = Snapshot.NONE; // a program may hold on to a checkpoint for longer than it lasts
    }

    void settle() {
        settled = true;
    }

    @Override
    public ReleaseResult release() {
        return owner.release(this);
    }

    @Override
    public void close() {
        if (open) {
            if (!settled) {
                rollback().orElseThrow();
            }
            release();
        }
    }

    @Override
    public String toString() {
        return "checkpoint '" + name + "'" + (open ? "" : " (ended)");
    }
}
