package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression in DynamoDB's own language.
 *
 * @param text empty for "no expression"
 * @param names the attribute names behind {@code #placeholders}
 * @param values the values behind {@code :placeholders}
 */
public record Expression(String text, Map<String, String> names, Map<String, Value> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");

    private static final Pattern EQUAL = Pattern.compile("([#\\w]+) = (:\\w+)");

    public static final Expression NONE = new Expression("", Map.of(), Map.of());

    public Expression {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    /** The text with the attributes' names in it, and each value as {@code ?}: for people, who are not shown the contents of items. */
    public String readable() {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith(":") ? "?" : names.getOrDefault(found.group(), found.group())));
    }

    /** The value that the expression sets an attribute to, or demands of it, if it says {@code attribute = value}. */
    public Optional<Value> equal(String attribute) {
        var equal = EQUAL.matcher(text);
        while (equal.find()) {
            if (attribute.equals(names.getOrDefault(equal.group(1), equal.group(1)))) {
                return Optional.ofNullable(values.get(equal.group(2)));
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
