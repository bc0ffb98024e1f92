package io.virga.query.blog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** The databases that the facade is tested on. */
public enum Store {
    H2 {
        @Override
        public Blog open() {
            return new Blog("jdbc:h2:mem:" + UUID.randomUUID(), "sa");
        }
    },
    POSTGRESQL {
        @Override
        public Blog open() {
            return new Blog(Server.INSTANCE.getJdbcUrl("postgres", "postgres"), "postgres");
        }
    };

    /** A fresh blog; close it before the next one is opened on the same database. */
    public abstract Blog open();

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
