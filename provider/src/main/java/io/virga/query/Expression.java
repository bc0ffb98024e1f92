package io.virga.query;

import io.virga.internal.query.Operand;
import jakarta.persistence.metamodel.Bindable;

/**
 * A value that a statement computes for each row: a path, a placeholder, a function. An expression stands wherever an
 * attribute of the static metamodel stands; {@link Bindable} is what the two have in common. Immutable.
 *
 * @param <T> its Java type
 */
public sealed class Expression<T> implements Bindable<T> permits Path {

    private final Operand operand;
    private final Class<T> type;

    Expression(Operand operand, Class<T> type) {
        this.operand = operand;
        this.type = type;
    }

    Operand operand() {
        return operand;
    }

    /** Always a single value, whatever it is computed from. */
    @Override
    public BindableType getBindableType() {
        return BindableType.SINGULAR_ATTRIBUTE;
    }

    @Override
    public Class<T> getBindableJavaType() {
        return type;
    }

    @Override
    public String toString() {
        return operand.toString();
    }
}
