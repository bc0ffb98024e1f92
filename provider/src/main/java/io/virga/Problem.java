package io.virga;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not carried out. Printed as {@code CODE: what [where]. remedy}.
 *
 * @param code what kind of problem it is, for programs
 * @param what what went wrong, with its values, for people
 * @param where the checkpoint or the entity it happened on
 * @param remedy what to do about it
 * @param exception what the persistence provider or the database threw, null when the refusal is our own
 */
public record Problem(
        Code code,
        String what,
        String where,
        String remedy,
        @Nullable RuntimeException exception) {

    /** The kinds of problems; their names are part of the API. */
    public enum Code {
        /** The checkpoint was ended, by release, by the rollback of an outer one, or together with its transaction. */
        CHECKPOINT_ENDED,
        /** The checkpoint was set on another unit of work. */
        CHECKPOINT_OF_ANOTHER_UNIT_OF_WORK,
        /** Another call on the same unit of work is going on: in another thread, or in this one as the cause of a listener's call. */
        CALL_IN_PROGRESS,
        /** What was written after the checkpoint cannot be held back any more. */
        ALREADY_WRITTEN,
        /** The call needs an active transaction. */
        NO_TRANSACTION,
        /** The transaction is managed by somebody else (JTA), who alone commits it. */
        TRANSACTION_NOT_OURS,
        /** The database was written since the checkpoint, and gives no savepoint to go back to. */
        NO_SAVEPOINT,
        /** The persistence context could not be brought back as a whole: its state is uncertain. */
        RESTORE_FAILED,
        /** The transaction can only be rolled back. */
        ROLLBACK_ONLY,
        /** The database, a validator or a version check refused the write. */
        WRITE_FAILED,
        /** The database refused the commit. */
        COMMIT_FAILED
    }

    public static Problem of(Code code, String what, String where, String remedy) {
        return new Problem(code, what, where, remedy, null);
    }

    /** The exception behind it, when there is one. */
    public Optional<RuntimeException> cause() {
        return Optional.ofNullable(exception);
    }

    @Override
    public String toString() {
        return code + ": " + what + " [" + where + "]. " + remedy;
    }
}
