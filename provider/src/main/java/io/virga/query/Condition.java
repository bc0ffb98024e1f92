package io.virga.query;

import io.virga.internal.query.Predicate;

/**
 * A condition on rows: a value to keep, combine and reuse. Made by {@link Conditions}. Null values follow SQL: a
 * comparison with null is neither true nor false.
 */
public final class Condition {

    private final Predicate predicate;

    Condition(Predicate predicate) {
        this.predicate = predicate;
    }

    Predicate predicate() {
        return predicate;
    }

    public Condition and(Condition other) {
        return Conditions.and(this, other);
    }

    public Condition or(Condition other) {
        return Conditions.or(this, other);
    }

    @Override
    public String toString() {
        return predicate.toString();
    }
}
