package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attribute values as a user's class sees them: strings, numbers, lists and maps of the JDK. */
final class PlainValues {

    private PlainValues() {}

    static Map<String, Object> plain(Map<String, Value> attributes) {
        var plain = new LinkedHashMap<String, Object>();
        attributes.forEach((name, value) -> {
            var each = plain(value);
            if (each != null) {
                plain.put(name, each);
            }
        });
        return plain;
    }

    private static @Nullable Object plain(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Num number) {
            return number.value();
        }
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        if (value instanceof Value.Binary binary) {
            return binary.bytes();
        }
        if (value instanceof Value.Document document) {
            return plain(document.entries());
        }
        if (value instanceof Value.Sequence sequence) {
            var list = new ArrayList<@Nullable Object>();
            sequence.elements().forEach(element -> list.add(plain(element)));
            return list;
        }
        if (value instanceof Value.ElementSet set) {
            var elements = new LinkedHashSet<@Nullable Object>();
            set.elements().forEach(element -> elements.add(plain(element)));
            return elements;
        }
        return null;
    }

    static Map<String, Value> values(Map<String, Object> plain, String where) {
        var values = new LinkedHashMap<String, Value>();
        plain.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value(value, where + ", " + name));
            }
        });
        return values;
    }

    private static Value value(@Nullable Object value, String where) {
        if (value == null) {
            return Value.NULL;
        }
        if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof java.util.UUID) {
            return Value.text(value.toString());
        }
        if (value instanceof BigDecimal number) {
            return new Value.Num(number);
        }
        if (value instanceof Number number) {
            return new Value.Num(new BigDecimal(number.toString()));
        }
        if (value instanceof Boolean bool) {
            return new Value.Bool(bool);
        }
        if (value instanceof byte[] bytes) {
            return Value.Binary.of(bytes);
        }
        if (value instanceof List<?> list) {
            return new Value.Sequence(
                    list.stream().map(element -> value(element, where)).toList());
        }
        if (value instanceof Set<?> set) {
            var elements = new LinkedHashSet<Value>();
            set.forEach(element -> elements.add(value(element, where)));
            return new Value.ElementSet(elements);
        }
        if (value instanceof Map<?, ?> map) {
            var entries = new LinkedHashMap<String, Value>();
            map.forEach((name, each) -> entries.put(String.valueOf(name), value(each, where)));
            return new Value.Document(entries);
        }
        throw Refusal.of(
                "TRANSFORMED_VALUE",
                Refusal.DATA,
                "a " + value.getClass().getName() + " is no value of an attribute",
                where,
                "Return strings, numbers, booleans, byte arrays, lists, sets and maps.");
    }
}
