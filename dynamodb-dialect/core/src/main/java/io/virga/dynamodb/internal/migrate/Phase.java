package io.virga.dynamodb.internal.migrate;

/** How far a migration is; stands in its log item. */
enum Phase {
    /** What is new is made beside what there is. */
    EXPAND,
    /** Stored rows are brought along. */
    BACKFILL,
    /** They are read again, until one pass finds nothing to do. */
    VERIFY,
    /** The new form counts as much as the one before: both versions of an application read and write. */
    SWITCH,
    /** The version before is refused; the new one still writes both forms, for those that have not heard of it. */
    RETIRE,
    /** What nobody needs any more goes. */
    CONTRACT,
    DONE;

    boolean isBehind(Phase other) {
        return compareTo(other) > 0;
    }
}
