package io.virga.query;

import java.util.List;

/**
 * What a statement did.
 *
 * @param count the number of rows
 * @param stale the managed entities whose rows it changed or deleted, still as they were before
 */
public record Outcome<E>(int count, List<E> stale) {
    public Outcome {
        stale = List.copyOf(stale);
    }
}
