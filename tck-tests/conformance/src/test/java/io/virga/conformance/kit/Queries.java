package io.virga.conformance.kit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Runs JPQL, each statement in a transaction of its own; parameters stand for {@code ?1}, {@code ?2} and so on. */
public record Queries(EntityManagerFactory factory) {

    public <T> List<T> list(Class<T> type, String jpql, Object... parameters) {
        return factory.callInTransaction(em -> {
            TypedQuery<T> query = em.createQuery(jpql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    public List<Long> longs(String jpql, Object... parameters) {
        return list(Long.class, jpql, parameters);
    }

    public List<String> strings(String jpql, Object... parameters) {
        return list(String.class, jpql, parameters);
    }

    public List<Object[]> rows(String jpql, Object... parameters) {
        return list(Object[].class, jpql, parameters);
    }
}
