package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as they come from JDBC or from a query's text, brought to the canonical class of a column. */
public final class Coercion {

    private Coercion() {}

    /** As {@link #coerce(AttributeType, Object)}, for an attribute of any type, arrays included. */
    public static @Nullable Object coerce(Attribute attribute, @Nullable Object value) {
        if (attribute.type() != AttributeType.ARRAY || !(value instanceof List<?> list)) {
            return coerce(attribute.type(), value);
        }
        var elements = new ArrayList<@Nullable Object>();
        for (var element : list) {
            var coerced = coerce(attribute.element(), element);
            if (coerced == null && element != null) {
                return null;
            }
            elements.add(coerced);
        }
        return Collections.unmodifiableList(elements);
    }

    /**
     * The value as a column of this type would hold it.
     *
     * @return null when no value of the type equals it (2.5 for an integer column, say), or when it is null itself
     */
    public static @Nullable Object coerce(AttributeType type, @Nullable Object value) {
        if (value == null || type.javaType().isInstance(value)) {
            return value;
        }
        return switch (type) {
            case STRING -> value instanceof byte[] || value instanceof List<?> ? null : value.toString();
            case DOCUMENT -> document(value);
            case ARRAY -> null;
            case BOOLEAN -> bool(value);
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case FLOAT -> value instanceof Number number ? (Object) number.floatValue() : null;
            case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : null;
            case DATE -> {
                var moment = value instanceof String ? null : local(value);
                yield moment == null ? parsed(value, LocalDate::parse) : moment.toLocalDate();
            }
            case TIME -> {
                var moment = value instanceof String ? null : local(value);
                yield moment == null ? parsed(value, LocalTime::parse) : moment.toLocalTime();
            }
            case TIME_WITH_TIME_ZONE -> {
                var moment = value instanceof String || value instanceof LocalTime ? null : offset(value);
                if (value instanceof LocalTime time) {
                    yield time.atOffset(ZoneId.systemDefault().getRules().getOffset(Instant.EPOCH));
                }
                yield moment == null ? parsed(value, OffsetTime::parse) : moment.toOffsetTime();
            }
            case TIMESTAMP -> local(value);
            case TIMESTAMP_WITH_TIME_ZONE -> offset(value);
            case INSTANT -> {
                var moment = offset(value);
                yield moment == null ? null : moment.toInstant();
            }
            case UUID -> parsed(value, UUID::fromString);
            case BINARY -> null;
        };
    }

    private static @Nullable Object document(Object value) {
        if (value instanceof byte[] bytes) {
            return Json.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return value instanceof String text ? Json.of(text) : null;
    }

    private static @Nullable Object bool(Object value) {
        if (value instanceof Number number) {
            return number.longValue() != 0;
        }
        return value instanceof String text ? (Object) Boolean.valueOf(text) : null;
    }

    private static @Nullable Object integer(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        var decimal = decimal(value);
        if (decimal == null) {
            return null;
        }
        var stripped = decimal.stripTrailingZeros();
        return stripped.scale() > 0 || stripped.precision() - stripped.scale() > 19 ? null : longOrNull(stripped);
    }

    private static @Nullable Object longOrNull(BigDecimal whole) {
        var integer = whole.toBigIntegerExact();
        return integer.bitLength() < Long.SIZE ? integer.longValue() : null;
    }

    private static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) || Double.isInfinite(number) ? null : new BigDecimal(value.toString());
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof Boolean bool) {
            return bool ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return value instanceof String text ? parsed(text, BigDecimal::new) : null;
    }

    private static @Nullable LocalDateTime local(Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        var moment = offset(value);
        return moment == null
                ? null
                : moment.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
    }

    private static @Nullable OffsetDateTime offset(Object value) {
        if (value instanceof OffsetDateTime offset) {
            return offset;
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime();
        }
        if (value instanceof LocalDateTime local) {
            return local.atZone(ZoneId.systemDefault()).toOffsetDateTime();
        }
        return value instanceof LocalDate date
                ? date.atStartOfDay(ZoneId.systemDefault()).toOffsetDateTime()
                : null;
    }

    private static <T> @Nullable T parsed(Object value, java.util.function.Function<String, T> parser) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return parser.apply(text.strip());
        } catch (RuntimeException notOfThisType) {
            return null;
        }
    }
}
