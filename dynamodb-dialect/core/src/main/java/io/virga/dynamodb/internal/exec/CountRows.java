package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.AttributeType;
import java.util.function.LongSupplier;

/** One row with one number. */
final class CountRows implements Rows {

    private final LongSupplier count;
    private boolean before = true;

    CountRows(LongSupplier count) {
        this.count = count;
    }

    @Override
    public int columnCount() {
        return 1;
    }

    @Override
    public String label(int column) {
        return "count";
    }

    @Override
    public AttributeType type(int column) {
        return AttributeType.INTEGER;
    }

    @Override
    public boolean next() {
        boolean first = before;
        before = false;
        return first;
    }

    @Override
    public Object get(int column) {
        return count.getAsLong();
    }

    @Override
    public void close() {}
}
