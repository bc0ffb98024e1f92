package io.virga.differential;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Query;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.List;
import java.util.Map;

/** One of the two who answer: a provider on a database. */
final class Side implements AutoCloseable {

    private final String name;
    private final EntityManagerFactory factory;

    private Side(String name, EntityManagerFactory factory) {
        this.name = name;
        this.factory = factory;
    }

    /** A side with tables of its own, which are created. */
    static Side open(String name, PersistenceProvider provider, Map<String, String> database, List<Class<?>> entities) {
        PersistenceConfiguration configuration = new PersistenceConfiguration(name)
                .provider(provider.getClass().getName())
                .properties(database)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
        entities.forEach(configuration::managedClass);
        return new Side(name, provider.createEntityManagerFactory(configuration));
    }

    String name() {
        return name;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** The rows of the query, or the exception it ended with. */
    Answer answer(EntityManager em, GeneratedQuery generated) {
        try {
            Query query = em.createQuery(generated.jpql());
            for (int i = 0; i < generated.parameters().size(); i++) {
                query.setParameter(i + 1, generated.parameters().get(i));
            }
            if (generated.most() > 0) {
                query.setFirstResult(generated.first()).setMaxResults(generated.most());
            }
            return Answer.rows(query.getResultList(), factory.getPersistenceUnitUtil(), generated.ordered());
        } catch (RuntimeException e) {
            return Answer.failure(e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
