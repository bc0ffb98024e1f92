package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;

/** Sessions that a test has open side by side. */
final class OpenSessions implements AutoCloseable {

    private final List<EntityManager> open = new ArrayList<>();

    EntityManager open(OrderSystem system) {
        var em = system.factory().createEntityManager();
        open.add(em);
        return em;
    }

    EntityManager begin(OrderSystem system) {
        var em = open(system);
        em.getTransaction().begin();
        return em;
    }

    static void commit(EntityManager em) {
        em.getTransaction().commit();
    }

    static AbstractThrowableAssert<?, ?> assertStale(EntityManager em) {
        return assertThatThrownBy(() -> commit(em))
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);
    }

    /** Whatever is not committed is rolled back. */
    @Override
    public void close() {
        open.forEach(em -> {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        });
        open.clear();
    }
}
