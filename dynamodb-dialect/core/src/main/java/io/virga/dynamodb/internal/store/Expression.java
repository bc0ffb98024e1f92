package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.Value;
import java.util.Map;

/**
 * An expression in DynamoDB's own language.
 *
 * @param text empty for "no expression"
 * @param names the attribute names behind {@code #placeholders}
 * @param values the values behind {@code :placeholders}
 */
public record Expression(String text, Map<String, String> names, Map<String, Value> values) {

    public static final Expression NONE = new Expression("", Map.of(), Map.of());

    public Expression {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
