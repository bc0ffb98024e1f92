package io.virga.dynamodb.internal.residual;

import org.jspecify.annotations.Nullable;

/** The other end of {@code Statement.cancel()}: one per execution, cancelled from any thread, at any time. */
public final class Cancellation {

    private volatile boolean cancelled;
    private @Nullable Runnable action;

    /** Ends the execution with SQLState 57014, at once or as soon as it starts; without effect once it is over. */
    public synchronized void cancel() {
        cancelled = true;
        if (action != null) {
            action.run();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    synchronized void started(Runnable onCancel) {
        action = onCancel;
        if (cancelled) {
            onCancel.run();
        }
    }

    synchronized void ended() {
        action = null;
    }
}
