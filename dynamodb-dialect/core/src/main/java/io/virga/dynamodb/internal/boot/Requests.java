package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.store.RequestListeners;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What is asked of DynamoDB for a factory as a whole, and where its requests, or those of one session, are heard of. */
public final class Requests {

    private Requests() {}

    public static RequestListeners of(EntityManager session) {
        var own = session.unwrap(SharedSessionContractImplementor.class);
        checkDialect(own.getFactory());
        return own.getExtension(DynamoSession.class).requests();
    }

    public static RequestListeners of(EntityManagerFactory factory) {
        return unit(factory).withConnection(DynamoConnection::requests);
    }

    /** Finishes what the journal of its table holds; returns how many transactions there were. */
    public static int recoverJournal(EntityManagerFactory factory) {
        return unit(factory).withConnection(connection -> connection.work().recoverJournal());
    }

    private static DynamoUnit unit(EntityManagerFactory factory) {
        var sessionFactory = factory.unwrap(SessionFactoryImplementor.class);
        checkDialect(sessionFactory);
        return sessionFactory.getServiceRegistry().requireService(DynamoUnit.class);
    }

    private static void checkDialect(SessionFactoryImplementor sessionFactory) {
        if (!(sessionFactory.getJdbcServices().getDialect() instanceof DynamoDialect)) {
            throw new IllegalArgumentException("the database of this EntityManagerFactory is "
                    + sessionFactory.getJdbcServices().getDialect() + ", not DynamoDB");
        }
    }
}
