package io.virga.internal.query;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.query.SortDirection;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaInPredicate;
import org.hibernate.query.criteria.JpaPredicate;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSelectCriteria;
import org.hibernate.query.criteria.JpaSubQuery;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.tree.expression.SqmNamedParameter;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * From a select to Hibernate's query model. Literals become parameters {@code v0, v1, …} in the order in which {@link
 * Shape} lists them. Lives for one statement.
 */
final class SelectLowering implements Operand.Visitor<JpaExpression<?>>, Predicate.Visitor<JpaPredicate> {

    /** Prefix of the parameters that stand for literals; a placeholder is a Java identifier, so the two never meet. */
    static final String LITERAL = "-v";

    private final NodeBuilder builder;
    private Scope scope = new Scope(null);
    private @Nullable JpaSelectCriteria<?> current;
    private int literals;

    private SelectLowering(NodeBuilder builder) {
        this.builder = builder;
    }

    /** The statement, and the number of literals it takes. */
    static SqmSelectStatement<?> lower(SelectSpec spec, NodeBuilder builder, int literals) {
        SelectLowering lowering = new SelectLowering(builder);
        SqmSelectStatement<?> statement = lowering.select(spec);
        if (lowering.literals != literals) {
            throw new AssertionError("lowered " + lowering.literals + " literals of " + literals);
        }
        return statement;
    }

    private SqmSelectStatement<?> select(SelectSpec spec) {
        SqmSelectStatement<Object> query = builder.createQuery(Object.class);
        query.multiselect(body(query, spec));
        query.orderBy(order(spec));
        return query;
    }

    private JpaSubQuery<?> subquery(SelectSpec spec) {
        return subquery(spec, spec.from().entity());
    }

    private <T> JpaSubQuery<T> subquery(SelectSpec spec, Class<T> type) {
        JpaSelectCriteria<?> outerQuery = Objects.requireNonNull(current);
        JpaSubQuery<T> query = outerQuery.subquery(type);
        Scope outer = scope;
        scope = new Scope(outer);
        List<Selection<?>> columns = body(query, spec);
        @SuppressWarnings("unchecked") // T is the type of the only column
        Expression<T> column = (Expression<T>) columns.get(0);
        query.select(column);
        query.orderBy(order(spec));
        if (spec.limit() != null) {
            query.fetch(spec.limit());
        }
        if (spec.offset() > 0) {
            query.offset(spec.offset());
        }
        scope = outer;
        current = outerQuery;
        return query;
    }

    /** From, where and distinct; the answer is what is selected. */
    private List<Selection<?>> body(JpaSelectCriteria<?> query, SelectSpec spec) {
        current = query;
        JpaRoot<?> root = query.from(spec.from().entity());
        scope.add(spec.from(), root);
        List<Selection<?>> columns = new ArrayList<>();
        spec.columns().forEach(column -> columns.add(column.accept(this)));
        if (columns.isEmpty()) {
            columns.add(root);
        }
        query.distinct(spec.distinct());
        if (!spec.where().isEmpty()) {
            query.where(predicates(spec.where()));
        }
        return columns;
    }

    private JpaPredicate[] predicates(List<Predicate> predicates) {
        return predicates.stream().map(predicate -> predicate.accept(this)).toArray(JpaPredicate[]::new);
    }

    private List<Order> order(SelectSpec spec) {
        List<Order> order = new ArrayList<>();
        for (SortSpec key : spec.orderBy()) {
            SortDirection direction = key.ascending() ? SortDirection.ASCENDING : SortDirection.DESCENDING;
            Nulls nulls =
                    switch (key.nulls()) {
                        case DEFAULT -> Nulls.NONE;
                        case FIRST -> Nulls.FIRST;
                        case LAST -> Nulls.LAST;
                    };
            order.add(builder.sort(key.operand().accept(this), direction, nulls));
        }
        return order;
    }

    private <T> JpaExpression<T> typed(Operand operand) {
        @SuppressWarnings("unchecked") // the facade's types have been checked; criteria only need the same T twice
        JpaExpression<T> expression = (JpaExpression<T>) operand.accept(this);
        return expression;
    }

    @Override
    public JpaExpression<?> path(Operand.Path path) {
        return scope.resolve(path);
    }

    @Override
    public JpaExpression<?> literal(Operand.Literal literal) {
        return new SqmNamedParameter<>(LITERAL + literals++, false, builder);
    }

    @Override
    public JpaExpression<?> placeholder(Operand.Placeholder placeholder) {
        return new SqmNamedParameter<>(placeholder.name(), false, builder);
    }

    @Override
    public JpaPredicate comparison(Predicate.Comparison comparison) {
        return switch (comparison.comparator()) {
            case EQUAL ->
                builder.equal(comparison.left().accept(this), comparison.right().accept(this));
            case NOT_EQUAL ->
                builder.notEqual(
                        comparison.left().accept(this), comparison.right().accept(this));
            default -> ordered(comparison);
        };
    }

    private <T extends Comparable<? super T>> JpaPredicate ordered(Predicate.Comparison comparison) {
        JpaExpression<T> left = typed(comparison.left());
        JpaExpression<T> right = typed(comparison.right());
        return switch (comparison.comparator()) {
            case GREATER -> builder.greaterThan(left, right);
            case GREATER_OR_EQUAL -> builder.greaterThanOrEqualTo(left, right);
            case LESS -> builder.lessThan(left, right);
            case LESS_OR_EQUAL -> builder.lessThanOrEqualTo(left, right);
            case EQUAL, NOT_EQUAL -> throw new AssertionError(comparison);
        };
    }

    @Override
    public JpaPredicate isNull(Predicate.IsNull isNull) {
        JpaExpression<?> operand = isNull.operand().accept(this);
        return isNull.negated() ? builder.isNotNull(operand) : builder.isNull(operand);
    }

    @Override
    public JpaPredicate in(Predicate.In in) {
        if (in.list().isEmpty()) {
            return (in.negated() ? Predicate.TRUE : Predicate.FALSE).accept(this);
        }
        JpaInPredicate<Object> predicate = builder.in(this.<Object>typed(in.operand()));
        for (Operand element : InList.padded(in.list())) {
            predicate.value(this.<Object>typed(element));
        }
        return in.negated() ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate between(Predicate.Between between) {
        return comparableBetween(between);
    }

    private <T extends Comparable<? super T>> JpaPredicate comparableBetween(Predicate.Between between) {
        JpaExpression<T> operand = typed(between.operand());
        JpaPredicate predicate = builder.between(operand, this.<T>typed(between.low()), this.<T>typed(between.high()));
        return between.negated() ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate like(Predicate.Like like) {
        Expression<String> operand = typed(like.operand());
        Expression<String> pattern = typed(like.pattern());
        JpaPredicate predicate;
        if (like.ignoreCase()) {
            predicate = like.escape() == 0
                    ? builder.ilike(operand, pattern)
                    : builder.ilike(operand, pattern, like.escape());
        } else {
            predicate =
                    like.escape() == 0 ? builder.like(operand, pattern) : builder.like(operand, pattern, like.escape());
        }
        return like.negated() ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate exists(Predicate.Exists exists) {
        JpaPredicate predicate = builder.exists(subquery(exists.query()));
        return exists.negated() ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate inQuery(Predicate.InQuery in) {
        JpaExpression<?> operand = in.operand().accept(this);
        JpaPredicate predicate = builder.in(operand, List.of(subquery(in.query())));
        return in.negated() ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate and(Predicate.And and) {
        return builder.and(predicates(and.terms()));
    }

    @Override
    public JpaPredicate or(Predicate.Or or) {
        return builder.or(predicates(or.terms()));
    }

    @Override
    public JpaPredicate not(Predicate.Not not) {
        return not.term().accept(this).not();
    }
}
