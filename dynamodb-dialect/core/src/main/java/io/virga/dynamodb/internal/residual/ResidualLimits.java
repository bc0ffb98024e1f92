package io.virga.dynamodb.internal.residual;

import java.time.Duration;

/**
 * What one execution may take.
 *
 * @param heldRows the setting {@code residual.max-rows}: rows taken from all sources together. Ten times as many rows may
 *     come out of a join before grouping and sorting
 * @param resultRows rows of the result, the rest is dropped as JDBC's {@code setMaxRows} does; 0 for all
 * @param timeout counted from the start of the execution; zero for none
 */
public record ResidualLimits(long heldRows, long resultRows, Duration timeout) {

    /** The default of {@code residual.max-rows}. */
    public static final long DEFAULT_HELD_ROWS = 100_000;

    public static ResidualLimits heldRows(long heldRows) {
        return new ResidualLimits(heldRows, 0, Duration.ZERO);
    }

    public ResidualLimits withResultRows(long rows) {
        return new ResidualLimits(heldRows, rows, timeout);
    }

    public ResidualLimits withTimeout(Duration time) {
        return new ResidualLimits(heldRows, resultRows, time);
    }
}
