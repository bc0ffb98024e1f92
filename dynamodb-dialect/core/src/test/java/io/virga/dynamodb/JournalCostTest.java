package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.ItemSize;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What writes use by the rules of the Developer Guide ("DynamoDB provisioned capacity mode"): DynamoDB Local says of a transaction what one item uses. */
    private static final class Units implements RequestListener {

        private final Map<io.virga.dynamodb.internal.model.ItemKey, Double> sizes = new HashMap<>();
        private double used;

        @Override
        public synchronized void done(RequestReport report) {
            if (report.request() instanceof Request.Transact transact) {
                transact.actions().forEach(action -> used += 2 * of(action));
            } else if (report.request() instanceof Request.Write write) {
                used += of(write);
            }
        }

        /** One for each KB of the larger of before and after; an update changes a few bytes. */
        private double of(Request.Write write) {
            double before = sizes.getOrDefault(write.key(), 1.0);
            if (write instanceof Request.Put put) {
                double after = Math.max(1, Math.ceil(ItemSize.of(put.item()) / 1_024.0));
                sizes.put(put.key(), after);
                return Math.max(before, after);
            }
            return before;
        }
    }

    private static List<RequestLog.Entry> cost(OrderSystem orders, String mode, int count, long from) {
        orders.log().clear();
        var units = new Units();
        orders.listening(units, em -> {
            LongStream.range(from, from + count).forEach(id -> em.persist(new Reading(id)));
            return count;
        });
        var entries = orders.log().entries();
        System.out.printf(
                "Journal, cost of %,d new items of 300 bytes, commit=%s: %,d requests, %,.0f write units%n",
                count, mode, entries.size(), units.used);
        return entries;
    }

    private static void assertRefused(OrderSystem plain, int count) {
        plain.log().clear();
        assertThatThrownBy(() -> plain.run(
                        em -> LongStream.range(0, count).forEach(id -> em.persist(new Reading(1_000_000 + id)))))
                .hasStackTraceContaining("TOO_MANY_ITEMS: the transaction writes " + count + " items");
        assertThat(plain.requests()).as("refused before anything is sent").isEmpty();
    }

    @Test
    void requests_of_refuse_batched_and_journaled(DynamoServer server) {
        long from = 0;
        try (var plain = OrderSystem.start(server, "plain", List.of(Reading.class));
                var batched = OrderSystem.start(server, "batches", List.of(Reading.class), "commit=batched");
                var journaled = OrderSystem.start(
                        server, "costs", List.of(Reading.class), "commit=journaled", "retry.timeout=60")) {
            for (int count : List.of(50, 100)) {
                assertThat(cost(plain, "refuse", count, from)).hasSize(1);
                assertThat(cost(batched, "batched", count, from)).hasSize(1);
                assertThat(cost(journaled, "journaled", count, from)).hasSize(1);
                from += count;
            }
            assertRefused(plain, 1_000);
            for (int count = 1_000; count <= LARGEST; count *= 10) {
                assertThat(cost(batched, "batched", count, from)).hasSize(count / 100);
                int parts = count / 100;
                // head, chunks, parts locked, decision, parts applied, chunks and head away
                assertThat(cost(journaled, "journaled", count, from))
                        .hasSizeBetween(3 + 2 * parts + 2, 3 + 2 * parts + 2 * (1 + count / 500));
                from += count;
            }
        }
    }
}
