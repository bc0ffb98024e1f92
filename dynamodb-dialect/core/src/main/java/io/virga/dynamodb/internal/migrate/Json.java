package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, asked for by name; what is missing or of another kind is said with its place. */
record Json(Map<String, Value> members, String where) {

    static Json of(@Nullable Value value, String where) {
        if (value instanceof Value.Document document) {
            return new Json(document.entries(), where);
        }
        throw new IllegalArgumentException(where + " is not an object");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Value value(String name) {
        var value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException(where + " lacks \"" + name + "\"");
        }
        return value;
    }

    String text(String name) {
        if (value(name) instanceof Value.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException(where + ": \"" + name + "\" is not a text");
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    long number(String name) {
        if (value(name) instanceof Value.Num number) {
            try {
                return number.value().longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(where + ": \"" + name + "\" is not a whole number", e);
            }
        }
        throw new IllegalArgumentException(where + ": \"" + name + "\" is not a number");
    }

    long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    boolean flag(String name) {
        return has(name) && value(name).equals(Value.TRUE);
    }

    Json object(String name) {
        return of(value(name), where + "." + name);
    }

    <T> List<T> list(String name, Function<Json, T> each) {
        var list = new ArrayList<T>();
        for (var element : elements(name)) {
            list.add(each.apply(of(element, where + "." + name + "[" + list.size() + "]")));
        }
        return list;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : elements(name)) {
            if (!(element instanceof Value.Text text)) {
                throw new IllegalArgumentException(where + ": \"" + name + "\" holds something that is not a text");
            }
            texts.add(text.value());
        }
        return texts;
    }

    private List<Value> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (value(name) instanceof Value.Sequence sequence) {
            return sequence.elements();
        }
        throw new IllegalArgumentException(where + ": \"" + name + "\" is not a list");
    }

    /** A constant of an enum, written in any case. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        try {
            return Enum.valueOf(
                    type, text(name).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": \"" + name + "\" is \"" + text(name) + "\", possible are "
                            + List.of(type.getEnumConstants()),
                    e);
        }
    }

    /** What an object is made of; members without a value are left out. */
    static final class Builder {
        private final Map<String, Value> members = new TreeMap<>();

        Builder text(String name, String value) {
            members.put(name, Value.text(value));
            return this;
        }

        /** Left out where empty. */
        Builder given(String name, String value) {
            return value.isEmpty() ? this : text(name, value);
        }

        Builder number(String name, long value) {
            members.put(name, Value.Num.of(value));
            return this;
        }

        /** Left out where false. */
        Builder flag(String name, boolean value) {
            if (value) {
                members.put(name, Value.TRUE);
            }
            return this;
        }

        Builder value(String name, Value value) {
            members.put(name, value);
            return this;
        }

        /** Left out where empty. */
        Builder texts(String name, List<String> values) {
            return list(name, values, Value::text);
        }

        /** Left out where empty. */
        <T> Builder list(String name, List<T> values, Function<T, Value> each) {
            if (!values.isEmpty()) {
                members.put(name, new Value.Sequence(values.stream().map(each).toList()));
            }
            return this;
        }

        Value build() {
            return new Value.Document(members);
        }
    }
}
