package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.plan.Query;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The result of a direct plan: its selections, evaluated when asked for. */
final class TupleRows implements Rows {

    private final Query query;
    private final Iterator<Tuple> tuples;
    private @Nullable Tuple current;

    TupleRows(Query query, Iterator<Tuple> tuples) {
        this.query = query;
        this.tuples = tuples;
    }

    @Override
    public int columnCount() {
        return query.selections().size();
    }

    @Override
    public String label(int column) {
        return query.selections().get(column - 1).label();
    }

    @Override
    public AttributeType type(int column) {
        var operand = query.selections().get(column - 1).operand();
        return operand instanceof Operand.Column selected ? selected.attribute().type() : AttributeType.STRING;
    }

    @Override
    public boolean next() {
        current = tuples.hasNext() ? tuples.next() : null;
        return current != null;
    }

    @Override
    public @Nullable Object get(int column) {
        var tuple = current;
        if (tuple == null) {
            throw new IllegalStateException("no current row");
        }
        return tuple.evaluation().valueOf(query.selections().get(column - 1).operand());
    }

    @Override
    public void close() {
        current = null;
    }
}
