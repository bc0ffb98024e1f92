package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.Node;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a relational query: a managed entity, and what the query found of its relations. The entity's own
 * collections stay as they are, since what was found may be only a part of them.
 *
 * @param <E> the entity
 */
public final class Found<E> {

    private final Level<E> level;
    private final Node node;

    Found(Level<E> level, Node node) {
        this.level = level;
        this.node = node;
    }

    /**
     * The managed entity.
     *
     * @throws IllegalStateException if the query asked for columns only
     */
    public E entity() {
        if (node.entity() == null) {
            throw new IllegalStateException("NO_ENTITY: the query asked for columns only [query "
                    + level.entity().getSimpleName() + "]. Read them by get(…), or leave out columns(…).");
        }
        return level.entity().cast(node.entity());
    }

    /**
     * A column or extra of the row, null where the database has none.
     *
     * @throws IllegalArgumentException if the query did not ask for it
     */
    public <T> @Nullable T get(Bindable<T> column) {
        return new Row(level.values(), node.values().toArray()).get(column);
    }

    /**
     * What the query found of a relation, in its order.
     *
     * @throws IllegalArgumentException if the query did not ask for it
     */
    public <T> List<Found<T>> many(PluralAttribute<? super E, ?, T> relation) {
        return related(Operands.attribute(relation));
    }

    /** The entities of {@link #many}. */
    public <T> List<T> entities(PluralAttribute<? super E, ?, T> relation) {
        return many(relation).stream().map(Found::entity).toList();
    }

    /**
     * What the query found of a relation, empty if nothing is there or the level's conditions leave it out.
     *
     * @throws IllegalArgumentException if the query did not ask for it
     */
    public <T> Optional<Found<T>> one(SingularAttribute<? super E, T> relation) {
        return this.<T>related(Operands.attribute(relation)).stream().findFirst();
    }

    @SuppressWarnings("unchecked") // the level was made of the same attribute
    private <T> List<Found<T>> related(AttributeRef relation) {
        Level<T> below = (Level<T>) level.level(relation);
        return node.related().getOrDefault(relation, List.of()).stream()
                .map(child -> new Found<>(below, child))
                .toList();
    }

    @Override
    public String toString() {
        return (node.entity() == null ? node.values() : node.entity()).toString();
    }
}
