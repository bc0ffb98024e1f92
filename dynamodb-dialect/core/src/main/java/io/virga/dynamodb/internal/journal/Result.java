package io.virga.dynamodb.internal.journal;

/** How a transaction ended, as its writer knows it. */
public enum Result {
    COMMITTED,
    /** An item was not what the transaction saw. */
    CONFLICT,
    /** Another transaction has waited for it long enough. */
    ABORTED,
    /** A request failed before it was decided, and it was aborted. */
    FAILED,
    /** The answer to the decision was lost, and the head is gone since: only the items may tell. */
    UNKNOWN,
    /** Nothing of one's own was begun: a lock was in the way, and is no more. */
    CLEARED
}
