package io.virga.conformance.kit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Runs criteria queries, each in a transaction of its own. Entities have an {@code id}; the results of one root are in its order. */
public record Criteria(EntityManagerFactory factory) {

    /** The ids of the entities for which the condition is true. */
    public <E> List<Long> ids(
            Class<E> entity, BiFunction<CriteriaBuilder, Root<E>, ? extends Expression<Boolean>> condition) {
        return list(Long.class, (cb, query) -> {
            Root<E> root = query.from(entity);
            query.select(root.get("id")).where(condition.apply(cb, root)).orderBy(cb.asc(root.get("id")));
        });
    }

    /** The value of an expression for every entity. */
    public <E, T> List<T> values(
            Class<T> type, Class<E> entity, BiFunction<CriteriaBuilder, Root<E>, ? extends Expression<T>> expression) {
        return list(type, (cb, query) -> {
            Root<E> root = query.from(entity);
            query.select(expression.apply(cb, root)).orderBy(cb.asc(root.get("id")));
        });
    }

    public <T> List<T> list(Class<T> type, BiConsumer<CriteriaBuilder, CriteriaQuery<T>> query) {
        return factory.callInTransaction(em -> {
            CriteriaBuilder builder = em.getCriteriaBuilder();
            CriteriaQuery<T> criteria = builder.createQuery(type);
            query.accept(builder, criteria);
            return em.createQuery(criteria).getResultList();
        });
    }
}
