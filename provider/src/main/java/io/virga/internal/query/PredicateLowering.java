package io.virga.internal.query;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.metamodel.model.domain.EntityDomainType;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaInPredicate;
import org.hibernate.query.criteria.JpaPath;
import org.hibernate.query.criteria.JpaPredicate;
import org.hibernate.query.sqm.NodeBuilder;

/** From conditions to Hibernate's predicates. */
final class PredicateLowering implements Predicate.Visitor<JpaPredicate> {

    private final Lowering lowering;

    PredicateLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    JpaPredicate[] all(List<Predicate> predicates) {
        return predicates.stream().map(predicate -> predicate.accept(this)).toArray(JpaPredicate[]::new);
    }

    private NodeBuilder builder() {
        return lowering.builder;
    }

    private <T> JpaExpression<T> lower(Operand operand) {
        return lowering.operands.lower(operand);
    }

    private static JpaPredicate negatedIf(boolean negated, JpaPredicate predicate) {
        return negated ? predicate.not() : predicate;
    }

    @Override
    public JpaPredicate comparison(Predicate.Comparison comparison) {
        return switch (comparison.comparator()) {
            case EQUAL -> builder().equal(lower(comparison.left()), this.<Object>lower(comparison.right()));
            case NOT_EQUAL -> builder().notEqual(lower(comparison.left()), this.<Object>lower(comparison.right()));
            default -> ordered(comparison);
        };
    }

    private <T extends Comparable<? super T>> JpaPredicate ordered(Predicate.Comparison comparison) {
        JpaExpression<T> left = lower(comparison.left());
        JpaExpression<T> right = lower(comparison.right());
        return switch (comparison.comparator()) {
            case GREATER -> builder().greaterThan(left, right);
            case GREATER_OR_EQUAL -> builder().greaterThanOrEqualTo(left, right);
            case LESS -> builder().lessThan(left, right);
            case LESS_OR_EQUAL -> builder().lessThanOrEqualTo(left, right);
            case EQUAL, NOT_EQUAL -> throw new AssertionError(comparison);
        };
    }

    @Override
    public JpaPredicate isNull(Predicate.IsNull isNull) {
        JpaExpression<?> operand = lower(isNull.operand());
        return isNull.negated() ? builder().isNotNull(operand) : builder().isNull(operand);
    }

    @Override
    public JpaPredicate in(Predicate.In in) {
        if (in.list().isEmpty()) {
            return (in.negated() ? Predicate.TRUE : Predicate.FALSE).accept(this);
        }
        JpaInPredicate<Object> predicate = builder().in(this.<Object>lower(in.operand()));
        for (Operand element : InList.padded(in.list())) {
            predicate.value(this.<Object>lower(element));
        }
        return negatedIf(in.negated(), predicate);
    }

    @Override
    public JpaPredicate inQuery(Predicate.InQuery in) {
        JpaExpression<Object> operand = lower(in.operand());
        JpaInPredicate<Object> predicate = builder().in(operand);
        predicate.value(this.<Object>lower(new Operand.Scalar(in.query())));
        return negatedIf(in.negated(), predicate);
    }

    @Override
    public JpaPredicate between(Predicate.Between between) {
        return negatedIf(between.negated(), comparableBetween(between));
    }

    private <T extends Comparable<? super T>> JpaPredicate comparableBetween(Predicate.Between between) {
        JpaExpression<T> operand = lower(between.operand());
        return builder().between(operand, this.<T>lower(between.low()), this.<T>lower(between.high()));
    }

    @Override
    public JpaPredicate like(Predicate.Like like) {
        JpaExpression<String> operand = lower(like.operand());
        JpaExpression<String> pattern = lower(like.pattern());
        JpaPredicate predicate;
        if (like.ignoreCase()) {
            predicate = like.escape() == 0
                    ? builder().ilike(operand, pattern)
                    : builder().ilike(operand, pattern, like.escape());
        } else {
            predicate = like.escape() == 0
                    ? builder().like(operand, pattern)
                    : builder().like(operand, pattern, like.escape());
        }
        return negatedIf(like.negated(), predicate);
    }

    @Override
    public JpaPredicate exists(Predicate.Exists exists) {
        return negatedIf(exists.negated(), builder().exists(lowering.selects.subquery(exists.query())));
    }

    @Override
    public JpaPredicate some(Predicate.Some some) {
        return negatedIf(some.negated(), builder().exists(lowering.selects.elements(some)));
    }

    @Override
    public JpaPredicate is(Predicate.Is is) {
        JpaExpression<Boolean> operand = lower(is.operand());
        return is.negated() ? builder().isFalse(operand) : builder().isTrue(operand);
    }

    @Override
    public JpaPredicate isA(Predicate.IsA isA) {
        JpaPath<?> entity = lowering.scope.resolve(isA.entity());
        List<JpaPredicate> types = new ArrayList<>();
        concrete(builder().getJpaMetamodel().entity(isA.type()))
                .forEach(type ->
                        types.add(builder().equal(entity.type(), builder().literal(type))));
        return builder().or(types.toArray(JpaPredicate[]::new));
    }

    private static Stream<Class<?>> concrete(EntityDomainType<?> type) {
        Stream<Class<?>> below = type.getSubTypes().stream().flatMap(PredicateLowering::concrete);
        return Modifier.isAbstract(type.getJavaType().getModifiers())
                ? below
                : Stream.concat(Stream.of(type.getJavaType()), below);
    }

    @Override
    public JpaPredicate memberOf(Predicate.MemberOf member) {
        // any final type will do, as long as it is no supertype of Expression: the overloads differ in nothing else
        JpaExpression<Collection<String>> collection = lower(member.collection());
        JpaExpression<String> element = lower(member.element());
        return negatedIf(member.negated(), builder().<String, Collection<String>>isMember(element, collection));
    }

    @Override
    public JpaPredicate isEmpty(Predicate.IsEmpty isEmpty) {
        JpaExpression<Collection<Object>> collection = lower(isEmpty.collection());
        return isEmpty.negated() ? builder().isNotEmpty(collection) : builder().isEmpty(collection);
    }

    @Override
    public JpaPredicate and(Predicate.And and) {
        return builder().and(all(and.terms()));
    }

    @Override
    public JpaPredicate or(Predicate.Or or) {
        return builder().or(all(or.terms()));
    }

    @Override
    public JpaPredicate not(Predicate.Not not) {
        return not.term().accept(this).not();
    }
}
