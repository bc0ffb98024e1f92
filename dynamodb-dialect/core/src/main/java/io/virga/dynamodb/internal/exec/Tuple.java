package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.predicate.Bindings;
import io.virga.dynamodb.internal.predicate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * One row of each table of a statement, none where an outer join found no partner; with the statement's parameters, what
 * its predicates are evaluated over.
 */
final class Tuple implements Bindings {

    private final @Nullable Object[] parameters;
    private final @Nullable Row[] rows;
    private final Evaluation evaluation = new Evaluation(this);

    Tuple(@Nullable Object[] parameters, int sources) {
        this(parameters, new @Nullable Row[sources]);
    }

    private Tuple(@Nullable Object[] parameters, @Nullable Row[] rows) {
        this.parameters = parameters;
        this.rows = rows;
    }

    Tuple with(int source, @Nullable Row row) {
        var copy = rows.clone();
        copy[source] = row;
        return new Tuple(parameters, copy);
    }

    Evaluation evaluation() {
        return evaluation;
    }

    @Nullable
    Row row(int source) {
        return rows[source];
    }

    @Override
    public @Nullable Object column(int source, int position) {
        var row = rows[source];
        return row == null ? null : row.value(position);
    }

    @Override
    public @Nullable Object parameter(int position) {
        return Bindings.parameter(parameters, position);
    }
}
