package io.virga.query.blog;

import io.virga.suite.MariaDbServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A database that the facade is tested on.
 *
 * @param blogs a fresh blog; it is closed before the next one is opened on the same database
 * @param lacks what it cannot do, and so refuses
 */
public record Store(String name, Supplier<Blog> blogs, Set<Feature> lacks) {

    public static final Store H2 = new Store(
            "H2",
            () -> new Blog("jdbc:h2:mem:" + UUID.randomUUID(), "sa"),
            EnumSet.of(Feature.INTERSECT_ALL, Feature.CONFLICTS_OF_SELECTS, Feature.CONFLICTS_OF_ANY));

    public static final Store POSTGRESQL = new Store(
            "PostgreSQL",
            () -> new Blog(Server.INSTANCE.getJdbcUrl("postgres", "postgres"), "postgres"),
            EnumSet.of(Feature.CONFLICTS_OF_SELECTS));

    public static final Store MARIADB = new Store(
            "MariaDB",
            () -> new Blog(MariaDbServer.url("blog"), "root"),
            EnumSet.of(Feature.ARRAYS, Feature.COUNTS_OF_CONFLICTS, Feature.CONFLICTS_OF_SELECTS));

    public enum Feature {
        /** Columns of many values. */
        ARRAYS,
        /** Sets that keep equal rows, other than unions. */
        INTERSECT_ALL,
        /** A row that met another and was left alone is not counted as written. */
        COUNTS_OF_CONFLICTS,
        /** Inserts from a select that say what becomes of rows that are there. */
        CONFLICTS_OF_SELECTS,
        /** Conflicts of any constraint, without saying which. */
        CONFLICTS_OF_ANY,
        /** Rows that wait for one another. */
        ROW_LOCKS,
        /** Writes that are a statement of SQL. */
        SQL_WRITES
    }

    public Blog open() {
        return blogs.get();
    }

    public boolean has(Feature feature) {
        return !lacks.contains(feature);
    }

    /** One server for all test classes; it ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
