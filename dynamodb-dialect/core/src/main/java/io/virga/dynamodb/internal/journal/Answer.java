package io.virga.dynamodb.internal.journal;

/** What a step came to. */
public sealed interface Answer {

    /** It is done, now or before. */
    record Done() implements Answer {}

    /**
     * What a head says.
     *
     * @param parts of how many parts the transaction is made, 0 for {@link State#GONE}
     */
    record Head(State state, int parts) implements Answer {}

    /** An item bears the lock of another transaction. */
    record Met(String tx, String item) implements Answer {}

    /** An item is not what the transaction saw. */
    record Conflict() implements Answer {}

    /** It was waited for long enough. */
    record Impatient() implements Answer {}

    /** The request failed, and may have been carried out or not. */
    record Failed() implements Answer {}

    Answer DONE = new Done();
}
