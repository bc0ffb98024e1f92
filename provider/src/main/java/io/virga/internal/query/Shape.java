package io.virga.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left of a statement without its literals: statements of equal shape share one lowering.
 *
 * @param tokens the statement in prefix notation
 */
record Shape(List<Object> tokens) {

    /**
     * A statement taken apart.
     *
     * @param literals in the order in which {@link SelectLowering} meets them
     * @param placeholders the names that the caller has to bind
     */
    record Parts(Shape shape, List<Object> literals, Set<String> placeholders) {}

    static Parts of(SelectSpec spec, Purpose purpose) {
        Writer writer = new Writer();
        writer.tokens.add(purpose);
        writer.select(spec);
        return new Parts(new Shape(List.copyOf(writer.tokens)), writer.literals, writer.placeholders);
    }

    private static final class Writer implements Operand.Visitor<Writer>, Predicate.Visitor<Writer> {
        private final List<Object> tokens = new ArrayList<>();
        private final List<Object> literals = new ArrayList<>();
        private final Set<String> placeholders = new TreeSet<>();

        /** Limit and offset of the outermost select are options of the execution, not part of its shape. */
        Writer select(SelectSpec spec) {
            tokens.add(spec.from());
            tokens.add(spec.distinct());
            operands(spec.columns());
            predicates(spec.where());
            tokens.add(spec.orderBy().size());
            for (SortSpec key : spec.orderBy()) {
                key.operand().accept(this);
                tokens.add(key.ascending());
                tokens.add(key.nulls());
            }
            return this;
        }

        private Writer subquery(SelectSpec spec) {
            select(spec);
            tokens.add(spec.limit() == null ? "" : spec.limit());
            tokens.add(spec.offset());
            return this;
        }

        private void operands(List<Operand> operands) {
            tokens.add(operands.size());
            operands.forEach(operand -> operand.accept(this));
        }

        private void predicates(List<Predicate> predicates) {
            tokens.add(predicates.size());
            predicates.forEach(predicate -> predicate.accept(this));
        }

        @Override
        public Writer path(Operand.Path path) {
            tokens.add(path);
            return this;
        }

        @Override
        public Writer literal(Operand.Literal literal) {
            tokens.add("?");
            literals.add(literal.value());
            return this;
        }

        @Override
        public Writer placeholder(Operand.Placeholder placeholder) {
            tokens.add(placeholder);
            placeholders.add(placeholder.name());
            return this;
        }

        @Override
        public Writer comparison(Predicate.Comparison comparison) {
            tokens.add(comparison.comparator());
            comparison.left().accept(this);
            return comparison.right().accept(this);
        }

        @Override
        public Writer isNull(Predicate.IsNull isNull) {
            tokens.add(isNull.negated() ? "is not null" : "is null");
            return isNull.operand().accept(this);
        }

        @Override
        public Writer in(Predicate.In in) {
            tokens.add(in.negated() ? "not in" : "in");
            if (!in.list().isEmpty()) {
                in.operand().accept(this);
                operands(InList.padded(in.list()));
            }
            return this;
        }

        @Override
        public Writer between(Predicate.Between between) {
            tokens.add(between.negated() ? "not between" : "between");
            between.operand().accept(this);
            between.low().accept(this);
            return between.high().accept(this);
        }

        @Override
        public Writer like(Predicate.Like like) {
            tokens.add((like.negated() ? "not " : "") + (like.ignoreCase() ? "ilike" : "like"));
            tokens.add(like.escape());
            like.operand().accept(this);
            return like.pattern().accept(this);
        }

        @Override
        public Writer exists(Predicate.Exists exists) {
            tokens.add(exists.negated() ? "not exists" : "exists");
            return subquery(exists.query());
        }

        @Override
        public Writer inQuery(Predicate.InQuery in) {
            tokens.add(in.negated() ? "not in query" : "in query");
            in.operand().accept(this);
            return subquery(in.query());
        }

        @Override
        public Writer and(Predicate.And and) {
            tokens.add("and");
            predicates(and.terms());
            return this;
        }

        @Override
        public Writer or(Predicate.Or or) {
            tokens.add("or");
            predicates(or.terms());
            return this;
        }

        @Override
        public Writer not(Predicate.Not not) {
            tokens.add("not");
            return not.term().accept(this);
        }
    }
}
