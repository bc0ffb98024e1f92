package io.virga.dynamodb.internal.store;

/**
 * Hears of every request when it is done, on the thread that sent it, and of several at once. For counters, the request log, and tests that say
 * how many requests something may take. What it throws reaches the caller of the request.
 */
@FunctionalInterface
public interface RequestListener {

    /** Nobody listens, and nothing is measured. */
    RequestListener NONE = report -> {};

    void done(RequestReport report);

    /** Whether it wants to hear at all now: else nothing is measured for it. */
    default boolean isListening() {
        return this != NONE;
    }

    /**
     * A task that another thread is to run for the same statement, with what the listener keeps for the thread that asks: the span
     * which requests belong to, for one.
     */
    default Runnable carried(Runnable task) {
        return task;
    }
}
