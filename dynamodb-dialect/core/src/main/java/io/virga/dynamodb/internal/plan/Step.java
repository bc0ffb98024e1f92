package io.virga.dynamodb.internal.plan;

import java.util.List;
import java.util.Optional;

/** One step of a plan, in the order in which they run. */
public sealed interface Step {

    /**
     * Reads items with a key that is known from the start.
     *
     * @param sources the tables of the statement that the items belong to
     */
    record Fetch(AccessPath path, List<Source> sources, Projection projection) implements Step {
        public Fetch {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads the items that rows gathered so far point at: one wave of requests, whatever the number of rows.
     *
     * @param from the table whose rows point there; empty for the combined rows
     */
    record Lookup(AccessPath path, Source source, Optional<Source> from, Projection projection) implements Step {}

    /** Combines the rows gathered so far with those of one more table. */
    record Join(JoinedSource joined) implements Step {}
}
