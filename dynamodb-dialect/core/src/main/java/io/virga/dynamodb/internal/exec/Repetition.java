package io.virga.dynamodb.internal.exec;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Repeats a write that did not happen, or whose answer was lost: jittered, growing pauses, until the time is up. Whoever
 * calls makes sure that doing it twice does no harm.
 */
public final class Repetition {

    private final RetryPolicy<Object> policy;

    public Repetition(Duration timeout) {
        this.policy = RetryPolicy.builder()
                .handleIf(Repetition::isWorthIt)
                .withBackoff(20, 1000, ChronoUnit.MILLIS)
                .withJitter(0.5)
                .withMaxAttempts(-1)
                .withMaxDuration(timeout)
                .build();
    }

    /** One attempt, counted from 1. */
    public interface Attempt {
        void run(int attempt);
    }

    public void run(Attempt attempt) {
        Failsafe.with(policy).run(context -> attempt.run(context.getAttemptCount() + 1));
    }

    private static boolean isWorthIt(Throwable problem) {
        if (!(problem instanceof StoreException e)) {
            return false;
        }
        var failure = e.failure();
        return failure instanceof StoreException.Conflict
                || failure instanceof StoreException.Throttled
                || failure instanceof StoreException.OutcomeUnknown
                || failure instanceof StoreException.Cancelled cancelled
                        && cancelled.reasons().stream()
                                .anyMatch(reason -> reason instanceof StoreException.Reason.Conflict
                                        || reason instanceof StoreException.Reason.Throttled);
    }
}
