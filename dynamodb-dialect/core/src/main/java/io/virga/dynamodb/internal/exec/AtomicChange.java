package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a commit makes of one attribute of an item that nobody has read.
 *
 * @param value canonical; null for none, and then what is there is removed
 * @param absent canonical; what an addition takes for a number, or for elements, that are not there, null where they are there
 */
record AtomicChange(
        Attribute attribute,
        Kind kind,
        @Nullable Object value,
        @Nullable Object absent) {

    enum Kind {
        /** The value is set. */
        ASSIGN,
        /** The value is added to what is there. */
        ADD,
        /** The elements of the value are put behind those that are there. */
        APPEND,
        /** The value is set where nothing is. */
        DEFAULT
    }

    /** Whether what becomes of the attribute depends on what it was. */
    boolean isRelative() {
        return kind != Kind.ASSIGN;
    }

    /** What it makes of a canonical value. */
    @Nullable
    Object of(@Nullable Object before) {
        return switch (kind) {
            case ASSIGN -> value;
            case DEFAULT -> before == null ? value : before;
            case ADD -> {
                beyond(before).ifPresent(refusal -> {
                    throw refusal;
                });
                var number = before == null ? absent : before;
                if (number == null || value == null) {
                    yield null;
                }
                var sum = decimal(number).add(decimal(value));
                yield attribute.type() == AttributeType.INTEGER ? (Object) sum.longValueExact() : sum;
            }
            case APPEND -> {
                var elements = before == null ? absent : before;
                yield elements instanceof List<?> there && value instanceof List<?> more
                        ? Stream.concat(there.stream(), more.stream()).toList()
                        : null;
            }
        };
    }

    /** Why it cannot be done to a canonical value: the sum does not fit its column, as SQL says it. */
    Optional<Refusal> beyond(@Nullable Object before) {
        var number = before == null ? absent : before;
        return number == null
                ? Optional.empty()
                : limit().filter(limit -> isBeyond(decimal(number), limit))
                        .map(limit -> Refusal.of(
                                "VALUE_OUT_OF_RANGE",
                                Refusal.OUT_OF_RANGE,
                                number + " + " + value + " does not fit column " + attribute.column() + " of type "
                                        + attribute.sqlType(),
                                attribute.column(),
                                "Widen the column."));
    }

    /**
     * The largest number, or the smallest if the value is negative, that the column takes and to which the value can still be
     * added; empty where the column has no bound.
     */
    Optional<BigDecimal> limit() {
        if (kind != Kind.ADD || value == null) {
            return Optional.empty();
        }
        var amount = decimal(value);
        return largest().map(max -> isNegative() ? smallest(max).subtract(amount) : max.subtract(amount));
    }

    private boolean isBeyond(BigDecimal number, BigDecimal limit) {
        return isNegative() ? number.compareTo(limit) < 0 : number.compareTo(limit) > 0;
    }

    /** Whether the value that is added is. */
    boolean isNegative() {
        return value != null && decimal(value).signum() < 0;
    }

    private Optional<BigDecimal> largest() {
        if (attribute.type() == AttributeType.DECIMAL) {
            int scale = Math.max(attribute.scale(), 0);
            return attribute.size() < 0
                    ? Optional.empty()
                    : Optional.of(
                            BigDecimal.TEN.pow(attribute.size() - scale).subtract(BigDecimal.ONE.movePointLeft(scale)));
        }
        return Optional.of(BigDecimal.valueOf(
                switch (attribute.sqlType()) {
                    case "tinyint" -> Byte.MAX_VALUE;
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                }));
    }

    private BigDecimal smallest(BigDecimal largest) {
        return attribute.type() == AttributeType.DECIMAL
                ? largest.negate()
                : largest.negate().subtract(BigDecimal.ONE);
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) number).longValue());
    }
}
