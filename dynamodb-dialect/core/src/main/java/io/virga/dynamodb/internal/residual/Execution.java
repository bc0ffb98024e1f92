package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one execution has taken so far, and why it must stop. Used by its thread only. */
final class Execution {

    /** A join may multiply what it reads; past this factor it is taken for a mistake before it is taken for memory. */
    private static final long JOIN_FACTOR = 10;

    private final ResidualLimits limits;
    private final Cancellation cancellation;
    private final List<ResidualTable> tables;
    private long held;
    private @Nullable RuntimeException failure;
    private Runnable cancel = () -> {};

    Execution(ResidualLimits limits, Cancellation cancellation, List<ResidualTable> tables) {
        this.limits = limits;
        this.cancellation = cancellation;
        this.tables = tables;
    }

    ResidualLimits limits() {
        return limits;
    }

    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    /** @param cancel ends what H2 is doing, at its next chance */
    void started(Runnable cancel) {
        this.cancel = cancel;
        cancellation.started(cancel);
    }

    void ended() {
        cancellation.ended();
    }

    /** A row was taken from a source. */
    void rowTaken() {
        if (++held > limits.heldRows()) {
            throw stop(refusal("more than " + limits.heldRows()
                    + " rows would have to be held in memory to answer the statement"));
        }
    }

    /** Whether rows may be read that nobody has asked for yet. */
    boolean hasRoom() {
        return held < limits.heldRows();
    }

    /** One of the statement's selects has let {@code rows} rows through. */
    void rowsProduced(long rows) {
        if (rows > JOIN_FACTOR * limits.heldRows()) {
            stop(refusal("a join gives more than " + JOIN_FACTOR * limits.heldRows() + " rows"));
            cancel.run();
        }
    }

    private Refusal refusal(String what) {
        return Refusal.notSupported(
                "RESIDUAL_TOO_LARGE",
                what,
                tables.stream().map(ResidualTable::name).collect(Collectors.joining(", "))
                        + "; virga.dynamodb.residual.max-rows=" + limits.heldRows(),
                "Restrict the statement by a key or an indexed attribute, read it in pages,"
                        + " or raise virga.dynamodb.residual.max-rows if the memory is there.");
    }

    /** Remembers the failure: what travels through H2 comes out wrapped. */
    RuntimeException stop(RuntimeException cause) {
        failure = cause;
        return cause;
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }
}
