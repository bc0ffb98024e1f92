package io.virga.dynamodb.internal.journal;

/** What a reader takes for the item under a lock. */
public enum Sight {
    /** The item as it is stored: it still holds what was before; a placeholder is no item. */
    BEFORE,
    /** What the lock's transaction means to write there. */
    AFTER,
    /** Neither: it is read again. */
    AGAIN;

    /**
     * @param state the lock's transaction, read after the item
     * @param seenGone whether that transaction was found gone before the item was read this time: then the lock is one that nobody will apply
     */
    public static Sight of(State state, boolean seenGone) {
        return switch (state) {
            case PENDING, ABORTED -> BEFORE;
            case COMMITTED -> AFTER;
            case GONE -> seenGone ? BEFORE : AGAIN;
        };
    }
}
