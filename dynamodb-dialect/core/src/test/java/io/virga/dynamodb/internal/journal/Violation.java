package io.virga.dynamodb.internal.journal;

/** Something that the protocol promises and that did not hold. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}
