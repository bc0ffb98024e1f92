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
        try {
            return TypeInfo.getHigherType(column, searched.getType()).getValueType() == type
                    ? of(searched.convertTo(column, session))
                    : null;
        } catch (DbException e) {
            return null; // the comparison of the rows will say so, if there are any
        }
    }

    private static boolean isExact(int type) {
        return type == Value.NUMERIC
                || type == Value.BIGINT
                || type == Value.INTEGER
                || type == Value.SMALLINT
                || type == Value.TINYINT;
    }

    private static Object exact(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18
                ? (Object) stripped.longValueExact()
                : stripped;
    }
}
