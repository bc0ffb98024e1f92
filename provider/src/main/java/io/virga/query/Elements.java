package io.virga.query;

import io.virga.internal.query.Operand;
import jakarta.persistence.metamodel.Bindable;

/**
 * The elements of a collection reached from an alias or a path: what a join runs along.
 *
 * @param <E> one element
 */
public final class Elements<E> implements Bindable<E> {

    private final Operand.Path path;
    private final Class<E> type;

    Elements(Operand.Path path, Class<E> type) {
        this.path = path;
        this.type = type;
    }

    Operand.Path path() {
        return path;
    }

    @Override
    public BindableType getBindableType() {
        return BindableType.PLURAL_ATTRIBUTE;
    }

    @Override
    public Class<E> getBindableJavaType() {
        return type;
    }
}
