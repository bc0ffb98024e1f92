package io.virga.dynamodb.internal.journal;

/**
 * What is asked of the store next. Parts are what one request can lock, in one order for all transactions; {@code tx} names the
 * transaction whose head, parts or locks are meant. Each may be carried out twice, and by several at once.
 */
public sealed interface Step {

    /** Writes the head, pending, and behind it the parts: what the transaction means to write. Answered by {@link Answer.Done}. */
    record Begin(String tx) implements Step {}

    /**
     * Locks the items of a part, all or none, each on its own condition and on there being no lock. Answered by {@link Answer.Done},
     * {@link Answer.Conflict} or {@link Answer.Met}.
     */
    record Lock(String tx, int part) implements Step {}

    /** Reads a head. Answered by {@link Answer.Head}. */
    record Look(String tx) implements Step {}

    /** Lets a pending transaction go on for a while. Answered by {@link Answer.Done}, or {@link Answer.Impatient}. */
    record Wait(String tx) implements Step {}

    /** Changes a head that is pending, and no other. Answered by {@link Answer.Done}, or by the {@link Answer.Head} that was found. */
    record Decide(String tx, State state) implements Step {}

    /** Writes the items of a part that bear its lock, and takes the lock off. Answered by {@link Answer.Done}. */
    record Apply(String tx, int part) implements Step {}

    /** Takes the lock off the items of a part that bear it. Answered by {@link Answer.Done}. */
    record Release(String tx, int part) implements Step {}

    /** Takes a lock off one item, if it is there still; no head and no part tells of it. Answered by {@link Answer.Done}. */
    record Free(Answer.Met lock) implements Step {}

    /** Removes the parts of a transaction. Answered by {@link Answer.Done}. */
    record ForgetParts(String tx) implements Step {}

    /** Removes the head of a transaction. Answered by {@link Answer.Done}. */
    record ForgetHead(String tx) implements Step {}

    /** Nothing more. */
    record End(Result result) implements Step {}
}
