package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.h2.engine.SessionLocal;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueBlob;
import org.h2.value.ValueBoolean;
import org.h2.value.ValueChar;
import org.h2.value.ValueClob;
import org.h2.value.ValueDouble;
import org.h2.value.ValueInteger;
import org.h2.value.ValueJson;
import org.h2.value.ValueNumeric;
import org.h2.value.ValueReal;
import org.h2.value.ValueToObjectConverter;
import org.h2.value.ValueUuid;
import org.h2.value.ValueVarbinary;
import org.h2.value.ValueVarchar;

/**
 * How each column type reads its values: what H2 would have stored on assignment, scale and padding included, so that text
 * casts, equality and results are those of an ordinary H2 table. Only lengths are not enforced: what is stored can be
 * read.
 */
final class ValueReaders {

    private ValueReaders() {}

    static ValueReader of(AttributeType canonical, TypeInfo column, SessionLocal session) {
        return switch (canonical) {
            case STRING -> text(column, session);
            case INTEGER -> integer(column, session);
            case DECIMAL -> decimal(column, session);
            case BOOLEAN -> direct(column, Value.BOOLEAN, session, v -> ValueBoolean.get((Boolean) v));
            case FLOAT -> direct(column, Value.REAL, session, v -> ValueReal.get((Float) v));
            case DOUBLE -> direct(column, Value.DOUBLE, session, v -> ValueDouble.get((Double) v));
            case UUID -> direct(column, Value.UUID, session, v -> ValueUuid.get((java.util.UUID) v));
            case BINARY -> binary(column, session);
            case DOCUMENT -> document(column, session);
            case ARRAY -> array(column, session);
            case DATE, TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INSTANT ->
                assigned(column, session);
        };
    }

    private static ValueReader text(TypeInfo column, SessionLocal session) {
        return switch (column.getValueType()) {
            case Value.VARCHAR -> v -> ValueVarchar.get((String) v);
            case Value.CLOB -> v -> ValueClob.createSmall((String) v);
            case Value.CHAR -> {
                var padded = assigned(column, session);
                yield v -> ((String) v).length() > column.getPrecision() ? ValueChar.get((String) v) : padded.read(v);
            }
            default -> assigned(column, session);
        };
    }

    private static ValueReader integer(TypeInfo column, SessionLocal session) {
        return switch (column.getValueType()) {
            case Value.BIGINT -> v -> ValueBigint.get((Long) v);
            case Value.INTEGER -> {
                var checked = assigned(column, session);
                yield v -> {
                    long number = (Long) v;
                    return (int) number == number ? ValueInteger.get((int) number) : checked.read(v);
                };
            }
            default -> assigned(column, session);
        };
    }

    /** Precision is not enforced; the scale is, for it shows. */
    private static ValueReader decimal(TypeInfo column, SessionLocal session) {
        int scale = column.getScale();
        return column.getValueType() == Value.NUMERIC
                ? v -> ValueNumeric.get(((BigDecimal) v).setScale(scale, RoundingMode.HALF_UP))
                : assigned(column, session);
    }

    private static ValueReader binary(TypeInfo column, SessionLocal session) {
        return switch (column.getValueType()) {
            case Value.VARBINARY -> v -> ValueVarbinary.getNoCopy((byte[]) v);
            case Value.BLOB -> v -> ValueBlob.createSmall((byte[]) v);
            default -> assigned(column, session);
        };
    }

    private static ValueReader document(TypeInfo column, SessionLocal session) {
        return switch (column.getValueType()) {
            case Value.JSON -> v -> ValueJson.fromJson(((Json) v).text());
            default -> {
                var text = text(column, session);
                yield v -> text.read(((Json) v).text());
            }
        };
    }

    private static ValueReader array(TypeInfo column, SessionLocal session) {
        return v -> BoundValue.of(session, v).convertForAssignTo(column, session, null);
    }

    private static ValueReader direct(TypeInfo column, int valueType, SessionLocal session, ValueReader reader) {
        return column.getValueType() == valueType ? reader : assigned(column, session);
    }

    private static ValueReader assigned(TypeInfo column, SessionLocal session) {
        return v -> ValueToObjectConverter.objectToValue(session, v, Value.UNKNOWN)
                .convertForAssignTo(column, session, null);
    }
}
