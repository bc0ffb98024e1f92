package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a commit costs: as one transaction, and through the journal; and that who fits into one pays nothing for it. */
@ExtendWith(DynamoDbExtension.class)
class JournalCostTest {

    /** {@code -Pfaults} goes to 10,000. */
    private static final int LARGEST = Integer.getInteger("virga.journal.kills", 0) > 4 ? 10_000 : 1_000;

    @Entity(name = "Reading")
    static class Reading {
        @Id
        Long id;

        @Version
        int version;

        String text = "x".repeat(200);

        protected Reading() {}

        Reading(long id) {
            this.id = id;
        }
    }

    private static List<RequestLog.Entry> cost(OrderSystem orders, String mode, int count, long from) {
        orders.log().clear();
        orders.run(em -> LongStream.range(from, from + count).forEach(id -> em.persist(new Reading(id))));
        var entries = orders.log().entries();
        System.out.printf(
                "Journal, cost of %,d new items of 300 bytes, commit=%s: %d requests, %.0f write units, as the server says%n",
                count,
                mode,
                entries.size(),
                entries.stream().mapToDouble(RequestLog.Entry::writeUnits).sum());
        return entries;
    }

    @Test
    void requests_of_refuse_and_journaled(DynamoServer server) {
        long from = 0;
        try (var plain = OrderSystem.start(server, "plain", List.of(Reading.class));
                var journaled = OrderSystem.start(
                        server, "costs", List.of(Reading.class), "commit=journaled", "retry.timeout=60")) {
            for (int count : List.of(50, 100)) {
                assertThat(cost(plain, "refuse", count, from)).hasSize(1);
                assertThat(cost(journaled, "journaled", count, from)).hasSize(1);
                from += count;
            }
            for (int count = 1_000; count <= LARGEST; count *= 10) {
                int parts = count / 100;
                // head, chunks, parts locked, decision, parts applied, chunks and head away
                assertThat(cost(journaled, "journaled", count, from))
                        .hasSizeBetween(3 + 2 * parts + 2, 3 + 2 * parts + 2 * (1 + count / 500));
                from += count;
            }
        }
    }
}
