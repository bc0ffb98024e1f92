package io.virga.examples.shop.database;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** Counts the statements that Hibernate prepares; a batch of the same statement counts once. */
final class JdbcStatements implements Requests {

    private final Statistics statistics;

    JdbcStatements(EntityManagerFactory factory) {
        statistics = factory.unwrap(SessionFactory.class).getStatistics();
    }

    @Override
    public String noun() {
        return "SQL statements";
    }

    @Override
    public Usage total() {
        return new Usage(new TreeMap<>(Map.of("SQL statement", statistics.getPrepareStatementCount())), 0, 0, 0);
    }
}
