package io.virga.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresTest {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Database database() {
        return new Databases.Jdbc("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @Nested
    class Checkpoints extends CheckpointCases {
        @Override
        protected Database database() {
            return PostgresTest.database();
        }
    }

    @Nested
    class FailedWrites extends FailedWriteCases {
        @Override
        protected Database database() {
            return PostgresTest.database();
        }
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(20);
        }

        @Override
        protected Database database() {
            return PostgresTest.database();
        }
    }
}
