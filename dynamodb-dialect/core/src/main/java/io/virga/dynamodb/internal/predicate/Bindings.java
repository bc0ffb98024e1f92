package io.virga.dynamodb.internal.predicate;

import io.virga.dynamodb.internal.model.Refusal;
import org.jspecify.annotations.Nullable;

/** Where the evaluation of a predicate finds its values: canonical values, null for SQL null. */
public interface Bindings {

    @Nullable
    Object column(int source, int position);

    @Nullable
    Object parameter(int position);

    /**
     * The parameter at a position, from 1, of those that a statement was given.
     *
     * @throws Refusal where it was given fewer
     */
    static @Nullable Object parameter(@Nullable Object[] given, int position) {
        if (position > given.length) {
            throw Refusal.of(
                    "PARAMETER_MISSING",
                    "07001",
                    "parameter " + position + " has no value, " + given.length + " were set",
                    "JDBC statement",
                    "Set every parameter before the statement runs.");
        }
        return given[position - 1];
    }
}
