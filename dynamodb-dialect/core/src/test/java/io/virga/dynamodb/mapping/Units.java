package io.virga.dynamodb.mapping;

import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.EntityManagerFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Persistence units whose schema export is the test's business. */
final class Units {

    private Units() {}

    /** @param action of schema generation, none at all where empty */
    static HibernatePersistenceConfiguration of(
            DynamoServer server, String table, String action, List<Class<?>> entities, String... settings) {
        var url = server.jdbcUrl(table) + (settings.length == 0 ? "" : "&" + String.join("&", settings));
        var configuration = new HibernatePersistenceConfiguration("schema")
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.hbm2ddl.halt_on_error", true);
        if (!action.isEmpty()) {
            configuration.property("jakarta.persistence.schema-generation.database.action", action);
        }
        entities.forEach(configuration::managedClass);
        return configuration;
    }

    static EntityManagerFactory start(
            DynamoServer server, String table, String action, List<Class<?>> entities, String... settings) {
        return of(server, table, action, entities, settings).createEntityManagerFactory();
    }

    /** The message and that of every cause. */
    static String text(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
