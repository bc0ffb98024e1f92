package io.virga.dynamodb.internal.journal;

/**
 * Finishes a decided transaction: every part applied if it is committed, released if it is aborted; then it is forgotten, parts first.
 * Whoever finds a decided transaction may do so, several at once.
 *
 * @param parts of how many parts it is made; only so many may bear locks
 * @param forget whether the head goes. That of an aborted transaction stays as long as its writer may still be locking
 */
record Finish(String tx, boolean forward, int part, int parts, boolean forget) {

    /** Not to be asked once it {@link #isDone()}. */
    Step step() {
        if (part < parts) {
            return forward ? new Step.Apply(tx, part) : new Step.Release(tx, part);
        }
        return part == parts ? new Step.ForgetParts(tx) : new Step.ForgetHead(tx);
    }

    Finish next() {
        return new Finish(tx, forward, part + 1, parts, forget);
    }

    boolean isDone() {
        return forget ? part > parts + 1 : part >= parts;
    }
}
