package io.virga.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresTest extends DatabaseSuite {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    protected Database database() {
        return new Databases.Jdbc("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(20);
        }

        @Override
        protected Database database() {
            return PostgresTest.this.database();
        }
    }
}
