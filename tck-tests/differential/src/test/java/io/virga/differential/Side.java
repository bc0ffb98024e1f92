package io.virga.differential;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.Explanation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Query;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** One of the two who answer: a provider on a database. */
final class Side implements AutoCloseable {

    private final String name;
    private final EntityManagerFactory factory;
    private final boolean explains;

    private Side(String name, EntityManagerFactory factory) {
        this.name = name;
        this.factory = factory;
        this.explains = factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof DynamoDialect;
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
            return Answer.rows(
                    query(em, generated).getResultList(), factory.getPersistenceUnitUtil(), generated.ordered());
        } catch (RuntimeException e) {
            return Answer.failure(e);
        }
    }

    /** Who answers the query; empty for a database of Hibernate's own. */
    Optional<Explanation.Answer> explain(EntityManager em, GeneratedQuery generated) {
        return explains
                ? Optional.of(Explanation.of(query(em, generated)).statement().answer())
                : Optional.empty();
    }

    private static Query query(EntityManager em, GeneratedQuery generated) {
        Query query = em.createQuery(generated.jpql());
        for (int i = 0; i < generated.parameters().size(); i++) {
            query.setParameter(i + 1, generated.parameters().get(i));
        }
        if (generated.most() > 0) {
            query.setFirstResult(generated.first()).setMaxResults(generated.most());
        }
        return query;
    }

    @Override
    public void close() {
        factory.close();
    }
}
