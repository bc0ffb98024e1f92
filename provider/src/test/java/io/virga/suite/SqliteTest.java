package io.virga.suite;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends DatabaseSuite {

    @TempDir
    static Path directory;

    private static int number;

    /** One writer at a time, so one connection; that of a second session waits for the first. */
    @Override
    protected Database database() {
        return new Database() {
            @Override
            public String name() {
                return "SQLite";
            }

            @Override
            public Map<String, Object> settings() {
                return Map.of(
                        "jakarta.persistence.jdbc.url",
                        "jdbc:sqlite:" + directory.resolve("suite" + number++ + ".db") + "?journal_mode=WAL",
                        "hibernate.dialect",
                        "org.hibernate.community.dialect.SQLiteDialect");
            }
        };
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(20);
        }

        @Override
        protected Database database() {
            return SqliteTest.this.database();
        }
    }
}
