package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The shortest decimal that reads back as a float or double, the nearest where several are as short. That is what
 * {@link Double#toString(double)} gives from JDK 19 on; JDK 17 sometimes writes more digits, and what is stored must not
 * depend on the JDK, so the digits are found here.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-4511638">JDK-4511638</a>
 */
public final class ShortestDecimal {

    private static final double PLAIN_LIMIT = 1e7;

    private ShortestDecimal() {}

    /** @param value finite */
    public static BigDecimal of(float value) {
        return of(value, text -> Float.parseFloat(text) == Math.abs(value));
    }

    /** @param value finite */
    public static BigDecimal of(double value) {
        return of(value, text -> Double.parseDouble(text) == Math.abs(value));
    }

    private static BigDecimal of(double value, Predicate<String> readsBack) {
        if (Math.abs(value) < PLAIN_LIMIT && value == (long) value) {
            return BigDecimal.valueOf((long) value);
        }
        var size = shortest(new BigDecimal(Math.abs(value)), readsBack);
        return value < 0 ? size.negate() : size;
    }

    /** Of two digits at least, as the Javadoc of {@link Double#toString(double)} says, and 17 at most. */
    private static BigDecimal shortest(BigDecimal exact, Predicate<String> readsBack) {
        for (int digits = 2; ; digits++) {
            var below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            var above = exact.round(new MathContext(digits, RoundingMode.UP));
            var nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            var other = nearest.equals(below) ? above : below;
            if (readsBack.test(nearest.toString())) {
                return nearest;
            }
            if (readsBack.test(other.toString())) {
                return other;
            }
        }
    }
}
