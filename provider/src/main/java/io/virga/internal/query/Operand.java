package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that a statement computes for each row. */
public sealed interface Operand {

    <R> R accept(Visitor<R> visitor);

    /**
     * An attribute, reached from a source.
     *
     * @param source null for the one source in scope that has the first attribute
     * @param attributes from the source on; empty for the entity itself, and then {@code source} is given
     */
    record Path(@Nullable Source source, List<AttributeRef> attributes) implements Operand {
        public Path {
            attributes = List.copyOf(attributes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }
    }

    /** A value that is bound at execution, whatever the statement's shape. */
    record Literal(Object value) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** A value that the caller binds by name. */
    record Placeholder(String name) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.placeholder(this);
        }
    }

    interface Visitor<R> {
        R path(Path path);

        R literal(Literal literal);

        R placeholder(Placeholder placeholder);
    }
}
