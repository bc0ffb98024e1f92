package io.virga.query;

import jakarta.persistence.metamodel.Bindable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** One row of a select of columns: values by position or by the column as the select named it. Immutable. */
public final class Row {

    private final List<Bindable<?>> columns;
    private final @Nullable Object[] values;

    Row(List<Bindable<?>> columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    static Projection<Row> projection(
            Supplier<Session> session, Bindable<?> first, Bindable<?> second, Bindable<?>... more) {
        List<Bindable<?>> columns = new ArrayList<>(List.of(first, second));
        columns.addAll(Arrays.asList(more));
        return new Projection<>(session, columns, row -> row);
    }

    /** The number of columns. */
    public int size() {
        return values.length;
    }

    /**
     * The value of a column, null where the database has none.
     *
     * @param column one that was selected
     * @throws IllegalArgumentException if it was not
     */
    public <T> @Nullable T get(Bindable<T> column) {
        int index = Columns.index(column, columns);
        if (index < 0) {
            throw Columns.unknown(column, columns);
        }
        return as(column, index);
    }

    /**
     * The value at a position, from 0.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public @Nullable Object get(int index) {
        return as(columns.get(index), index);
    }

    /**
     * Values by the names of their columns, in the order of the select. The third column is {@code column3} where it has
     * no name, or one that another has before it: see {@link Expression#as}.
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            String name = Columns.name(columns.get(i), i);
            map.put(map.containsKey(name) ? "column" + (i + 1) : name, get(i));
        }
        return map;
    }

    /** Null where the database has none: whether that is allowed is for the constructor's parameter to say. */
    @SuppressWarnings("NullAway")
    <T> T as(Bindable<T> column, int index) {
        return Columns.convert(values[index], column);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
