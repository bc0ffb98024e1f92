package io.virga.dynamodb.internal.store;

/**
 * Hears of every request when it is done, on the thread that sent it. For counters, the request log, and tests that say
 * how many requests something may take. What it throws reaches the caller of the request.
 */
@FunctionalInterface
public interface RequestListener {

    /** Nobody listens, and nothing is measured. */
    RequestListener NONE = report -> {};

    void done(RequestReport report);
}
