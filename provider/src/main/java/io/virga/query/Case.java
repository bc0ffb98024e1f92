package io.virga.query;

import io.virga.internal.query.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of the first branch whose condition is true, else of {@link #otherwise}, else null.
 *
 * @param <T> what all branches are
 */
public final class Case<T> extends Expression<T> {

    private final List<Operand.Branch> branches;

    Case(List<Operand.Branch> branches, @Nullable Operand otherwise, Class<T> type) {
        super(new Operand.Case(branches, otherwise), type);
        this.branches = branches;
    }

    public Case<T> when(Condition condition, T value) {
        List<Operand.Branch> all = new ArrayList<>(branches);
        all.add(new Operand.Branch(condition.predicate(), constant(value)));
        return new Case<>(List.copyOf(all), null, getBindableJavaType());
    }

    public Expression<T> otherwise(T value) {
        return new Case<>(branches, constant(value), getBindableJavaType());
    }

    private static Operand constant(Object value) {
        return Expressions.value(value).operand();
    }
}
