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
        return new Window(new WindowSpec(Arrays.stream(keys).map(Operands::of).toList(), List.of(), null));
    }

    /** All rows, in order. */
    public static Window ordered(Sort... keys) {
        return partitionBy().orderBy(keys);
    }

    /** In order: aggregates then see the rows up to their own. */
    public Window orderBy(Sort... keys) {
        return new Window(new WindowSpec(
                spec.partitionBy(), Arrays.stream(keys).map(Sort::spec).toList(), spec.frame()));
    }

    /**
     * Of these only some around the current one: {@code rows(2, 0)} are the row and the two before it.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Window rows(int before, int behind) {
        return frame(new WindowSpec.Frame(
                Operands.notNegative("rows", before, "window"), Operands.notNegative("rows", behind, "window")));
    }

    /** All of them, in whatever order: without it, an order ends at the current row. */
    public Window allRows() {
        return frame(new WindowSpec.Frame(null, null));
    }

    private Window frame(WindowSpec.Frame frame) {
        return new Window(new WindowSpec(spec.partitionBy(), spec.orderBy(), frame));
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

    /** The value in the window's last row, which is the current one unless {@link #allRows} or {@link #rows} say more. */
    public static <T> Expression<T> lastValue(Bindable<T> value, Window over) {
        return ranking("last_value", value.getBindableJavaType(), over, Operands.of(value));
    }

    /** The part of rows that rank before it, from 0 to 1. */
    public static Expression<Double> percentRank(Window over) {
        return ranking("percent_rank", Double.class, over);
    }

    /** The part of rows that rank up to it, from above 0 to 1. */
    public static Expression<Double> cumulativeDistribution(Window over) {
        return ranking("cume_dist", Double.class, over);
    }

    private static <T> Expression<T> ranking(String name, Class<T> type, Window over, Operand... arguments) {
        return new Expression<>(new Operand.Ranking(name, type, List.of(arguments), over.spec), type);
    }
}
