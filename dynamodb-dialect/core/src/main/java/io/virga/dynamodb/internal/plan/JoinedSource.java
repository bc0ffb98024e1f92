package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Predicate;

/**
 * A table of the FROM clause and how it is joined to those before it.
 *
 * @param on the join condition, TRUE for the first one
 */
public record JoinedSource(Source source, Kind kind, Predicate on) {

    /** How rows without a partner are treated. */
    public enum Kind {
        ROOT,
        INNER,
        LEFT
    }

    boolean isOptional() {
        return kind == Kind.LEFT;
    }
}
