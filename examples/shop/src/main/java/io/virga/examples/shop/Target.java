package io.virga.examples.shop;

import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.examples.shop.database.Database;
import io.virga.examples.shop.screen.Failure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The database that the shop moves to, and the server behind it, if it was started for this run.
 *
 * @param where how to name it to the user
 * @param settings what the persistence unit does not know before the server runs
 * @param ownServer whether the database ends with this run
 * @param server stops the server; does nothing for a server of the user's own
 */
record Target(Database database, String where, Map<String, String> settings, boolean ownServer, Closing server)
        implements AutoCloseable {

    interface Closing {
        void close();
    }

    /** A server of the user's own. */
    static Target at(Database database, String url) {
        // What is behind ? or ; may be a password; of DynamoDB's URL it is the address too.
        var address = Stream.of(url.split("[?;&]"))
                .filter(part -> part.startsWith("endpoint="))
                .map(part -> " at " + part.substring("endpoint=".length()))
                .findFirst();
        return new Target(database, url.split("[?;]", 2)[0] + address.orElse(""), url(url), false, () -> {});
    }

    /** A server, or a database in memory, for this run only. */
    static Target start(Database database) {
        return switch (database) {
            case H2 -> inMemory(database, "jdbc:h2:mem:" + uniqueName() + ";DB_CLOSE_DELAY=-1");
            case HSQLDB ->
                inMemory(database, "jdbc:hsqldb:mem:" + uniqueName() + ";hsqldb.tx=mvcc;hsqldb.reconfig_logging=false");
            case POSTGRESQL -> postgresql();
            case DYNAMODB -> dynamodb();
        };
    }

    private static Target inMemory(Database database, String url) {
        return new Target(database, database.title() + " in memory", url(url), true, () -> {});
    }

    private static Target postgresql() {
        try {
            var server = EmbeddedPostgres.start();
            return new Target(
                    Database.POSTGRESQL,
                    "a PostgreSQL server on port " + server.getPort(),
                    url(server.getJdbcUrl("postgres", "postgres")),
                    true,
                    () -> {
                        try {
                            server.close();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (IOException e) {
            throw new Failure("PostgreSQL could not be started: " + e.getMessage(), e);
        }
    }

    private static Target dynamodb() {
        var server = DynamoDbLocal.start();
        return new Target(
                Database.DYNAMODB,
                "DynamoDB Local at " + server.endpoint(),
                url(server.server("").jdbcUrl("shop")),
                true,
                server::close);
    }

    private static Map<String, String> url(String url) {
        return Map.of("jakarta.persistence.jdbc.url", url);
    }

    private static String uniqueName() {
        return "shop" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    @Override
    public void close() {
        server.close();
    }
}
