package io.virga.dynamodb.internal.residual;

import java.util.Arrays;
import org.h2.engine.SessionLocal;
import org.h2.util.json.JSONArray;
import org.h2.util.json.JSONBoolean;
import org.h2.util.json.JSONNull;
import org.h2.util.json.JSONNumber;
import org.h2.util.json.JSONString;
import org.h2.util.json.JSONStringSource;
import org.h2.util.json.JSONValue;
import org.h2.util.json.JSONValueTarget;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueArray;
import org.h2.value.ValueBoolean;
import org.h2.value.ValueJson;
import org.h2.value.ValueNull;
import org.h2.value.ValueNumeric;
import org.h2.value.ValueVarchar;

/** SQL arrays out of their JSON text. */
final class JsonArrays {

    private JsonArrays() {}

    /** @param type the array's type, its elements are brought to its component type */
    static Value read(String json, TypeInfo type, SessionLocal session) {
        return value(JSONStringSource.parse(json, new JSONValueTarget()), session)
                .convertForAssignTo(type, session, null);
    }

    private static Value value(JSONValue json, SessionLocal session) {
        if (json instanceof JSONArray array) {
            return ValueArray.get(
                    Arrays.stream(array.getArray())
                            .map(element -> value(element, session))
                            .toArray(Value[]::new),
                    session);
        }
        if (json instanceof JSONString string) {
            return ValueVarchar.get(string.getString());
        }
        if (json instanceof JSONNumber number) {
            return ValueNumeric.getAnyScale(number.getBigDecimal());
        }
        if (json instanceof JSONBoolean bool) {
            return ValueBoolean.get(bool.getBoolean());
        }
        return json instanceof JSONNull ? ValueNull.INSTANCE : ValueJson.fromJson(json);
    }
}
