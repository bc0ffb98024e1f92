package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.WindowSpec;
import jakarta.persistence.metamodel.Bindable;
import java.util.Arrays;
import java.util.List;

/** The rows that a window function sees: {@code partitionBy(Post_.author).orderBy(desc(Post_.at))}. Immutable. */
public final class Window {

    private final WindowSpec spec;

    private Window(WindowSpec spec) {
        this.spec = spec;
    }

    WindowSpec spec() {
        return spec;
    }

    /** The rows with the same keys. */
    public static Window partitionBy(Bindable<?>... keys) {
        return new Window(new WindowSpec(Arrays.stream(keys).map(Operands::of).toList(), List.of()));
    }

    /** All rows, in order. */
    public static Window ordered(Sort... keys) {
        return partitionBy().orderBy(keys);
    }

    /** In order: aggregates then see the rows up to their own. */
    public Window orderBy(Sort... keys) {
        return new Window(new WindowSpec(
                spec.partitionBy(), Arrays.stream(keys).map(Sort::spec).toList()));
    }

    /** 1, 2, 3, … */
    public static Expression<Long> rowNumber(Window over) {
        return ranking("row_number", Long.class, over);
    }

    /** 1, 2, 2, 4, …: equals share a rank. */
    public static Expression<Long> rank(Window over) {
        return ranking("rank", Long.class, over);
    }

    /** 1, 2, 2, 3, …: no rank is left out. */
    public static Expression<Long> denseRank(Window over) {
        return ranking("dense_rank", Long.class, over);
    }

    /** The value in the row before, null in the first. */
    public static <T> Expression<T> lag(Bindable<T> value, Window over) {
        return ranking("lag", value.getBindableJavaType(), over, Operands.of(value));
    }

    /** The value in the row behind, null in the last. */
    public static <T> Expression<T> lead(Bindable<T> value, Window over) {
        return ranking("lead", value.getBindableJavaType(), over, Operands.of(value));
    }

    /** The value in the window's first row. */
    public static <T> Expression<T> firstValue(Bindable<T> value, Window over) {
        return ranking("first_value", value.getBindableJavaType(), over, Operands.of(value));
    }

    private static <T> Expression<T> ranking(String name, Class<T> type, Window over, Operand... arguments) {
        return new Expression<>(new Operand.Ranking(name, type, List.of(arguments), over.spec), type);
    }
}
