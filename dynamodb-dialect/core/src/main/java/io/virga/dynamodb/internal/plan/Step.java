package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a plan, in the order in which they run. */
public sealed interface Step {

    /** A step that reads items. */
    sealed interface Read extends Step {

        AccessPath path();

        Projection projection();

        /** The tables of the statement that the items belong to. */
        List<Source> sources();

        /** What the statement says of the rows of one of them alone; no other row matters. */
        Predicate own(Source source);

        default boolean feeds(Source source) {
            return sources().contains(source);
        }
    }

    /**
     * Reads items with a key that is known from the start.
     *
     * @param own the tables of the statement that the items belong to, each with what the statement says of its rows alone
     */
    record Fetch(AccessPath path, Map<Source, Predicate> own, Projection projection) implements Read {
        public Fetch {
            own = new LinkedHashMap<>(own);
        }

        @Override
        public List<Source> sources() {
            return List.copyOf(own.keySet());
        }

        @Override
        public Predicate own(Source source) {
            return own.getOrDefault(source, Predicate.TRUE);
        }
    }

    /**
     * Reads the items that rows gathered so far point at: one wave of requests, whatever the number of rows.
     *
     * @param from the table whose rows point there; empty for the combined rows
     * @param own what the statement says of the rows of {@code source} alone
     */
    record Lookup(AccessPath path, Source source, Predicate own, Optional<Source> from, Projection projection)
            implements Read {
        @Override
        public List<Source> sources() {
            return List.of(source);
        }

        @Override
        public Predicate own(Source table) {
            return own;
        }
    }

    /** Combines the rows gathered so far with those of one more table. */
    record Join(JoinedSource joined) implements Step {}
}
