package io.virga.internal.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a statement without its literals: statements of equal shape share one lowering.
 *
 * @param tokens the statement in prefix notation
 */
record Shape(List<Object> tokens) {

    /**
     * A statement taken apart.
     *
     * @param literals in the order in which {@link Lowering} meets them
     * @param placeholders the names that the caller has to bind
     */
    record Parts(Shape shape, List<Object> literals, Set<String> placeholders) {}

    static Parts of(SelectSpec spec, Purpose purpose) {
        Writer writer = new Writer();
        writer.tokens.add(purpose);
        writer.select(spec);
        return writer.parts();
    }

    /** The names that a relational query wants to be bound, on all its levels. */
    static Set<String> placeholders(LevelSpec level) {
        Writer writer = new Writer();
        writer.level(level);
        return writer.placeholders;
    }

    static Parts of(MutationSpec spec) {
        Writer writer = new Writer();
        spec.accept(writer);
        return writer.parts();
    }

    static Parts of(RelatedSpec spec) {
        Writer writer = new Writer();
        writer.related(spec);
        return writer.parts();
    }

    static Parts of(SetSpec spec) {
        Writer writer = new Writer();
        writer.set(spec);
        return writer.parts();
    }

    private static final class Writer
            implements Operand.Visitor<Writer>, Predicate.Visitor<Writer>, MutationSpec.Visitor<Writer> {
        private static final int USUAL = 64;

        private final List<Object> tokens = new ArrayList<>(USUAL);
        private final List<Object> literals = new ArrayList<>();
        private Set<String> placeholders = Set.of();
        private Set<TableSpec> declared = Set.of();

        /** Nothing is written any more after this: a statement is taken apart at each execution, so the tokens are not copied. */
        Parts parts() {
            return new Parts(new Shape(tokens), literals, placeholders);
        }

        /** Limit and offset of the outermost select are options of the execution, not part of its shape. */
        Writer select(SelectSpec spec) {
            Set<TableSpec> outside = declared;
            tables(spec.tables());
            tokens.add(spec.from());
            tokens.add(spec.distinct());
            tokens.add(spec.joins().size());
            spec.joins().forEach(this::join);
            operands(spec.columns());
            predicates(spec.where());
            operands(spec.groupBy());
            predicates(spec.having());
            declared = outside;
            return order(spec.orderBy());
        }

        /** Those that a select outside has declared are declared once. */
        private void tables(List<TableSpec> tables) {
            if (tables.isEmpty()) {
                tokens.add(0);
                return;
            }
            Set<TableSpec> all = new HashSet<>(declared);
            tokens.add(tables.size());
            for (TableSpec table : tables) {
                tokens.add(table.name());
                if (all.add(table)) {
                    tokens.add(table.kind());
                    subquery(table.query());
                    if (table.step() == null) {
                        tokens.add("");
                    } else {
                        subquery(table.step());
                    }
                }
            }
            declared = all;
        }

        private void join(JoinSpec join) {
            tokens.add(join.kind());
            tokens.add(join.relation() == null ? "" : join.relation());
            tokens.add(join.target());
            tokens.add(join.fetched());
            optional(join.on());
        }

        private Writer order(List<SortSpec> keys) {
            tokens.add(keys.size());
            for (SortSpec key : keys) {
                key.operand().accept(this);
                tokens.add(key.ascending());
                tokens.add(key.nulls());
            }
            return this;
        }

        private Writer optional(@Nullable Predicate predicate) {
            if (predicate == null) {
                tokens.add("");
                return this;
            }
            return predicate.accept(this);
        }

        private Writer optional(@Nullable Operand operand) {
            if (operand == null) {
                tokens.add("");
                return this;
            }
            return operand.accept(this);
        }

        private Writer optional(@Nullable WindowSpec window) {
            if (window == null) {
                tokens.add("");
                return this;
            }
            operands(window.partitionBy());
            tokens.add(window.frame() == null ? "" : window.frame());
            return order(window.orderBy());
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

        void set(SetSpec spec) {
            tokens.add(spec.operator());
            tokens.add(spec.all());
            tokens.add(spec.parts().size());
            spec.parts().forEach(this::subquery);
            tokens.addAll(spec.orderBy());
        }

        void level(LevelSpec level) {
            predicates(level.where());
            order(level.orderBy());
            operands(level.columns());
            operands(level.extras());
            level.links().forEach(link -> level(link.level()));
        }

        void related(RelatedSpec spec) {
            tokens.add("related");
            tokens.add(spec.parent());
            tokens.add(spec.relation());
            tokens.add(spec.owner() == null ? "" : spec.owner());
            tokens.add(spec.ranked());
            int size = InList.size(spec.ids().size());
            tokens.add(size);
            literals.addAll(spec.ids());
            literals.addAll(Collections.nCopies(
                    size - spec.ids().size(), spec.ids().get(spec.ids().size() - 1)));
            LevelSpec level = spec.level();
            tokens.add(level.entity());
            predicates(level.where());
            order(level.orderBy());
            operands(level.columns());
            operands(level.extras());
            if (spec.ranked()) {
                place(level);
            }
        }

        private void place(LevelSpec level) {
            tokens.add(level.offset() > 0);
            tokens.add(level.limit() != null);
            if (level.offset() > 0) {
                literals.add((long) level.offset());
            }
            if (level.limit() != null) {
                literals.add((long) level.offset() + level.limit());
            }
        }

        private void assignments(List<Assignment> assignments) {
            tokens.add(assignments.size());
            for (Assignment assignment : assignments) {
                tokens.add(assignment.target());
                assignment.value().accept(this);
            }
        }

        @Override
        public Writer update(MutationSpec.Update update) {
            tokens.add("update");
            tokens.add(update.entity());
            assignments(update.set());
            predicates(update.where());
            return this;
        }

        @Override
        public Writer delete(MutationSpec.Delete delete) {
            tokens.add("delete");
            tokens.add(delete.entity());
            predicates(delete.where());
            return this;
        }

        @Override
        public Writer insert(MutationSpec.Insert insert) {
            tokens.add("insert");
            tokens.add(insert.entity());
            tokens.add(insert.columns());
            tokens.add(insert.rows().size());
            insert.rows().forEach(this::operands);
            if (insert.select() == null) {
                tokens.add("");
            } else {
                subquery(insert.select());
            }
            if (insert.conflict() == null) {
                tokens.add("");
            } else {
                tokens.add(insert.conflict().target());
                assignments(insert.conflict().update());
                predicates(insert.conflict().where());
            }
            return this;
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
            if (placeholders.isEmpty()) {
                placeholders = new TreeSet<>();
            }
            placeholders.add(placeholder.name());
            return this;
        }

        @Override
        public Writer constant(Operand.Constant constant) {
            tokens.add(constant.value().getClass());
            literals.add(constant.value());
            return this;
        }

        @Override
        public Writer nullValue(Operand.Null none) {
            tokens.add(none);
            return this;
        }

        @Override
        public Writer call(Operand.Call call) {
            tokens.add(call.name());
            tokens.add(call.type());
            operands(call.arguments());
            return this;
        }

        @Override
        public Writer aggregate(Operand.Aggregate aggregate) {
            tokens.add(aggregate.name());
            tokens.add(aggregate.type());
            tokens.add(aggregate.distinct());
            operands(aggregate.arguments());
            optional(aggregate.filter());
            return optional(aggregate.over());
        }

        @Override
        public Writer ranking(Operand.Ranking ranking) {
            tokens.add(ranking.name());
            tokens.add(ranking.type());
            operands(ranking.arguments());
            return optional(ranking.over());
        }

        @Override
        public Writer arithmetic(Operand.Arithmetic arithmetic) {
            tokens.add(arithmetic.operator());
            arithmetic.left().accept(this);
            return arithmetic.right().accept(this);
        }

        @Override
        public Writer caseWhen(Operand.Case cases) {
            tokens.add("case");
            tokens.add(cases.branches().size());
            for (Operand.Branch branch : cases.branches()) {
                branch.condition().accept(this);
                branch.value().accept(this);
            }
            return optional(cases.otherwise());
        }

        @Override
        public Writer scalar(Operand.Scalar scalar) {
            tokens.add("scalar");
            return subquery(scalar.query());
        }

        @Override
        public Writer size(Operand.Size size) {
            tokens.add(size);
            return this;
        }

        @Override
        public Writer id(Operand.Id id) {
            tokens.add(id);
            return this;
        }

        @Override
        public Writer memberOf(Predicate.MemberOf member) {
            tokens.add(member.negated() ? "not member of" : "member of");
            tokens.add(member.collection());
            return member.element().accept(this);
        }

        @Override
        public Writer isEmpty(Predicate.IsEmpty isEmpty) {
            tokens.add(isEmpty);
            return this;
        }

        @Override
        public Writer some(Predicate.Some some) {
            tokens.add(some.negated() ? "none" : "some");
            tokens.add(some.relation());
            tokens.add(some.element());
            return some.condition().accept(this);
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
        public Writer is(Predicate.Is is) {
            tokens.add(is.negated() ? "is false" : "is true");
            return is.operand().accept(this);
        }

        @Override
        public Writer isA(Predicate.IsA isA) {
            tokens.add(isA);
            return this;
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
