package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of values at hand. */
final class OneRow implements Rows {

    private final List<Attribute> columns;
    private final @Nullable Object[] values;
    private boolean read;

    OneRow(List<Attribute> columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    @Override
    public int columnCount() {
        return columns.size();
    }

    @Override
    public String label(int column) {
        return columns.get(column - 1).column();
    }

    @Override
    public AttributeType type(int column) {
        return columns.get(column - 1).type();
    }

    @Override
    public boolean next() {
        boolean first = !read;
        read = true;
        return first;
    }

    @Override
    public @Nullable Object get(int column) {
        return values[column - 1];
    }

    @Override
    public void close() {}
}
