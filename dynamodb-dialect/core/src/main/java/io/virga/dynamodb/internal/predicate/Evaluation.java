package io.virga.dynamodb.internal.predicate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a predicate says of one row. Not thread-safe only in so far as its bindings are not. */
public final class Evaluation implements Predicate.Fold<Truth>, Operand.Fold<Object> {

    private final Bindings bindings;

    public Evaluation(Bindings bindings) {
        this.bindings = bindings;
    }

    public boolean accepts(Predicate predicate) {
        return predicate.fold(this).isTrue();
    }

    public @Nullable Object valueOf(Operand operand) {
        return operand.fold(this);
    }

    @Override
    public Truth known(Truth truth) {
        return truth;
    }

    @Override
    public Truth and(List<Predicate> parts) {
        var result = Truth.TRUE;
        for (int i = 0; i < parts.size() && result != Truth.FALSE; i++) {
            result = result.and(parts.get(i).fold(this));
        }
        return result;
    }

    @Override
    public Truth or(List<Predicate> parts) {
        var result = Truth.FALSE;
        for (int i = 0; i < parts.size() && result != Truth.TRUE; i++) {
            result = result.or(parts.get(i).fold(this));
        }
        return result;
    }

    @Override
    public Truth not(Predicate part) {
        return part.fold(this).not();
    }

    @Override
    public Truth compare(Predicate.Compare compare) {
        var left = compare.left().fold(this);
        var right = compare.right().fold(this);
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(compare.comparison().holds(SqlOrder.compare(left, right)));
    }

    @Override
    public Truth in(Predicate.In in) {
        var value = in.operand().fold(this);
        if (value == null) {
            return in.list().isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
        }
        var result = Truth.FALSE;
        for (var operand : in.list()) {
            var candidate = operand.fold(this);
            if (candidate == null) {
                result = Truth.UNKNOWN;
            } else if (SqlOrder.compare(value, candidate) == 0) {
                return Truth.TRUE;
            }
        }
        return result;
    }

    @Override
    public Truth like(Predicate.Like like) {
        var value = like.operand().fold(this);
        var pattern = like.pattern().fold(this);
        if (value == null || pattern == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(LikePattern.matches(value.toString(), pattern.toString(), like.escape()));
    }

    @Override
    public Truth isNull(Operand operand) {
        return Truth.of(operand.fold(this) == null);
    }

    @Override
    public @Nullable Object column(Operand.Column column) {
        return bindings.column(column.source(), column.attribute().position());
    }

    @Override
    public @Nullable Object parameter(Operand.Parameter parameter) {
        return bindings.parameter(parameter.position());
    }

    /** Only writes name it: a condition that asks for the time is left to the residual. */
    @Override
    public Object now(Operand.Now now) {
        throw new AssertionError("the current time in a condition");
    }

    @Override
    public @Nullable Object constant(Operand.Constant constant) {
        return constant.value();
    }
}
