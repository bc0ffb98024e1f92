package io.virga.dynamodb.internal.journal;

/** What the head of a transaction says. From {@code PENDING} it goes to one of the others, once. */
public enum State {
    /** Not decided. Nothing it means to write may be seen. */
    PENDING,
    /** It has happened: what it means to write is the truth, wherever its lock still stands. */
    COMMITTED,
    /** It has not happened, and will not. */
    ABORTED,
    /** There is no head: it was finished everywhere, or it never committed. */
    GONE
}
