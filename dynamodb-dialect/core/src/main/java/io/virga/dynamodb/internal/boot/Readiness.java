package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Whether a persistence unit on DynamoDB could answer now, for whoever sends requests to an application. */
public final class Readiness {

    private Readiness() {}

    public static boolean isOnDynamo(EntityManagerFactory factory) {
        return dialectOf(factory.unwrap(SessionFactoryImplementor.class)) instanceof DynamoDialect;
    }

    /**
     * Asks for one item of the unit's table, consistently, and whether its design is that of the stored items.
     *
     * @return what is wrong, and what to do
     */
    public static Optional<String> problem(EntityManagerFactory factory) {
        var unit = factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(DynamoUnit.class);
        try {
            unit.withConnection(connection -> {
                unit.agreement().check(connection);
                return connection.work().read(connection.table(), SchemaItem.KEY);
            });
            return Optional.empty();
        } catch (StoreException | Refusal e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Compares the tables with what the mapping wants, as schema validation does.
     *
     * @return what is wrong, and what to do
     */
    public static Optional<String> difference(EntityManagerFactory factory) {
        try {
            factory.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
            return Optional.empty();
        } catch (HibernateException | StoreException | Refusal e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Dialect dialectOf(SessionFactoryImplementor factory) {
        return factory.getJdbcServices().getDialect();
    }
}
