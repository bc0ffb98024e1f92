package io.virga.examples.shop.database;

import jakarta.persistence.EntityManagerFactory;

/** Counts what goes to a database. */
public interface Requests {

    /** All there was since the persistence unit was opened. */
    Usage total();

    /** What is counted, in the plural. */
    String noun();

    /** The counter for a kind of database. */
    static Requests of(Database database, EntityManagerFactory factory) {
        return switch (database) {
            case DYNAMODB -> new DynamoRequests(factory);
            case H2, HSQLDB, POSTGRESQL -> new JdbcStatements(factory);
        };
    }
}
