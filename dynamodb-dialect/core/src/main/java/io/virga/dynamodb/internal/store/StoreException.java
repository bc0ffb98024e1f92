package io.virga.dynamodb.internal.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that failed, told apart by what the caller can do about it. Never carries the contents of an item in its message. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public StoreException(String message, Failure failure, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    public sealed interface Failure {}

    /** The condition of a single write did not hold. */
    public record ConditionFailed(Optional<Item> old) implements Failure {}

    /** A transaction was cancelled: one reason per action, in their order. */
    public record Cancelled(List<Reason> reasons) implements Failure {
        public Cancelled {
            reasons = List.copyOf(reasons);
        }
    }

    /** TransactionConflict or TransactionInProgress on a request: it may be sent again. */
    public record Conflict() implements Failure {}

    /** Throttled, or the server said it could not; nothing was done. It may be sent again. */
    public record Throttled() implements Failure {}

    /** No answer, or one that says nothing about the outcome: whether the server acted is unknown. */
    public record OutcomeUnknown() implements Failure {}

    /** The endpoint could not be reached: nothing was sent. */
    public record Unreachable() implements Failure {}

    /** The table or index is not there. */
    public record TableMissing(String table) implements Failure {}

    /** The table is there already, or it is being created, changed or deleted: wait, or leave it. */
    public record TableInUse(String table) implements Failure {}

    /** Credentials are missing, wrong, or not allowed to do this. */
    public record AccessDenied() implements Failure {}

    /** The request itself is wrong: our mistake, or a limit that only the server knows. */
    public record Invalid(String code) implements Failure {}

    /** Why one action of a transaction was not done. */
    public sealed interface Reason {
        /** This action was not the reason. */
        record None() implements Reason {}

        record ConditionFailed(Optional<Item> old) implements Reason {}

        record Conflict() implements Reason {}

        record Throttled() implements Reason {}

        record Invalid(String message) implements Reason {}
    }
}
