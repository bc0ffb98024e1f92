package io.virga.dynamodb.internal.residual;

import java.math.BigDecimal;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.h2.util.JSR310Utils;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueDecfloat;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/**
 * Hash keys: values that are equal in SQL have equal keys, whatever their scale, offset or padding. The reverse is not
 * promised.
 */
final class EqualityKey {

    private static final int LONG_DIGITS = 19;

    /** The one key of all values of the types that have no better one. */
    private static final Object ANY = "any";

    private EqualityKey() {}

    /** Whether different values of a type have different keys. */
    static boolean identifies(TypeInfo column) {
        return switch (column.getValueType()) {
            case Value.BOOLEAN,
                    Value.UUID,
                    Value.VARBINARY,
                    Value.DATE,
                    Value.TIME,
                    Value.TIMESTAMP,
                    Value.TIMESTAMP_TZ -> true;
            case Value.REAL, Value.DOUBLE, Value.DECFLOAT, Value.NUMERIC, Value.VARCHAR, Value.ENUM -> true;
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT -> true;
            default -> false;
        };
    }

    /** The key of a column's value. */
    static Object of(Value value) {
        return switch (value.getValueType()) {
            case Value.NULL, Value.BOOLEAN, Value.UUID, Value.VARBINARY, Value.DATE, Value.TIME, Value.TIMESTAMP ->
                value;
            case Value.REAL, Value.DOUBLE -> value;
            case Value.VARCHAR, Value.ENUM -> value.getString();
            case Value.CHAR -> value.getString().stripTrailing();
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT -> value.getLong();
            case Value.NUMERIC -> exact(value.getBigDecimal());
            case Value.DECFLOAT -> ((ValueDecfloat) value).isFinite() ? exact(value.getBigDecimal()) : value;
            case Value.TIMESTAMP_TZ -> JSR310Utils.valueToInstant(value, null);
            default -> ANY;
        };
    }

    /** The key by which a column is searched, null where the two types are not compared as values of the column's type. */
    static @Nullable Object of(Value searched, TypeInfo column, SessionLocal session) {
        if (searched == ValueNull.INSTANCE) {
            return of(searched);
        }
        int type = column.getValueType();
        int searchedType = searched.getValueType();
        if (type == searchedType || isExact(type) && isExact(searchedType)) {
            return of(searched);
        }
        if (type == Value.CHAR || searchedType == Value.CHAR) {
            return null; // the padding counts or not, as the other side has it
        }
        try {
            return TypeInfo.getHigherType(column, searched.getType()).getValueType() == type
                    ? of(searched.convertTo(column, session))
                    : null;
        } catch (DbException e) {
            return null; // the comparison of the rows will say so, if there are any
        }
    }

    /** Compared as decimal numbers, whichever of these types the two sides have. */
    private static boolean isExact(int type) {
        return type == Value.NUMERIC
                || type == Value.DECFLOAT
                || type == Value.BIGINT
                || type == Value.INTEGER
                || type == Value.SMALLINT
                || type == Value.TINYINT;
    }

    /** A long where it is one, as the integer types have it. */
    private static Object exact(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        if (stripped.scale() <= 0 && stripped.precision() - (long) stripped.scale() <= LONG_DIGITS) {
            var integer = stripped.toBigInteger();
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : stripped;
        }
        return stripped;
    }
}
