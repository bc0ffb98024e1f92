package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Canonical values to attribute values and back.
 *
 * <p>Moments are written so that the text sorts as the moments do: ISO-8601 with nine decimals, an offset behind the UTC
 * instant ({@code 2026-11-21T10:00:00.000000000Z+02:00}). Doubles outside the range of DynamoDB's numbers are refused.
 */
public final class ValueCodec {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn");
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private ValueCodec() {}

    /** An attribute of any type, arrays included. */
    public static Value encode(Attribute attribute, @Nullable Object canonical, String where) {
        if (canonical == null || attribute.type() != AttributeType.ARRAY) {
            return encode(attribute.type(), canonical, where);
        }
        var elements = new ArrayList<Value>();
        for (var element : (List<?>) canonical) {
            elements.add(encode(attribute.element(), element, where));
        }
        return new Value.Sequence(elements);
    }

    /** An attribute of any type, arrays included. */
    public static @Nullable Object decode(Attribute attribute, Value value) {
        if (value.isNull() || attribute.type() != AttributeType.ARRAY) {
            return decode(attribute.type(), value);
        }
        var elements = new ArrayList<@Nullable Object>();
        for (var element : elements(value)) {
            var decoded = decode(attribute.element(), element);
            elements.add(decoded instanceof BigDecimal decimal ? attribute.scaled(decimal) : decoded);
        }
        return Collections.unmodifiableList(elements);
    }

    private static Collection<Value> elements(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.elements();
        }
        if (value instanceof Value.ElementSet set) {
            return set.elements();
        }
        throw mismatch(value);
    }

    public static Value encode(AttributeType type, @Nullable Object canonical, String where) {
        if (canonical == null) {
            return Value.NULL;
        }
        return switch (type) {
            case STRING -> unicode((String) canonical, where);
            case DOCUMENT -> JsonText.parse(((Json) canonical).text(), where);
            case ARRAY -> throw new AssertionError("an array without its element type");
            case BOOLEAN -> (Boolean) canonical ? Value.TRUE : Value.FALSE;
            case INTEGER -> Value.Num.of((Long) canonical);
            case DECIMAL -> number((BigDecimal) canonical, where);
            case FLOAT -> {
                float number = (Float) canonical;
                yield floating(number, Float.isFinite(number) ? ShortestDecimal.of(number) : null, where);
            }
            case DOUBLE -> {
                double number = (Double) canonical;
                yield floating(number, Double.isFinite(number) ? ShortestDecimal.of(number) : null, where);
            }
            case DATE -> Value.text(canonical.toString());
            case TIME -> Value.text(TIME.format((LocalTime) canonical));
            case TIME_WITH_TIME_ZONE -> {
                var time = (OffsetTime) canonical;
                yield Value.text(TIME.format(time) + time.getOffset().getId());
            }
            case TIMESTAMP -> Value.text(MOMENT.format((LocalDateTime) canonical));
            case INSTANT -> Value.text(utc((Instant) canonical));
            case TIMESTAMP_WITH_TIME_ZONE -> {
                var moment = (OffsetDateTime) canonical;
                yield Value.text(utc(moment.toInstant()) + moment.getOffset().getId());
            }
            case UUID -> Value.text(canonical.toString());
            case BINARY -> Value.Binary.of((byte[]) canonical);
        };
    }

    /**
     * The canonical value of a stored one.
     *
     * @throws RuntimeException where it is none of the type: a {@link Refusal}, or what a parser throws
     */
    public static @Nullable Object decode(AttributeType type, Value value) {
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case STRING -> text(value);
            case DOCUMENT -> new Json(JsonText.render(value));
            case ARRAY -> throw new AssertionError("an array without its element type");
            case BOOLEAN -> value instanceof Value.Bool bool ? (Object) bool.value() : Boolean.valueOf(text(value));
            case INTEGER -> decimal(value).longValueExact();
            case DECIMAL -> decimal(value);
            case FLOAT -> decimal(value).floatValue();
            case DOUBLE -> decimal(value).doubleValue();
            case DATE -> date(text(value));
            case TIME -> LocalTime.parse(text(value));
            case TIME_WITH_TIME_ZONE -> OffsetTime.parse(text(value));
            case TIMESTAMP -> LocalDateTime.parse(text(value));
            case INSTANT -> Instant.parse(text(value));
            case TIMESTAMP_WITH_TIME_ZONE -> {
                var text = text(value);
                int utc = text.indexOf('Z');
                var offset = utc + 1 == text.length() ? ZoneOffset.UTC : ZoneOffset.of(text.substring(utc + 1));
                yield Instant.parse(text.substring(0, utc + 1)).atOffset(offset);
            }
            case UUID -> UUID.fromString(text(value));
            case BINARY -> binary(value);
        };
    }

    private static String utc(Instant instant) {
        return MOMENT.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    /** UTF-8 cannot write half a surrogate pair: it would become a question mark. */
    static Value unicode(String text, String where) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                if (Character.charCount(point) == 1) {
                    throw Refusal.of(
                            "STRING_NOT_UNICODE",
                            Refusal.DATA,
                            "half a surrogate pair, U+" + Integer.toHexString(point) + ", at position " + i,
                            where,
                            "Correct the text, or map the attribute to a byte[].");
                }
                i++;
            }
        }
        return Value.text(text);
    }

    static Value number(BigDecimal value, String where) {
        var stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (stripped.precision() > MAX_DIGITS) {
            throw Refusal.of(
                    "NUMBER_TOO_LONG",
                    Refusal.DATA,
                    "a number of " + stripped.precision() + " digits, DynamoDB keeps " + MAX_DIGITS,
                    where,
                    "Use a smaller precision, or map the attribute to a string.");
        }
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
            throw outOfRange("a number of the order of 1E" + exponent, where);
        }
        return new Value.Num(stripped);
    }

    private static Refusal outOfRange(String number, String where) {
        return Refusal.of(
                "NUMBER_OUT_OF_RANGE",
                Refusal.DATA,
                number + " is outside DynamoDB's range of 1E-130 to 9.9E+125",
                where,
                "Map the attribute to a string or a byte[].");
    }

    private static Value floating(double number, @Nullable BigDecimal digits, String where) {
        double size = Math.abs(number);
        if (digits == null || size > 9.99e125 || (size < 1e-130 && size != 0)) {
            throw outOfRange(String.valueOf(number), where);
        }
        return new Value.Num(digits);
    }

    private static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw mismatch(value);
    }

    /** As ISO 8601 writes it. Nearly all have four digits of the year, and are read without the formatter's detours. */
    static LocalDate date(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            if (year >= 0 && month >= 0 && day >= 0) {
                return LocalDate.of(year, month, day);
            }
        }
        return LocalDate.parse(text);
    }

    /** The number that these characters are, negative where one is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static BigDecimal decimal(Value value) {
        if (value instanceof Value.Num num) {
            return num.value();
        }
        throw mismatch(value);
    }

    private static byte[] binary(Value value) {
        if (value instanceof Value.Binary binary) {
            return binary.bytes();
        }
        throw mismatch(value);
    }

    private static Refusal mismatch(Value value) {
        return Refusal.of(
                "UNEXPECTED_TYPE",
                Refusal.DATA,
                "an attribute holds " + value.getClass().getSimpleName() + " where its column says otherwise",
                "item",
                "Compare the mapping with the items of the table.");
    }
}
