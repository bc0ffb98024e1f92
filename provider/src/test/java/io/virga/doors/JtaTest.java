package io.virga.doors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.postgresql.xa.PGXADataSource;

class JtaTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        // Two-phase commit is off by default.
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_prepared_transactions", "10")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String postgresUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Nested
    class H2 extends JtaCases {
        @Override
        protected JtaUnit.Reach reach() {
            return new JtaUnit.Reach(org.h2.Driver.class, "jdbc:h2:mem:jta;DB_CLOSE_DELAY=-1", "sa", "");
        }
    }

    @Nested
    class H2Xa extends JtaCases {
        @Override
        protected JtaUnit.Reach reach() {
            return new JtaUnit.Reach(JdbcDataSource.class, "jdbc:h2:mem:jta_xa;DB_CLOSE_DELAY=-1", "sa", "");
        }
    }

    @Nested
    class Postgres extends JtaCases {
        @Override
        protected JtaUnit.Reach reach() {
            return new JtaUnit.Reach(org.postgresql.Driver.class, postgresUrl(), "postgres", "postgres");
        }
    }

    @Nested
    class PostgresXa extends JtaCases {
        @Override
        protected JtaUnit.Reach reach() {
            return new JtaUnit.Reach(PGXADataSource.class, postgresUrl(), "postgres", "postgres");
        }
    }
}
