package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;
import java.util.List;

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

    /**
     * The place of a shard: which of some partitions a row is in, of those that its other values lead to. Write sharding with a calculated suffix: it
     * follows from the row's id, so that a row that is known by its id is in one of them.
     *
     * @param count how many there are, at least 2
     * @param by the components of the row's id
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-sharding.html">Amazon DynamoDB Developer Guide,
     *     "Using write sharding to distribute workloads evenly"</a>
     */
    record Shard(int count, List<Component> by) implements Segment {

        public Shard {
            by = List.copyOf(by);
        }

        List<String> columns() {
            return by.stream().map(Component::attribute).toList();
        }

        /** {@code {8 shards by id}}; several columns with {@code |} between them. */
        @Override
        public String toString() {
            return "{" + count + " shards by " + String.join("|", columns()) + "}";
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
