package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.store.RequestListeners;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Where the requests of a factory, or of one session, are heard of. */
public final class Requests {

    private Requests() {}

    public static RequestListeners of(EntityManager session) {
        var own = session.unwrap(SharedSessionContractImplementor.class);
        checkDialect(own.getFactory());
        return own.getExtension(DynamoSession.class).requests();
    }

    public static RequestListeners of(EntityManagerFactory factory) {
        var sessionFactory = factory.unwrap(SessionFactoryImplementor.class);
        checkDialect(sessionFactory);
        return sessionFactory
                .getServiceRegistry()
                .requireService(DynamoUnit.class)
                .withConnection(DynamoConnection::requests);
    }

    private static void checkDialect(SessionFactoryImplementor sessionFactory) {
        if (!(sessionFactory.getJdbcServices().getDialect() instanceof DynamoDialect)) {
            throw new IllegalArgumentException("the database of this EntityManagerFactory is "
                    + sessionFactory.getJdbcServices().getDialect() + ", not DynamoDB");
        }
    }
}
