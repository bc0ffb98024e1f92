package io.virga.dynamodb.internal.migrate;

/** How far a migration is; stands in its log item. */
enum Phase {
    /** What is new is made beside what there is. */
    EXPAND,
    /** Stored rows are brought along. */
    BACKFILL,
    /** They are read again, until one pass finds nothing to do. */
    VERIFY,
    /** From here on the new keys count. */
    SWITCH,
    /** What nobody needs any more goes. */
    CONTRACT,
    DONE
}
