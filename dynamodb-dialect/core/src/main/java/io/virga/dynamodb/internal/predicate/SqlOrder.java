package io.virga.dynamodb.internal.predicate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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
        if (left instanceof OffsetTime a && right instanceof OffsetTime b) {
            return Long.compare(nanosOfUtcDay(a), nanosOfUtcDay(b));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return compareLists(a, b);
        }
        return compareSame(left, right);
    }

    /** Of one day, so that 00:30+02:00 is before 23:00Z. */
    private static long nanosOfUtcDay(OffsetTime time) {
        return time.toLocalTime().toNanoOfDay() - time.getOffset().getTotalSeconds() * 1_000_000_000L;
    }

    /** Element by element, null first; of two that agree so far, the shorter is less. */
    private static int compareLists(List<?> left, List<?> right) {
        for (int i = 0; i < left.size() && i < right.size(); i++) {
            var a = left.get(i);
            var b = right.get(i);
            int order = a == null ? (b == null ? 0 : -1) : b == null ? 1 : compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
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
