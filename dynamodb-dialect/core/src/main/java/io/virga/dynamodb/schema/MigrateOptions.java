package io.virga.dynamodb.schema;

import java.time.Duration;

/**
 * How a migration runs.
 *
 * @param segments how many parts of a table are read at once, 1 to 100
 * @param maxCapacity the most capacity units that backfills use in a second, reads and writes together; 0 for no limit
 * @param lock how long the lock of a runner counts that has died, 3 seconds at least
 * @param phaseWait how long is waited until every application has heard of a phase: three times the longest
 *     {@code virga.dynamodb.migration-check} of those that run; 0 only where none runs
 * @param timeout how long one change of a table or index may take
 * @param stopped whether applications do nothing while it runs, instead of writing both forms
 * @param untilSwitch whether it waits behind the switch, for the new version to be deployed; another run goes on
 */
public record MigrateOptions(
        int segments,
        double maxCapacity,
        Duration lock,
        Duration phaseWait,
        Duration timeout,
        boolean stopped,
        boolean untilSwitch) {

    public static final MigrateOptions DEFAULTS = new MigrateOptions(
            4, 0, Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofHours(24), false, false);

    public MigrateOptions {
        if (segments < 1 || segments > 100) {
            throw new IllegalArgumentException("1 to 100 segments, not " + segments);
        }
        if (!(maxCapacity >= 0)) {
            throw new IllegalArgumentException("a capacity of 0 or more, not " + maxCapacity);
        }
        if (lock.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("a lock of 3 seconds at least, not " + lock);
        }
        if (phaseWait.isNegative()) {
            throw new IllegalArgumentException("a wait of 0 seconds or more, not " + phaseWait);
        }
    }

    public MigrateOptions withSegments(int number) {
        return new MigrateOptions(number, maxCapacity, lock, phaseWait, timeout, stopped, untilSwitch);
    }

    public MigrateOptions withMaxCapacity(double units) {
        return new MigrateOptions(segments, units, lock, phaseWait, timeout, stopped, untilSwitch);
    }

    public MigrateOptions withLock(Duration held) {
        return new MigrateOptions(segments, maxCapacity, held, phaseWait, timeout, stopped, untilSwitch);
    }

    public MigrateOptions withPhaseWait(Duration wait) {
        return new MigrateOptions(segments, maxCapacity, lock, wait, timeout, stopped, untilSwitch);
    }

    public MigrateOptions withStopped(boolean all) {
        return new MigrateOptions(segments, maxCapacity, lock, phaseWait, timeout, all, untilSwitch);
    }

    public MigrateOptions withUntilSwitch(boolean only) {
        return new MigrateOptions(segments, maxCapacity, lock, phaseWait, timeout, stopped, only);
    }
}
