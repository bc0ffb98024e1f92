package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.Json;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.value.Value;
import org.h2.value.ValueArray;
import org.h2.value.ValueJson;
import org.h2.value.ValueToObjectConverter;
import org.jspecify.annotations.Nullable;

/** A canonical value, or one that JDBC gave, as H2's. */
final class BoundValue {

    private BoundValue() {}

    static Value of(SessionLocal session, @Nullable Object value) {
        if (value instanceof Json json) {
            return ValueJson.fromJson(json.text());
        }
        if (value instanceof List<?> list) {
            return ValueArray.get(
                    list.stream().map(element -> of(session, element)).toArray(Value[]::new), session);
        }
        return ValueToObjectConverter.objectToValue(session, value, Value.UNKNOWN);
    }
}
