package io.virga.query;

import io.virga.internal.query.Operand;
import jakarta.persistence.metamodel.Bindable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Aggregate functions, for static import: one value per group, or per select without {@code groupBy}. */
public final class Aggregates {

    /** Read as these, and narrowed only if nothing is lost. */
    private static final Map<Class<?>, Class<?>> WIDENED = Map.of(
            Integer.class, Long.class,
            Short.class, Long.class,
            Byte.class, Long.class,
            Float.class, Double.class);

    private Aggregates() {}

    /** The number of rows. */
    public static Aggregate<Long> count() {
        return of("count", Long.class, false, List.of());
    }

    /** The number of rows where the value is not null. */
    public static Aggregate<Long> count(Bindable<?> value) {
        return of("count", Long.class, false, List.of(Operands.of(value)));
    }

    /** The number of different values, nulls apart. */
    public static Expression<Long> countDistinct(Bindable<?> value) {
        return of("count", Long.class, true, List.of(Operands.of(value)));
    }

    /**
     * The sum, null of no rows. A sum that its type cannot hold is an {@link ArithmeticException} where it is read, never
     * a wrong number: see {@link #sumAsLong} and {@link #sumAsDecimal}.
     */
    public static <N extends Number> Aggregate<N> sum(Bindable<N> value) {
        Class<N> type = value.getBindableJavaType();
        Class<?> widened = WIDENED.getOrDefault(type, type);
        return new Aggregate<>(
                new Operand.Aggregate("sum", widened, false, List.of(Operands.of(value)), null, null), type);
    }

    /** The sum of whole numbers, null of no rows. */
    public static Aggregate<Long> sumAsLong(Bindable<? extends Number> value) {
        return of("sum", Long.class, false, List.of(Operands.of(value)));
    }

    /** The sum, null of no rows. */
    public static Aggregate<BigDecimal> sumAsDecimal(Bindable<? extends Number> value) {
        return of("sum", BigDecimal.class, false, List.of(Operands.of(value)));
    }

    /** The mean, null of no rows. */
    public static Aggregate<Double> avg(Bindable<? extends Number> value) {
        return of("avg", Double.class, false, List.of(Operands.of(value)));
    }

    public static <T extends Comparable<? super T>> Aggregate<T> min(Bindable<T> value) {
        return of("min", value.getBindableJavaType(), false, List.of(Operands.of(value)));
    }

    public static <T extends Comparable<? super T>> Aggregate<T> max(Bindable<T> value) {
        return of("max", value.getBindableJavaType(), false, List.of(Operands.of(value)));
    }

    private static <T> Aggregate<T> of(String name, Class<T> type, boolean distinct, List<Operand> arguments) {
        return new Aggregate<>(new Operand.Aggregate(name, type, distinct, arguments, null, null), type);
    }
}
