package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;

/** DynamoDB's limits, checked before anything is sent. A key is never truncated: two keys could become one. */
final class KeyLimits {

    /** The most bytes that a Java {@code char} takes in UTF-8. */
    private static final int MAX_BYTES_PER_CHAR = 3;

    private KeyLimits() {}

    static String checked(String key, KeyTemplate template) {
        if (key.isEmpty()) {
            throw empty(template);
        }
        if (key.length() * MAX_BYTES_PER_CHAR > template.role().maxBytes()) {
            check(Utf8.length(key), template);
        }
        return key;
    }

    static Value checked(Value key, KeyTemplate template) {
        if (key instanceof Value.Text text) {
            checked(text.value(), template);
        } else if (key instanceof Value.Binary binary) {
            if (!binary.value().hasRemaining()) {
                throw empty(template);
            }
            check(binary.value().remaining(), template);
        }
        return key;
    }

    private static void check(int bytes, KeyTemplate template) {
        int limit = template.role().maxBytes();
        if (bytes > limit) {
            throw Refusal.of(
                    "KEY_TOO_LONG",
                    Refusal.TOO_LARGE,
                    "a " + template.role() + " of " + bytes + " bytes, DynamoDB takes " + limit,
                    template.toString(),
                    "Shorten the values, or take a long attribute out of the key.");
        }
    }

    private static Refusal empty(KeyTemplate template) {
        return Refusal.of(
                "KEY_EMPTY",
                Refusal.DATA,
                "an empty " + template.role() + ", which DynamoDB does not take",
                template.toString(),
                "Give the attribute a value, or begin the template with a literal.");
    }
}
