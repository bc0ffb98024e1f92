package io.virga;

import java.util.Optional;

/**
 * What became of a call on a {@link Checkpoint}. What cannot be done is told here and not thrown: unless {@link #done()}, nothing was changed,
 * neither in memory nor in the database.
 */
public sealed interface Outcome permits RollbackResult, FlushResult, CommitResult, ReleaseResult {

    /** The reason why the call was not carried out; empty when it was. */
    Optional<Problem> error();

    /** Whether the call was carried out. */
    default boolean done() {
        return error().isEmpty();
    }

    /**
     * For callers that prefer an exception.
     *
     * @throws UnitOfWorkException unless {@link #done()}
     */
    default void orElseThrow() {
        error().ifPresent(problem -> {
            throw new UnitOfWorkException(problem);
        });
    }
}
