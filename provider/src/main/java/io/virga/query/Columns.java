package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.SingularAttribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What columns are called, and their values as the types they promise. */
final class Columns {

    private Columns() {}

    static String name(Bindable<?> column, int index) {
        if (column instanceof Attribute<?, ?> attribute) {
            return attribute.getName();
        }
        if (column instanceof Expression<?> expression) {
            return expression.name().orElse("column" + (index + 1));
        }
        return "column" + (index + 1);
    }

    /** Its position, -1 if it was not selected: attributes are the same under every session factory. */
    static int index(Bindable<?> column, List<Bindable<?>> columns) {
        int index = columns.indexOf(column);
        if (index < 0 && column instanceof SingularAttribute<?, ?>) {
            Operand wanted = Operands.of(column);
            for (int i = 0; i < columns.size() && index < 0; i++) {
                if (columns.get(i) instanceof SingularAttribute<?, ?> other
                        && Operands.of(other).equals(wanted)) {
                    index = i;
                }
            }
        }
        return index;
    }

    static IllegalArgumentException unknown(Bindable<?> column, List<Bindable<?>> columns) {
        String names = IntStream.range(0, columns.size())
                .mapToObj(i -> name(columns.get(i), i))
                .collect(Collectors.joining(", "));
        return Problems.invalid(
                "UNKNOWN_COLUMN", name(column, 0) + " was not selected", names, "Keep the expression, and select it.");
    }

    /** SQL widens what it adds up: numbers come back exactly as their column's type, or not at all. */
    @SuppressWarnings("unchecked")
    static <T> @Nullable T convert(@Nullable Object value, Bindable<T> column) {
        Class<T> type = column.getBindableJavaType();
        if (value instanceof Number number && Number.class.isAssignableFrom(type) && !type.isInstance(value)) {
            return (T) exact(number, type);
        }
        return (T) value;
    }

    private static Number exact(Number number, Class<?> type) {
        BigDecimal decimal = new BigDecimal(number.toString());
        try {
            if (type == Integer.class) {
                return decimal.intValueExact();
            }
            if (type == Long.class) {
                return decimal.longValueExact();
            }
            if (type == Short.class) {
                return decimal.shortValueExact();
            }
            if (type == Byte.class) {
                return decimal.byteValueExact();
            }
            if (type == BigInteger.class) {
                return decimal.toBigIntegerExact();
            }
        } catch (ArithmeticException tooLarge) {
            throw new ArithmeticException("NUMBER_RANGE: " + number + " is no " + type.getSimpleName()
                    + " [column of a select]. Ask for a wider type: sumAsLong(…), sumAsDecimal(…).");
        }
        if (type == Double.class) {
            return decimal.doubleValue();
        }
        return type == Float.class ? (Number) decimal.floatValue() : decimal;
    }
}
