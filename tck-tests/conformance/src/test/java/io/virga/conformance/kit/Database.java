package io.virga.conformance.kit;

import io.virga.dynamodb.local.DynamoDbLocal;
import java.util.Map;

/** The databases that every section runs on. A server is started when it is first asked for, once per JVM. */
public enum Database {
    H2(
            "H2",
            Features.all()
                    .without(
                            Feature.SET_OPERATORS_KEEPING_DUPLICATES,
                            "H2 has EXCEPT and INTERSECT, but not with ALL",
                            "Syntax error")) {
        @Override
        Map<String, Object> connect(String name) {
            return Map.of(
                    "jakarta.persistence.jdbc.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                    "jakarta.persistence.jdbc.user", "sa",
                    "jakarta.persistence.jdbc.password", "");
        }
    },

    POSTGRESQL("PostgreSQL", Features.all()) {
        @Override
        Map<String, Object> connect(String name) {
            return Map.of(
                    "jakarta.persistence.jdbc.url", PostgresServer.emptySchema(name),
                    "jakarta.persistence.jdbc.user", "postgres",
                    "jakarta.persistence.jdbc.password", "");
        }
    },

    DYNAMODB(
            "DynamoDB",
            Features.all()
                    .without(
                            Feature.SET_OPERATORS_KEEPING_DUPLICATES,
                            "joins and sets are answered by H2 over the fetched rows, and H2 does not have them",
                            "SQL_NOT_SUPPORTED")) {
        @Override
        Map<String, Object> connect(String name) {
            return Map.of(
                    "jakarta.persistence.jdbc.url",
                    DynamoDbLocal.shared().server(name + "_").jdbcUrl("conformance") + "&scan=allow");
        }
    };

    private final String title;
    private final Features features;

    Database(String title, Features features) {
        this.title = title;
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
     * The properties of a persistence unit that reach an empty database.
     *
     * @param name of the schema or the like that keeps the tables apart from those of others: letters, digits and {@code _}
     */
    abstract Map<String, Object> connect(String name);
}
