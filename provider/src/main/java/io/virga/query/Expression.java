package io.virga.query;

import io.virga.internal.query.Operand;
import jakarta.persistence.metamodel.Bindable;
import java.util.Optional;

/**
 * A value that a statement computes for each row: a path, a placeholder, a function. An expression stands wherever an
 * attribute of the static metamodel stands; {@link Bindable} is what the two have in common. Immutable.
 *
 * @param <T> its Java type
 */
public sealed class Expression<T> implements Bindable<T> permits Path, Aggregate, Case {

    private final Operand operand;
    private final Class<T> type;
    private final Optional<String> name;

    Expression(Operand operand, Class<T> type) {
        this(operand, type, Optional.empty());
    }

    private Expression(Operand operand, Class<T> type, Optional<String> name) {
        this.operand = operand;
        this.type = type;
        this.name = name;
    }

    /** The expression under a name, which {@link Row#toMap} uses. */
    public Expression<T> as(String alias) {
        return new Expression<>(operand, type, Optional.of(alias));
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

    /** What a map of the row calls it. */
    Optional<String> name() {
        return name;
    }

    @Override
    public String toString() {
        return operand.toString();
    }
}
