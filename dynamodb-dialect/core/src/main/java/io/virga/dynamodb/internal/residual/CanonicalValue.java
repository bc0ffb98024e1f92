package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.AttributeType;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.h2.util.JSR310Utils;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.h2.value.ValueUuid;
import org.jspecify.annotations.Nullable;

/** From H2's value to the canonical one, for the keys of a {@link KeyLookUp}. */
record CanonicalValue(AttributeType type, SessionLocal session) {

    boolean isUsable() {
        return switch (type) {
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> false;
            default -> true;
        };
    }

    /** Null for SQL null, and for a value that the column cannot hold without changing it. */
    @Nullable
    Object of(Value value, TypeInfo column) {
        if (value == ValueNull.INSTANCE) {
            return null;
        }
        try {
            var held = value.convertTo(column, session);
            return session.areEqual(held, value) ? canonical(held) : null;
        } catch (DbException e) {
            return null;
        }
    }

    private Object canonical(Value value) {
        return switch (type) {
            case STRING -> value.getString();
            case BOOLEAN -> value.getBoolean();
            case INTEGER -> value.getLong();
            case DECIMAL -> value.getBigDecimal();
            case FLOAT -> value.getFloat();
            case DOUBLE -> value.getDouble();
            case DATE -> JSR310Utils.valueToLocalDate(value, session);
            case TIME -> JSR310Utils.valueToLocalTime(value, session);
            case TIMESTAMP -> JSR310Utils.valueToLocalDateTime(value, session);
            case TIMESTAMP_WITH_TIME_ZONE -> JSR310Utils.valueToOffsetDateTime(value, session);
            case INSTANT -> JSR310Utils.valueToInstant(value, session);
            case UUID -> ((ValueUuid) value).getUuid();
            case BINARY -> value.getBytes();
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> throw new AssertionError("no key holds a " + type);
        };
    }
}
