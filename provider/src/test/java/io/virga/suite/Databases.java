package io.virga.suite;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that need no server. */
public final class Databases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    public static Database h2() {
        return new Jdbc("H2", "jdbc:h2:mem:suite" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    public static Database hsqldb() {
        return new Jdbc("HSQLDB", "jdbc:hsqldb:mem:suite" + NUMBER.incrementAndGet() + ";hsqldb.tx=mvcc", "sa", "");
    }

    /** A database behind a JDBC URL. */
    public record Jdbc(String name, String url, String user, String password) implements Database {
        @Override
        public Map<String, Object> settings() {
            return Map.of(
                    "jakarta.persistence.jdbc.url", url,
                    "jakarta.persistence.jdbc.user", user,
                    "jakarta.persistence.jdbc.password", password);
        }
    }
}
