package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.store.RequestListeners;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Where the requests of a factory are heard of. */
public final class Requests {

    private Requests() {}

    public static RequestListeners of(EntityManagerFactory factory) {
        var sessionFactory = factory.unwrap(SessionFactoryImplementor.class);
        if (!(sessionFactory.getJdbcServices().getDialect() instanceof DynamoDialect)) {
            throw new IllegalArgumentException("the database of this EntityManagerFactory is "
                    + sessionFactory.getJdbcServices().getDialect() + ", not DynamoDB");
        }
        return sessionFactory
                .getServiceRegistry()
                .requireService(DynamoUnit.class)
                .withConnection(DynamoConnection::requests);
    }
}
