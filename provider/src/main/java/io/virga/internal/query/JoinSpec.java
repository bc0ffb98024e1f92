package io.virga.internal.query;

import org.jspecify.annotations.Nullable;

/**
 * A further source of a select.
 *
 * @param relation the attribute that leads to the target, null for a join on the condition alone
 * @param target what conditions and columns call it
 * @param on a further condition on the pairs, null for none
 * @param fetched whether the relation of the selected entities is initialised with it
 */
public record JoinSpec(
        Kind kind,
        Operand.@Nullable Path relation,
        Source target,
        @Nullable Predicate on,
        boolean fetched) {

    public enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS
    }
}
