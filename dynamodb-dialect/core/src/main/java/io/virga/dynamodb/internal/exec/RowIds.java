package io.virga.dynamodb.internal.exec;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for rows that have none of their own: UUIDs of version 7, rising within one JVM, so that the rows of a bag come back in
 * the order in which they were added. Safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562, "UUID Version 7"</a>, with method 1 of
 *     6.2 (a counter of 12 bits) for what happens within a millisecond
 */
final class RowIds {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;

    /** Milliseconds and counter of the id before, as one number. */
    private final AtomicLong last = new AtomicLong();

    UUID next() {
        // the JDK's own generator: one of ours would be seeded in the heap of a native image
        return next(System.currentTimeMillis(), UUID.randomUUID());
    }

    /**
     * A full counter, and a clock that was set back, run ahead of the clock.
     *
     * @param random a random UUID: its lower half is taken as it is, variant included
     */
    UUID next(long milliseconds, UUID random) {
        long now = milliseconds << COUNTER_BITS;
        long time = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = time >>> COUNTER_BITS << 16 | VERSION | time & ((1 << COUNTER_BITS) - 1);
        return new UUID(high, random.getLeastSignificantBits());
    }
}
