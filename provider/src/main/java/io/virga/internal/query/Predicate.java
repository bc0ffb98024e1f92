package io.virga.internal.query;

import java.util.List;

/** A truth value that a statement computes for each row, with SQL's three values. */
public sealed interface Predicate {

    <R> R accept(Visitor<R> visitor);

    /** True for every row: what an empty conjunction means. */
    Predicate TRUE = new And(List.of());

    /** True for no row: what an empty disjunction means. */
    Predicate FALSE = new Or(List.of());

    record Comparison(Comparator comparator, Operand left, Operand right) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    record IsNull(Operand operand, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isNull(this);
        }
    }

    /** Membership in a list, which may be empty: nothing is in it, and everything is not. */
    record In(Operand operand, List<Operand> list, boolean negated) implements Predicate {
        public In {
            list = List.copyOf(list);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /** Both bounds included. */
    record Between(Operand operand, Operand low, Operand high, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /**
     * A pattern with {@code %} and {@code _}.
     *
     * @param escape the character that makes the next one stand for itself, 0 for the database's default
     */
    record Like(Operand operand, Operand pattern, char escape, boolean ignoreCase, boolean negated)
            implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.like(this);
        }
    }

    record Exists(SelectSpec query, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    record InQuery(Operand operand, SelectSpec query, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inQuery(this);
        }
    }

    /** Whether the value is an element of the collection. */
    record MemberOf(Operand element, Operand.Path collection, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memberOf(this);
        }
    }

    record IsEmpty(Operand.Path collection, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isEmpty(this);
        }
    }

    /**
     * Whether some element of a relation meets the condition.
     *
     * @param element the source that the condition means
     * @param negated whether none does
     */
    record Some(Operand.Path relation, Source element, Predicate condition, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.some(this);
        }
    }

    /** A truth value that is computed: a column, or a function such as {@code array_contains}. */
    record Is(Operand operand, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.is(this);
        }
    }

    /** Whether an entity is of a type or one below it. */
    record IsA(Operand.Path entity, Class<?> type) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isA(this);
        }
    }

    record And(List<Predicate> terms) implements Predicate {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    record Or(List<Predicate> terms) implements Predicate {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    record Not(Predicate term) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    interface Visitor<R> {
        R comparison(Comparison comparison);

        R isNull(IsNull isNull);

        R in(In in);

        R between(Between between);

        R like(Like like);

        R exists(Exists exists);

        R inQuery(InQuery inQuery);

        R memberOf(MemberOf memberOf);

        R isEmpty(IsEmpty isEmpty);

        R some(Some some);

        R is(Is is);

        R isA(IsA isA);

        R and(And and);

        R or(Or or);

        R not(Not not);
    }
}
