package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;

/** A part of a {@link KeyTemplate}. */
public sealed interface Segment {

    /** Text that stands in the key as it is. */
    record Literal(String text) implements Segment {

        /** As it stands in a pattern, braces doubled. */
        @Override
        public String toString() {
            return text.replace("{", "{{").replace("}", "}}");
        }
    }

    /** The place of a value. */
    record Component(String attribute, AttributeType type) implements Segment {

        @Override
        public String toString() {
            return "{" + attribute + "}";
        }
    }

    /** Text of the user's, taken verbatim. */
    static Literal literal(String text) {
        return new Literal(text);
    }

    /**
     * The text of a name (of an entity, a table, a column, a constraint) inside a literal of a generated template. Escapes
     * {@code #} and {@code $} as values do, and {@code .} and {@code !}, which join two names: so {@code a.b} with column
     * {@code c} never meets {@code a} with column {@code b.c}.
     */
    static String token(String name) {
        return StringText.token(name);
    }
}
