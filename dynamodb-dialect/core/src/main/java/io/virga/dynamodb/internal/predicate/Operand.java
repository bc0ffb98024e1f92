package io.virga.dynamodb.internal.predicate;

import io.virga.dynamodb.internal.model.Attribute;
import org.jspecify.annotations.Nullable;

/** One side of a condition. */
public sealed interface Operand {

    /**
     * A column of one of the statement's tables.
     *
     * @param source which of them, from 0
     */
    record Column(int source, Attribute attribute) implements Operand {
        @Override
        public <R> @Nullable R fold(Fold<R> fold) {
            return fold.column(this);
        }

        @Override
        public String toString() {
            return "t" + source + "." + attribute.column();
        }
    }

    /**
     * A parameter of the JDBC statement, bound when it runs.
     *
     * @param position from 1
     */
    record Parameter(int position) implements Operand {
        @Override
        public <R> @Nullable R fold(Fold<R> fold) {
            return fold.parameter(this);
        }

        @Override
        public String toString() {
            return "?" + position;
        }
    }

    /** A literal of the query text: a canonical value. */
    record Constant(@Nullable Object value) implements Operand {
        @Override
        public <R> @Nullable R fold(Fold<R> fold) {
            return fold.constant(this);
        }

        @Override
        public String toString() {
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
        }
    }

    /** The moment at which the statement runs, for the column that it is written to: SQL's {@code localtimestamp} and its like. */
    record Now() implements Operand {
        @Override
        public <R> @Nullable R fold(Fold<R> fold) {
            return fold.now(this);
        }

        @Override
        public String toString() {
            return "now";
        }
    }

    <R> @Nullable R fold(Fold<R> fold);

    /** One case for each kind of operand. */
    interface Fold<R> {
        @Nullable
        R column(Column column);

        @Nullable
        R parameter(Parameter parameter);

        @Nullable
        R constant(Constant constant);

        @Nullable
        R now(Now now);
    }

    /** Whether its value is known before any row is read. */
    default boolean isFixed() {
        return !(this instanceof Column);
    }
}
