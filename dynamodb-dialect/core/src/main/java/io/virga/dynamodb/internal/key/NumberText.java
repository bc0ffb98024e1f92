package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Refusal;
import java.math.BigDecimal;

/**
 * Integers and decimals in keys, by value: the type and the scale leave no trace, so a column may grow from int to long to
 * BigDecimal without moving an item.
 *
 * <p>In order: zero and above, a letter for the number of integer digits ({@code A} = 1 to {@code Z} = 26, {@code a} = 27 to
 * {@code l} = 38), the digits, and a point and the fraction where there is one. Below zero, {@code -}, the letters backwards,
 * the nine's complement of the digits, and {@code ~}, which lets the shorter of two fractions sort above.
 *
 * <pre>
 *   -1.5     -l8.4~
 *   -1.49    -l8.50~
 *   -1       -l8~
 *    0       A0
 *    0.05    A0.05
 *    42      B42
 * </pre>
 */
final class NumberText {

    private static final int MAX_DIGITS = 38;
    /** The decimal exponents of DynamoDB's largest and smallest positive number. */
    private static final int MAX_EXPONENT = 125;

    private static final int MIN_EXPONENT = -130;

    private static final char NEGATIVE = '-';
    private static final char NEGATIVE_END = '~';

    private NumberText() {}

    static void plain(StringBuilder out, BigDecimal value, Object where) {
        out.append(checked(value, where).toPlainString());
    }

    static void ordered(StringBuilder out, long value) {
        if (value >= 0) {
            int letter = out.length();
            out.append('A').append(value);
            out.setCharAt(letter, letter(out.length() - letter - 1));
        } else {
            negative(out, Long.toString(value).substring(1));
        }
    }

    static void ordered(StringBuilder out, BigDecimal value, Object where) {
        var number = checked(value, where);
        int integerDigits = Math.max(1, number.precision() - number.scale());
        if (integerDigits > MAX_DIGITS) {
            throw Refusal.of(
                    "KEY_NUMBER_TOO_LONG",
                    Refusal.DATA,
                    "a number of " + integerDigits + " digits before the point, a sort key keeps " + MAX_DIGITS,
                    where.toString(),
                    "Use a smaller number, or map the attribute to a string.");
        }
        if (number.signum() < 0) {
            negative(out, number.negate().toPlainString());
        } else {
            out.append(letter(integerDigits)).append(number.toPlainString());
        }
    }

    private static void negative(StringBuilder out, String magnitude) {
        int point = magnitude.indexOf('.');
        int integerDigits = point < 0 ? magnitude.length() : point;
        out.append(NEGATIVE).append(letter(MAX_DIGITS + 1 - integerDigits));
        complement(out, magnitude, 0);
        out.append(NEGATIVE_END);
    }

    /** 1 to 38 as {@code A} to {@code Z}, {@code a} to {@code l}. */
    private static char letter(int digits) {
        return (char) (digits <= 26 ? 'A' + digits - 1 : 'a' + digits - 27);
    }

    private static void complement(StringBuilder out, String digits, int from) {
        for (int i = from; i < digits.length(); i++) {
            char c = digits.charAt(i);
            out.append(c == '.' ? c : (char) ('0' + '9' - c));
        }
    }

    /**
     * The number that an ordered text stands for. A text that no number has becomes one that encodes differently, or an
     * exception.
     *
     * @throws NumberFormatException where no digits are found
     */
    static BigDecimal decode(String text) {
        boolean negative = !text.isEmpty() && text.charAt(0) == NEGATIVE;
        int start = negative ? 2 : 1;
        int end = negative ? text.length() - 1 : text.length();
        if (end <= start) {
            throw new NumberFormatException("no digits");
        }
        if (!negative) {
            return new BigDecimal(text.substring(start, end));
        }
        var digits = new StringBuilder(end - start);
        complement(digits, text.substring(0, end), start);
        return new BigDecimal(digits.toString()).negate();
    }

    /** Without trailing zeros, and within what DynamoDB's numbers keep. */
    private static BigDecimal checked(BigDecimal value, Object where) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var number = value.stripTrailingZeros();
        if (number.precision() > MAX_DIGITS) {
            throw Refusal.of(
                    "KEY_NUMBER_TOO_LONG",
                    Refusal.DATA,
                    "a number of " + number.precision() + " significant digits, DynamoDB keeps " + MAX_DIGITS,
                    where.toString(),
                    "Use a smaller precision, or map the attribute to a string.");
        }
        long exponent = (long) number.precision() - number.scale() - 1;
        if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
            throw Refusal.of(
                    "KEY_NUMBER_OUT_OF_RANGE",
                    Refusal.DATA,
                    "a number of the order of 1E" + exponent + ", DynamoDB keeps 1E" + MIN_EXPONENT + " to 1E"
                            + MAX_EXPONENT,
                    where.toString(),
                    "Map the attribute to a string.");
        }
        return number;
    }
}
