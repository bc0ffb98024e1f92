package io.virga.conformance.kit;

import io.virga.dynamodb.local.DynamoDbLocal;
import jakarta.persistence.PersistenceConfiguration;
import java.util.HashMap;
import java.util.Map;

/** The databases that every section runs on. A server is started when it is first asked for, once per JVM. */
public enum Database {
    H2(
            "H2",
            Map.of(PersistenceConfiguration.JDBC_USER, "sa", PersistenceConfiguration.JDBC_PASSWORD, ""),
            Features.all()
                    .without(
                            Feature.SET_OPERATORS_KEEPING_DUPLICATES,
                            "H2 has EXCEPT and INTERSECT, but not with ALL",
                            "Syntax error")) {
        @Override
        String emptyDatabase(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }
    },

    POSTGRESQL(
            "PostgreSQL",
            Map.of(PersistenceConfiguration.JDBC_USER, "postgres", PersistenceConfiguration.JDBC_PASSWORD, ""),
            Features.all()) {
        @Override
        String emptyDatabase(String name) {
            return PostgresServer.emptySchema(name);
        }
    },

    DYNAMODB(
            "DynamoDB",
            Map.of(),
            Features.all()
                    .without(
                            Feature.SCHEMA_SCRIPTS,
                            "DynamoDB has no language for them; a create script is the snapshot of keys and slots",
                            "SCHEMA_SCRIPT")
                    .without(Feature.STORED_PROCEDURES, "DynamoDB runs no code of its users'", "STORED_PROCEDURE")) {
        @Override
        String emptyDatabase(String name) {
            return DynamoDbLocal.shared().server(name + "_").jdbcUrl("conformance") + "&scan=allow";
        }
    };

    private final String title;
    private final Map<String, Object> credentials;
    private final Features features;

    Database(String title, Map<String, Object> credentials, Features features) {
        this.title = title;
        this.credentials = credentials;
        this.features = features;
    }

    /** Its name as people write it. */
    String title() {
        return title;
    }

    /** What this database can do, and why it cannot do the rest. */
    public Features features() {
        return features;
    }

    /**
     * An empty database.
     *
     * @param name of the schema or the like that keeps the tables apart from those of others: letters, digits and {@code _}
     * @return its URL
     */
    abstract String emptyDatabase(String name);

    /** The properties of a persistence unit that reach the database of a URL. */
    Map<String, Object> connect(String url) {
        Map<String, Object> properties = new HashMap<>(credentials);
        properties.put(PersistenceConfiguration.JDBC_URL, url);
        return properties;
    }
}
