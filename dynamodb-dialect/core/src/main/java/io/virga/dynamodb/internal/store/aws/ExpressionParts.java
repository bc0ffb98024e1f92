package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that the expressions of one request share. DynamoDB refuses empty maps and empty expressions. */
final class ExpressionParts {

    private Map<String, String> names = Map.of();
    private Map<String, AttributeValue> values = Map.of();

    /** Takes the expression's names and values, and returns its text, null for none. */
    @Nullable
    String add(Expression expression) {
        if (expression.isEmpty()) {
            return null;
        }
        names = both(names, expression.names());
        if (!expression.values().isEmpty()) {
            values = both(values, AttributeValues.toSdk(expression.values()));
        }
        return expression.text();
    }

    /** A projection by placeholders, since any name may be one of DynamoDB's many reserved words; null for none. */
    @Nullable
    String project(List<String> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        var projected = new HashMap<String, String>();
        for (int i = 0; i < attributes.size(); i++) {
            var placeholder = "#_" + i;
            projected.put(placeholder, attributes.get(i));
            text.append(i == 0 ? "" : ",").append(placeholder);
        }
        names = both(names, projected);
        return text.toString();
    }

    private static <T> Map<String, T> both(Map<String, T> some, Map<String, T> others) {
        if (some.isEmpty()) {
            return others;
        }
        var all = new HashMap<>(some);
        others.forEach((placeholder, what) -> {
            var other = all.put(placeholder, what);
            if (other != null && !other.equals(what)) {
                throw new AssertionError(
                        "two expressions of one request use " + placeholder + " for " + other + " and " + what);
            }
        });
        return all;
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
