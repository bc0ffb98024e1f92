package io.virga.dynamodb.internal.residual;

import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/** A row over the source's own array: a value becomes H2's when it is first asked for. */
final class SourceRow extends Row {

    private final ValueReader[] readers;
    private final @Nullable Object[] source;
    private final @Nullable Value[] values;

    SourceRow(ValueReader[] readers, @Nullable Object[] source, long position) {
        this.readers = readers;
        this.source = source;
        this.values = new Value[readers.length];
        setKey(position + 1);
    }

    @Override
    public Value getValue(int column) {
        if (column == ROWID_INDEX) {
            return ValueBigint.get(getKey());
        }
        var value = values[column];
        if (value == null) {
            var canonical = source[column];
            value = canonical == null ? ValueNull.INSTANCE : read(column, canonical);
            values[column] = value;
        }
        return value;
    }

    private Value read(int column, Object canonical) {
        try {
            return readers[column].read(canonical);
        } catch (ClassCastException e) {
            throw new AssertionError("column " + column + " of a row holds a " + canonical.getClass(), e);
        }
    }

    @Override
    public Value[] getValueList() {
        var all = new Value[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = getValue(i);
        }
        return all;
    }

    @Override
    public int getColumnCount() {
        return values.length;
    }

    @Override
    public int getMemory() {
        return 64 + 32 * values.length;
    }

    @Override
    public void setValue(int column, Value value) {
        throw readOnly();
    }

    @Override
    public void copyFrom(SearchRow other) {
        throw readOnly();
    }

    private static AssertionError readOnly() {
        return new AssertionError("the rows of a source are not written");
    }
}
