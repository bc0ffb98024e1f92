package io.virga.benchmarks;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.List;

/** An entity manager in a transaction that manages many entities. */
final class ManagedEntities implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final EntityManager em;
    private final List<Wide> entities;
    private int names;

    ManagedEntities(PersistenceProvider provider, int managed) {
        factory = Units.of(provider, managed);
        em = factory.createEntityManager();
        em.getTransaction().begin();
        entities =
                em.createQuery("select w from Wide w order by w.id", Wide.class).getResultList();
    }

    EntityManager entityManager() {
        return em;
    }

    /** Changes every hundredth entity, beginning with this one. */
    void change(int from) {
        names++;
        for (int i = from; i < entities.size(); i += 100) {
            entities.get(i).rename("name " + names);
        }
    }

    /** Changes so many entities in a row, from this one on, and from the first again behind the last. */
    void change(int from, int count) {
        names++;
        for (int i = 0; i < count; i++) {
            entities.get((from + i) % entities.size()).rename("name " + names);
        }
    }

    @Override
    public void close() {
        em.getTransaction().rollback();
        em.close();
        factory.close();
    }
}
