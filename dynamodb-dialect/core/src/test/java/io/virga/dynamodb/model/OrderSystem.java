package io.virga.dynamodb.model;

import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The order system on DynamoDB, under plain Hibernate, with its requests counted. */
public final class OrderSystem implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final RequestLog log;

    private OrderSystem(EntityManagerFactory factory) {
        this.factory = factory;
        this.log = RequestLog.open(factory);
    }

    public static OrderSystem start(DynamoServer server, String table, String... settings) {
        return start(server, table, List.of(Customer.class, Invoice.class, Line.class), settings);
    }

    /** @param settings further parameters of the URL, {@code key=value} each */
    public static OrderSystem start(DynamoServer server, String table, List<Class<?>> entities, String... settings) {
        var url = server.jdbcUrl(table) + (settings.length == 0 ? "" : "&" + String.join("&", settings));
        var configuration = new HibernatePersistenceConfiguration("orders")
                .property("jakarta.persistence.jdbc.url", url)
                .property("jakarta.persistence.schema-generation.database.action", "create");
        entities.forEach(configuration::managedClass);
        return new OrderSystem(configuration.createEntityManagerFactory());
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    public RequestLog log() {
        return log;
    }

    public <R> R call(Function<EntityManager, R> work) {
        return factory.callInTransaction(work);
    }

    /** As {@link #call}, with a listener to the requests meanwhile. */
    public <R> R listening(RequestListener listener, Function<EntityManager, R> work) {
        var requests = Requests.of(factory);
        requests.add(listener);
        try {
            return call(work);
        } finally {
            requests.remove(listener);
        }
    }

    public void run(Consumer<EntityManager> work) {
        factory.runInTransaction(work);
    }

    /** The operations of the requests since the last call. */
    public List<String> requests() {
        var operations = log.operations();
        log.clear();
        return operations;
    }

    @Override
    public void close() {
        log.close();
        factory.close();
    }
}
