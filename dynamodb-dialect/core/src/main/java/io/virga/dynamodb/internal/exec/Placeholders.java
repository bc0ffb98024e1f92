package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The placeholders of one request: its expressions share them. */
final class Placeholders {

    /** The key of Virga's own tables, which every write names: no reserved words. */
    private static final Set<String> PLAIN = Set.of("pk", "sk");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    /** The same placeholder for the same attribute; an attribute's own name where DynamoDB is sure to take it. */
    String name(String attribute) {
        if (PLAIN.contains(attribute)) {
            return attribute;
        }
        var placeholder = "#n" + names.size() + "_";
        for (var entry : names.entrySet()) {
            if (entry.getValue().equals(attribute)) {
                return entry.getKey();
            }
        }
        names.put(placeholder, attribute);
        return placeholder;
    }

    String value(Value value) {
        var placeholder = ":v" + values.size() + "_";
        values.put(placeholder, value);
        return placeholder;
    }

    /** An expression with the placeholders that it uses: DynamoDB refuses others. */
    Expression expression(String text) {
        return new Expression(text, used(text, names), used(text, values));
    }

    private static <T> Map<String, T> used(String expression, Map<String, T> placeholders) {
        if (placeholders.isEmpty()) {
            return Map.of();
        }
        var used = new HashMap<String, T>();
        placeholders.forEach((placeholder, what) -> {
            if (expression.contains(placeholder)) {
                used.put(placeholder, what);
            }
        });
        return used;
    }

    /** The text of an update expression, empty where nothing changes. */
    String update(ItemChange change) {
        var sets = new StringBuilder();
        change.sets().forEach((attribute, value) -> sets.append(sets.isEmpty() ? "SET " : ", ")
                .append(name(attribute))
                .append(" = ")
                .append(value(value)));
        var removes = new StringBuilder();
        change.removes().forEach(attribute -> removes.append(removes.isEmpty() ? " REMOVE " : ", ")
                .append(name(attribute)));
        return (sets.toString() + removes).strip();
    }
}
