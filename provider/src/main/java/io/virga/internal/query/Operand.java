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

    /** A value of the statement itself, with a type of its own; bound like a literal. */
    record Constant(Object value) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** No value, of the given type. */
    record Null(Class<?> type) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nullValue(this);
        }
    }

    /**
     * A scalar function by its HQL name, or one of the database's own.
     *
     * @param type what it answers
     */
    record Call(String name, Class<?> type, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /**
     * An aggregate function by its HQL name.
     *
     * @param distinct only of a plain count
     * @param arguments empty for all rows: {@code count(*)}
     * @param filter null for all rows of the group
     * @param over null for an aggregate of the group
     */
    record Aggregate(
            String name,
            Class<?> type,
            boolean distinct,
            List<Operand> arguments,
            @Nullable Predicate filter,
            @Nullable WindowSpec over)
            implements Operand {
        public Aggregate {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.aggregate(this);
        }
    }

    /** A function that makes sense only over a window, such as {@code row_number}. */
    record Ranking(String name, Class<?> type, List<Operand> arguments, WindowSpec over) implements Operand {
        public Ranking {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ranking(this);
        }
    }

    /** Arithmetic in the database's rules. */
    record Arithmetic(Operator operator, Operand left, Operand right) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /**
     * The value of the first branch whose condition is true.
     *
     * @param otherwise null for null
     */
    record Case(List<Branch> branches, @Nullable Operand otherwise) implements Operand {
        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.caseWhen(this);
        }
    }

    /** The one value of a query, null if it has no row. */
    record Scalar(SelectSpec query) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scalar(this);
        }
    }

    /** The number of elements of a collection. */
    record Size(Path collection) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.size(this);
        }
    }

    /** The identifier of an entity, whatever attributes it is made of. */
    record Id(Source source) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.id(this);
        }
    }

    /** One branch of a {@link Case}. */
    record Branch(Predicate condition, Operand value) {}

    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    interface Visitor<R> {
        R path(Path path);

        R literal(Literal literal);

        R placeholder(Placeholder placeholder);

        R constant(Constant constant);

        R nullValue(Null none);

        R call(Call call);

        R aggregate(Aggregate aggregate);

        R ranking(Ranking ranking);

        R arithmetic(Arithmetic arithmetic);

        R caseWhen(Case cases);

        R scalar(Scalar scalar);

        R size(Size size);

        R id(Id id);
    }
}
