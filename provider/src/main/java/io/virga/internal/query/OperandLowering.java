package io.virga.internal.query;

import jakarta.persistence.criteria.Expression;
import java.util.Collection;
import java.util.List;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaPredicate;
import org.hibernate.query.criteria.JpaSearchedCase;
import org.hibernate.query.criteria.JpaWindow;
import org.hibernate.query.criteria.JpaWindowFrame;
import org.hibernate.query.sqm.tree.expression.SqmNamedParameter;
import org.hibernate.type.BasicType;
import org.jspecify.annotations.Nullable;

/** From values to Hibernate's expressions. */
final class OperandLowering implements Operand.Visitor<JpaExpression<?>> {

    private static final String ARRAYS = "array_";

    private final Lowering lowering;

    OperandLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    /** The operand as whatever type the criteria call wants: the facade's own types have been checked before. */
    @SuppressWarnings("unchecked")
    <T> JpaExpression<T> lower(Operand operand) {
        return (JpaExpression<T>) operand.accept(this);
    }

    private Expression<?>[] all(List<Operand> operands) {
        Expression<?>[] all = new Expression<?>[operands.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = operands.get(i).accept(this);
        }
        return all;
    }

    @Override
    public JpaExpression<?> path(Operand.Path path) {
        return lowering.scope.resolve(path);
    }

    @Override
    public JpaExpression<?> literal(Operand.Literal literal) {
        return lowering.literal(null);
    }

    @Override
    public JpaExpression<?> constant(Operand.Constant constant) {
        BasicType<?> type = lowering.builder
                .getTypeConfiguration()
                .getBasicTypeForJavaType(constant.value().getClass());
        JpaExpression<?> literal = lowering.literal(type);
        return constant.value() instanceof Object[] array ? cast(literal, array.getClass()) : literal;
    }

    /** Databases infer no array type from what stands beside a parameter. */
    private <X> JpaExpression<X> cast(JpaExpression<?> value, Class<X> type) {
        return lowering.builder.cast(value, type);
    }

    @Override
    public JpaExpression<?> placeholder(Operand.Placeholder placeholder) {
        return new SqmNamedParameter<>(placeholder.name(), false, lowering.builder);
    }

    @Override
    public JpaExpression<?> nullValue(Operand.Null none) {
        return lowering.builder.nullLiteral(none.type());
    }

    @Override
    public JpaExpression<?> call(Operand.Call call) {
        if (call.name().startsWith(ARRAYS) && !known(call.name())) {
            throw Problems.invalid(
                    "NO_ARRAYS",
                    "the database has no function " + call.name(),
                    call.arguments().get(0),
                    "Map the attribute as an @ElementCollection: contains(…), containedIn(…), overlaps(…) and size(…)"
                            + " work on it everywhere.");
        }
        return lowering.builder.function(call.name(), call.type(), all(call.arguments()));
    }

    private boolean known(String function) {
        return lowering.builder.getQueryEngine().getSqmFunctionRegistry().findFunctionDescriptor(function) != null;
    }

    @Override
    public JpaExpression<?> aggregate(Operand.Aggregate aggregate) {
        Expression<?>[] arguments = all(aggregate.arguments());
        if (arguments.length == 0) {
            if (aggregate.filter() == null && aggregate.over() == null) {
                return lowering.builder.count();
            }
            arguments = new Expression<?>[] {lowering.builder.literal(1)};
        }
        if (aggregate.distinct()) {
            return lowering.builder.countDistinct(arguments[0]);
        }
        if (aggregate.filter() == null && aggregate.over() == null) {
            return lowering.builder.function(aggregate.name(), aggregate.type(), arguments);
        }
        @Nullable
        JpaPredicate filter =
                aggregate.filter() == null ? null : aggregate.filter().accept(lowering.predicates);
        return windowed(aggregate, filter, arguments);
    }

    private JpaExpression<?> windowed(
            Operand.Aggregate aggregate, @Nullable JpaPredicate filter, Expression<?>[] arguments) {
        if (aggregate.over() == null) {
            return lowering.builder.functionAggregate(aggregate.name(), aggregate.type(), filter, arguments);
        }
        JpaWindow window = window(aggregate.over());
        return filter == null
                ? lowering.builder.functionAggregate(aggregate.name(), aggregate.type(), window, arguments)
                : lowering.builder.functionAggregate(aggregate.name(), aggregate.type(), filter, window, arguments);
    }

    @Override
    public JpaExpression<?> ranking(Operand.Ranking ranking) {
        Expression<?>[] arguments = all(ranking.arguments());
        return lowering.builder.windowFunction(ranking.name(), ranking.type(), window(ranking.over()), arguments);
    }

    private JpaWindow window(WindowSpec spec) {
        JpaWindow window = lowering.builder
                .createWindow()
                .partitionBy(all(spec.partitionBy()))
                .orderBy(lowering.selects.order(spec.orderBy()).toArray(jakarta.persistence.criteria.Order[]::new));
        return spec.frame() == null ? window : window.frameRows(start(spec.frame()), end(spec.frame()));
    }

    private JpaWindowFrame start(WindowSpec.Frame frame) {
        return frame.before() == null
                ? lowering.builder.frameUnboundedPreceding()
                : lowering.builder.frameBetweenPreceding(frame.before());
    }

    private JpaWindowFrame end(WindowSpec.Frame frame) {
        return frame.behind() == null
                ? lowering.builder.frameUnboundedFollowing()
                : lowering.builder.frameBetweenFollowing(frame.behind());
    }

    @Override
    public JpaExpression<?> arithmetic(Operand.Arithmetic arithmetic) {
        JpaExpression<Number> left = lower(arithmetic.left());
        JpaExpression<Number> right = lower(arithmetic.right());
        return switch (arithmetic.operator()) {
            case ADD -> lowering.builder.sum(left, right);
            case SUBTRACT -> lowering.builder.diff(left, right);
            case MULTIPLY -> lowering.builder.prod(left, right);
            case DIVIDE -> lowering.builder.quot(left, right);
        };
    }

    @Override
    public JpaExpression<?> caseWhen(Operand.Case cases) {
        JpaSearchedCase<Object> search = lowering.builder.selectCase();
        for (Operand.Branch branch : cases.branches()) {
            JpaPredicate condition = branch.condition().accept(lowering.predicates);
            search = search.when(condition, this.<Object>lower(branch.value()));
        }
        return cases.otherwise() == null ? search : search.otherwise(this.<Object>lower(cases.otherwise()));
    }

    @Override
    public JpaExpression<?> scalar(Operand.Scalar scalar) {
        return lowering.selects.subquery(scalar.query());
    }

    @Override
    public JpaExpression<?> size(Operand.Size size) {
        JpaExpression<Collection<?>> collection = lower(size.collection());
        return lowering.builder.size(collection);
    }

    @Override
    public JpaExpression<?> id(Operand.Id id) {
        return lowering.scope.of(id.source()).id();
    }
}
