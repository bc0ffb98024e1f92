package io.virga.dynamodb.internal.migrate;

import dev.failsafe.RateLimiter;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import java.time.Duration;

/**
 * Holds every request's thread back until what the request used is earned again: so many capacity units in a second, by what
 * the server says it used.
 */
final class CapacityLimit implements RequestListener {

    /** Tenths of units, which is what the server counts in about. */
    private static final int PARTS = 10;

    private final RateLimiter<Object> limiter;

    /** @param units in a second, above 0 */
    CapacityLimit(double units) {
        var parts = Math.max(1, Math.round(units * PARTS));
        this.limiter = RateLimiter.smoothBuilder(parts, Duration.ofSeconds(1)).build();
    }

    @Override
    public void done(RequestReport report) {
        int parts = (int) Math.ceil((report.readUnits() + report.writeUnits()) * PARTS);
        if (parts > 0) {
            try {
                limiter.acquirePermits(parts);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
