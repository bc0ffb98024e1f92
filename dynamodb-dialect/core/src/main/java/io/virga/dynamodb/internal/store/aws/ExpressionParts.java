package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that the expressions of one request share. DynamoDB refuses empty maps and empty expressions. */
final class ExpressionParts {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** Takes the expression's names and values, and returns its text, null for none. */
    @Nullable
    String add(Expression expression) {
        if (expression.isEmpty()) {
            return null;
        }
        expression.names().forEach(this::name);
        expression.values().forEach((placeholder, value) -> {
            var converted = AttributeValues.toSdk(value);
            var other = values.put(placeholder, converted);
            if (other != null && !other.equals(converted)) {
                throw new AssertionError("two expressions of one request use " + placeholder + " for two values");
            }
        });
        return expression.text();
    }

    /** A projection by placeholders, since any name may be one of DynamoDB's many reserved words; null for none. */
    @Nullable
    String project(List<String> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        for (int i = 0; i < attributes.size(); i++) {
            var placeholder = "#_" + i;
            name(placeholder, attributes.get(i));
            text.append(i == 0 ? "" : ",").append(placeholder);
        }
        return text.toString();
    }

    private void name(String placeholder, String attribute) {
        var other = names.put(placeholder, attribute);
        if (other != null && !other.equals(attribute)) {
            throw new AssertionError("two expressions of one request use " + placeholder + " for two attributes");
        }
    }

    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
