package io.virga.dynamodb.internal.predicate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;

/**
 * How SQL compares canonical values: numbers by value whatever their class, moments as instants, strings by UTF-16 code
 * units as H2 and Java do, UUIDs and bytes unsigned.
 */
public final class SqlOrder {

    private SqlOrder() {}

    public static int compare(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof UUID a && right instanceof UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        if (left instanceof byte[] a && right instanceof byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }
        if (isMoment(left) && isMoment(right)) {
            return left instanceof LocalDateTime a && right instanceof LocalDateTime b
                    ? a.compareTo(b)
                    : instant(left).compareTo(instant(right));
        }
        return compareSame(left, right);
    }

    private static int compareNumbers(Number left, Number right) {
        if (isFloating(left) || isFloating(right)) {
            return Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
        }
        return decimal(left).compareTo(decimal(right));
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    private static boolean isMoment(Object value) {
        return value instanceof LocalDateTime || value instanceof OffsetDateTime || value instanceof Instant;
    }

    private static Instant instant(Object moment) {
        if (moment instanceof LocalDateTime local) {
            return local.atZone(ZoneId.systemDefault()).toInstant();
        }
        return moment instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) moment;
    }

    @SuppressWarnings("unchecked")
    private static int compareSame(Object left, Object right) {
        if (left.getClass() != right.getClass()) {
            throw new AssertionError("no order between " + left.getClass() + " and " + right.getClass());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }
}
