package io.virga.conformance.kit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Persistence units as an application writes them. */
public final class PersistenceUnits {

    /** The provider under test. Another one, named by the system property, shows which failures are not ours. */
    public static final String PROVIDER =
            System.getProperty("virga.conformance.provider", "io.virga.jpa.VirgaPersistenceProvider");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private PersistenceUnits() {}

    /** A unit of its own in an empty database; its tables are created with it. */
    public static PersistenceConfiguration configuration(Database database, List<Class<?>> entities) {
        String name = "unit_" + COUNT.incrementAndGet();
        return configuration(name, database, database.emptyDatabase(name), entities)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
    }

    /** Another unit in the database of a factory that is open; the tables are there. */
    public static PersistenceConfiguration sharing(
            EntityManagerFactory factory, Database database, List<Class<?>> entities) {
        return configuration(
                factory.getName() + "_again",
                database,
                (String) factory.getProperties().get(PersistenceConfiguration.JDBC_URL),
                entities);
    }

    private static PersistenceConfiguration configuration(
            String name, Database database, String url, List<Class<?>> entities) {
        PersistenceConfiguration configuration = new PersistenceConfiguration(name)
                .provider(PROVIDER)
                .properties(database.connect(url))
                // There is a provider of caches on the class path, for the section that is about them.
                .property("hibernate.cache.use_second_level_cache", "false")
                // Where Hibernate's default is laxer than the specification, these sections are about the
                // specification.
                .property("hibernate.jpa.compliance.closed", "true")
                .property("hibernate.jpa.compliance.transaction", "true");
        entities.forEach(configuration::managedClass);
        return configuration;
    }
}
