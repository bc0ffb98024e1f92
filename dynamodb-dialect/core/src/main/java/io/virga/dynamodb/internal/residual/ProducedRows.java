package io.virga.dynamodb.internal.residual;

import org.h2.api.DatabaseEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears from H2, every 128 rows, how many rows a select of the running statement has let through. H2 swallows what a
 * listener throws, so a statement that is to end is cancelled.
 */
final class ProducedRows implements DatabaseEventListener {

    private final ThreadLocal<@Nullable Execution> running = new ThreadLocal<>();

    @Nullable
    Execution enter(Execution execution) {
        var outer = running.get();
        running.set(execution);
        return outer;
    }

    /** A source may itself run a statement, so executions of a thread nest. */
    void leave(@Nullable Execution outer) {
        if (outer == null) {
            running.remove();
        } else {
            running.set(outer);
        }
    }

    @Override
    public void setProgress(int state, String name, long current, long max) {
        if (state == STATE_STATEMENT_PROGRESS) {
            var execution = running.get();
            if (execution != null) {
                execution.rowsProduced(current);
            }
        }
    }
}
