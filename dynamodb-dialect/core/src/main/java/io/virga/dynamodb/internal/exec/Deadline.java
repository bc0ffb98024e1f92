package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Until when a statement may send requests; asked before each of them, so an answer that is under way is waited for. */
public final class Deadline {

    /** For ever. */
    public static final Deadline NONE = new Deadline(Duration.ZERO, () -> false);

    /** Query cancelled. */
    static final String CANCELLED = "57014";

    private final Duration timeout;
    private final long start = System.nanoTime();
    private final BooleanSupplier cancelled;

    private Deadline(Duration timeout, BooleanSupplier cancelled) {
        this.timeout = timeout;
        this.cancelled = cancelled;
    }

    /**
     * From now on.
     *
     * @param timeout zero for none
     * @param cancelled whether the statement is no longer wanted, asked on the threads that read for it
     */
    public static Deadline in(Duration timeout, BooleanSupplier cancelled) {
        return new Deadline(timeout, cancelled);
    }

    void check(String table) {
        if (cancelled.getAsBoolean()) {
            throw Refusal.of("QUERY_CANCELLED", CANCELLED, "the statement was cancelled", table, "");
        }
        if (!timeout.isZero() && System.nanoTime() - start > timeout.toNanos()) {
            throw Refusal.of(
                    "QUERY_TIMEOUT",
                    CANCELLED,
                    "the statement is not done after " + timeout.toMillis() + " ms",
                    table,
                    "Narrow it by a key or an index, read it in pages, or raise jakarta.persistence.query.timeout.");
        }
    }
}
