package io.virga.dynamodb.internal.journal;

/** Mistakes that the model can be made to make, each of which it must find. */
enum Bug {
    NONE,
    /** The head is set to committed, whatever it says. */
    COMMIT_POINT_SKIPPED,
    /** A lock is taken where another stands. */
    LOCK_NOT_CHECKED,
    /** A lock is taken without looking at what the transaction has read. */
    VERSION_NOT_CHECKED,
    /** A head that is committed is aborted by somebody who waited. */
    ABORT_NOT_CONDITIONAL,
    /** An item is written though it bears the lock no more. */
    APPLY_NOT_CONDITIONAL,
    /** A lock is taken off that is another's. */
    RELEASE_NOT_CONDITIONAL,
    /** The transaction is forgotten, its locks stay. */
    FORGOTTEN_BEFORE_APPLIED,
    /** A reader takes what is stored for the truth. */
    LOCKS_NOT_READ,
    /** A reader takes a lock without a head for one that was never committed. */
    GONE_IS_NOT_READ_AGAIN,
    /** A statement does not look back. */
    STATEMENT_NOT_REPEATED,
    /** What a transaction means to write is written at once. */
    WRITTEN_BEFORE_DECIDED
}
