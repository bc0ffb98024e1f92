package io.virga.benchmarks;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.UUID;

/** Persistence units over an H2 database of their own, with {@link Wide} entities stored under the ids from 0. */
final class Units {

    private Units() {}

    static EntityManagerFactory of(PersistenceProvider provider, int stored) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("benchmark")
                .provider(provider.getClass().getName())
                .managedClass(Wide.class)
                .managedClass(Shelf.class)
                .managedClass(Volume.class)
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
                .property("jakarta.persistence.jdbc.user", "sa")
                .property("jakarta.persistence.jdbc.password", "")
                .property("hibernate.hbm2ddl.auto", "create")
                .property("hibernate.jdbc.batch_size", "100");
        EntityManagerFactory factory = provider.createEntityManagerFactory(configuration);
        factory.runInTransaction(em -> {
            for (int id = 0; id < stored; id++) {
                em.persist(new Wide(id));
            }
        });
        return factory;
    }
}
