package io.virga.differential;

import io.virga.differential.trade.Trade;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.jpa.VirgaPersistenceProvider;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The sides there are, each stocked with the trade of a seed. */
final class Sides {

    private Sides() {}

    /** The reference: plain Hibernate on H2. */
    static Side hibernateOnH2(long seed) {
        return stocked(Side.open("hibernate-h2", new HibernatePersistenceProvider(), h2(), Trade.ENTITIES), seed);
    }

    static Side virgaOnH2(long seed) {
        return stocked(Side.open("virga-h2", new VirgaPersistenceProvider(), h2(), Trade.ENTITIES), seed);
    }

    /** DynamoDB: Local keeps the table for as long as it runs, so each side takes one of its own. */
    static Side virgaOnDynamoDb(DynamoServer server, long seed) {
        Map<String, String> database =
                Map.of("jakarta.persistence.jdbc.url", server.jdbcUrl("trade-" + UUID.randomUUID()));
        return stocked(Side.open("virga-dynamodb", new VirgaPersistenceProvider(), database, Trade.ENTITIES), seed);
    }

    private static Side stocked(Side side, long seed) {
        Trade.create(seed, side.factory());
        return side;
    }

    private static Map<String, String> h2() {
        return Map.of(
                "jakarta.persistence.jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "jakarta.persistence.jdbc.user", "sa",
                "jakarta.persistence.jdbc.password", "");
    }
}
