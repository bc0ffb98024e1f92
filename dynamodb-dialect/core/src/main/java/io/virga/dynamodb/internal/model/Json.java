package io.virga.dynamodb.internal.model;

/**
 * A JSON document as a value: its text, members sorted by name and numbers without trailing zeros, so that two documents are
 * equal when they say the same. The order is that of the texts, for sorting only.
 *
 * @param text as {@link #of} normalises it
 */
public record Json(String text) implements Comparable<Json> {

    /**
     * @param text any JSON
     * @throws Refusal when it is none, or holds what DynamoDB cannot
     */
    public static Json of(String text) {
        return new Json(JsonText.render(JsonText.parse(text, "JSON")));
    }

    @Override
    public int compareTo(Json other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
