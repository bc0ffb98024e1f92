package io.virga.dynamodb.internal.journal;

/** A way through the protocol, as a value: what to ask of the store, and what comes next. It is done at {@link Step.End}. */
public interface Course {

    Step step();

    Course on(Answer answer);
}
