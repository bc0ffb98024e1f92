package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * One component of a key: canonical values to text and back, as {@code KEY-FORMAT.md} specifies. Different values give
 * different texts, where values are the same when SQL's {@code =} says so (1.0 and 1, 0.0 and -0.0, one instant in two
 * zones). In a sort key the texts, compared as UTF-8 bytes, sort as their values do: strings by code points, byte arrays and
 * UUIDs as unsigned bytes.
 */
public final class KeyCodec {

    private static final HexFormat HEX = HexFormat.of();

    private KeyCodec() {}

    /**
     * @param last whether the component ends the key, nothing behind it: a string stands verbatim there in a sort key
     * @throws Refusal with {@link Refusal#DATA} for a value that no key may hold: NaN, an infinity, more than 38 digits, a year
     *     of five digits, half a surrogate pair
     */
    public static String encode(AttributeType type, Object value, KeyRole role, boolean last) {
        var out = new StringBuilder();
        append(out, type, value, role, last, "a " + role + " component of type " + type);
        return out.toString();
    }

    /**
     * The value that encodes to exactly this text: a decimal without trailing zeros, a moment with a zone in UTC. Empty when
     * there is none.
     */
    public static Optional<Object> decode(AttributeType type, String text, KeyRole role, boolean last) {
        try {
            var value = role == KeyRole.SORT ? ordered(type, text, last) : plain(type, text);
            // the readers are lenient (+1, 007, upper-case hex); only what encode() wrote may be read
            return encode(type, value, role, last).equals(text) ? Optional.of(value) : Optional.empty();
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException | Refusal notOfThisForm) {
            return Optional.empty();
        }
    }

    /** @param where where the value stands, for messages; asked for its text only then */
    static void append(StringBuilder out, AttributeType type, Object value, KeyRole role, boolean last, Object where) {
        boolean sort = role == KeyRole.SORT;
        switch (type) {
            case STRING -> {
                if (!sort) {
                    StringText.escaped(out, (String) value, where);
                } else if (last) {
                    StringText.verbatim(out, (String) value, where);
                } else {
                    StringText.ordered(out, (String) value, where);
                }
            }
            case INTEGER -> {
                if (sort) {
                    NumberText.ordered(out, (Long) value);
                } else {
                    out.append((long) (Long) value);
                }
            }
            case DECIMAL -> {
                if (sort) {
                    NumberText.ordered(out, (BigDecimal) value, where);
                } else {
                    NumberText.plain(out, (BigDecimal) value, where);
                }
            }
            case FLOAT -> {
                if (sort) {
                    FloatingText.ordered(out, (float) (Float) value, where);
                } else {
                    FloatingText.plain(out, (float) (Float) value, where);
                }
            }
            case DOUBLE -> {
                if (sort) {
                    FloatingText.ordered(out, (double) (Double) value, where);
                } else {
                    FloatingText.plain(out, (double) (Double) value, where);
                }
            }
            case BOOLEAN -> out.append((boolean) (Boolean) value);
            case DATE -> MomentText.date(out, (LocalDate) value, where);
            case TIME -> MomentText.time(out, (LocalTime) value);
            case TIMESTAMP -> MomentText.timestamp(out, (LocalDateTime) value, where);
            case INSTANT -> MomentText.instant(out, (Instant) value, where);
            case TIMESTAMP_WITH_TIME_ZONE -> MomentText.instant(out, ((OffsetDateTime) value).toInstant(), where);
            case UUID -> out.append((UUID) value);
            case BINARY -> out.append(HEX.formatHex((byte[]) value));
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> throw typeRefused(type, where);
        }
    }

    /** Whether values of the type have a text of their own that sorts as they do. */
    static boolean isKeyable(AttributeType type) {
        return switch (type) {
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> false;
            default -> true;
        };
    }

    static Refusal typeRefused(AttributeType type, Object where) {
        return Refusal.notSupported(
                "KEY_TYPE",
                "a value of type " + type + " has no text of its own that a key could hold",
                where.toString(),
                "Use an attribute of a basic type.");
    }

    private static Object plain(AttributeType type, String text) {
        return switch (type) {
            case STRING -> StringText.unescape(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            default -> fixed(type, text);
        };
    }

    private static Object ordered(AttributeType type, String text, boolean last) {
        return switch (type) {
            case STRING -> last ? text : StringText.unescape(text);
            case INTEGER -> NumberText.decode(text).longValueExact();
            case DECIMAL -> NumberText.decode(text);
            case FLOAT -> FloatingText.decodeFloat(text);
            case DOUBLE -> FloatingText.decodeDouble(text);
            default -> fixed(type, text);
        };
    }

    /** The types whose text is the same in both roles. */
    private static Object fixed(AttributeType type, String text) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case INSTANT -> Instant.parse(text);
            case TIMESTAMP_WITH_TIME_ZONE -> Instant.parse(text).atOffset(ZoneOffset.UTC);
            case UUID -> UUID.fromString(text);
            case BINARY -> HEX.parseHex(text);
            default -> throw new IllegalArgumentException(type.name());
        };
    }
}
