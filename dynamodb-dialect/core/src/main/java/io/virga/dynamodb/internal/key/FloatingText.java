package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.ShortestDecimal;
import java.math.BigDecimal;

/**
 * Floats and doubles in keys. NaN and the infinities are refused; -0.0 is 0.0, as it is for {@code =} in SQL.
 *
 * <p>The plain text is the shortest decimal that reads back as the value ({@link ShortestDecimal}), written as
 * {@link Double#toString(double)} writes it.
 */
final class FloatingText {

    private static final double PLAIN_LIMIT = 1e7;

    private FloatingText() {}

    static void plain(StringBuilder out, float value, Object where) {
        requireFinite(Float.isFinite(value), where);
        written(out, value, ShortestDecimal.of(value));
    }

    static void plain(StringBuilder out, double value, Object where) {
        requireFinite(Double.isFinite(value), where);
        written(out, value, ShortestDecimal.of(value));
    }

    /** 8 hex digits of the bits of IEEE 754, those of a negative number inverted: unsigned order is the numbers' order. */
    static void ordered(StringBuilder out, float value, Object where) {
        requireFinite(Float.isFinite(value), where);
        int bits = Float.floatToIntBits(value + 0.0f);
        hex(out, (bits ^ (bits < 0 ? -1 : Integer.MIN_VALUE)) & 0xffffffffL, 8);
    }

    /** 16 hex digits, as for a float. */
    static void ordered(StringBuilder out, double value, Object where) {
        requireFinite(Double.isFinite(value), where);
        long bits = Double.doubleToLongBits(value + 0.0);
        hex(out, bits ^ (bits < 0 ? -1L : Long.MIN_VALUE), 16);
    }

    static float decodeFloat(String text) {
        int bits = Integer.parseUnsignedInt(text, 16);
        return Float.intBitsToFloat(bits ^ (bits < 0 ? Integer.MIN_VALUE : -1));
    }

    static double decodeDouble(String text) {
        long bits = Long.parseUnsignedLong(text, 16);
        return Double.longBitsToDouble(bits ^ (bits < 0 ? Long.MIN_VALUE : -1L));
    }

    private static void hex(StringBuilder out, long bits, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit((int) (bits >>> shift) & 0xf, 16));
        }
    }

    private static void written(StringBuilder out, double value, BigDecimal digits) {
        if (Math.abs(value) < PLAIN_LIMIT && value == (long) value) {
            out.append((long) value).append(".0");
            return;
        }
        if (value < 0) {
            out.append('-');
        }
        layout(out, digits.abs());
    }

    private static void layout(StringBuilder out, BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= -3 && exponent < 7) {
            out.append(stripped.toPlainString());
            if (stripped.scale() <= 0) {
                out.append(".0");
            }
            return;
        }
        var digits = stripped.unscaledValue().toString();
        out.append(digits.charAt(0)).append('.');
        out.append(digits.length() == 1 ? "0" : digits.substring(1));
        out.append('E').append(exponent);
    }

    private static void requireFinite(boolean finite, Object where) {
        if (!finite) {
            throw Refusal.of(
                    "KEY_NOT_A_NUMBER",
                    Refusal.DATA,
                    "NaN or an infinity in a key",
                    where.toString(),
                    "Use a finite number.");
        }
    }
}
