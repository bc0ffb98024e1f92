package io.virga.dynamodb.schema;

import java.time.Duration;

/**
 * How a migration runs.
 *
 * @param segments how many parts of a table are read at once, 1 to 100
 * @param maxCapacity the most capacity units that backfills use in a second, reads and writes together; 0 for no limit
 * @param lock how long the lock of a runner counts that has died, 3 seconds at least
 * @param switchWait how long is waited behind the switch of keys, so that every application has noticed
 * @param timeout how long one change of a table or index may take
 */
public record MigrateOptions(int segments, double maxCapacity, Duration lock, Duration switchWait, Duration timeout) {

    public static final MigrateOptions DEFAULTS =
            new MigrateOptions(4, 0, Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofHours(24));

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
    }

    public MigrateOptions withSegments(int number) {
        return new MigrateOptions(number, maxCapacity, lock, switchWait, timeout);
    }

    public MigrateOptions withMaxCapacity(double units) {
        return new MigrateOptions(segments, units, lock, switchWait, timeout);
    }

    public MigrateOptions withLock(Duration held) {
        return new MigrateOptions(segments, maxCapacity, held, switchWait, timeout);
    }

    public MigrateOptions withSwitchWait(Duration wait) {
        return new MigrateOptions(segments, maxCapacity, lock, wait, timeout);
    }
}
