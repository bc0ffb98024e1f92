package io.virga.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Set {@code virga.seed} and {@code virga.count} to choose the run. A long one is made of parts, each with a seed, data and a table of its own: seed, seed + 1, and so on. A
 * difference comes back under the seed of its part.
 */
@ExtendWith(DynamoDbExtension.class)
class DifferentialTest {

    private static final long SEED = Long.parseLong(property("virga.seed", "20261121"));
    private static final int COUNT = Integer.parseInt(property("virga.count", "2000"));
    private static final int MOST_OF_A_PART = 5_000;

    @Test
    void virga_answers_as_hibernate_does() throws Exception {
        assertSound(ask(Sides::virgaOnH2));
    }

    @Test
    void virga_on_dynamodb_answers_as_hibernate_does(DynamoServer server) throws Exception {
        var parts = ask(seed -> Sides.virgaOnDynamoDb(server, seed));

        assertSound(parts);
        assertThat(sum(parts, part -> part.explained(Explanation.Answer.REFUSED)))
                .isLessThan(COUNT / 100);
        assertThat(sum(parts, part -> part.explained(Explanation.Answer.ITEMS))).isGreaterThan(COUNT / 10);
    }

    private static void assertSound(List<Comparison> parts) {
        assertThat(parts).flatMap(Comparison::differences).isEmpty();
        assertThat(sum(parts, Comparison::asked)).isEqualTo(COUNT);
        // What both refuse tests nothing, and neither does what finds nothing: the generator has to stay useful.
        assertThat(sum(parts, Comparison::failedAlike)).isLessThanOrEqualTo(COUNT / 100);
        assertThat(sum(parts, Comparison::withRows)).isGreaterThan(COUNT / 3);
    }

    private static int sum(List<Comparison> parts, ToIntFunction<Comparison> count) {
        return parts.stream().mapToInt(count).sum();
    }

    /** All parts, as many at once as there are processors. */
    private static List<Comparison> ask(LongFunction<Side> virga) throws Exception {
        var all = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var parts = new ArrayList<Future<Comparison>>();
            for (int from = 0; from < COUNT; from += MOST_OF_A_PART) {
                long seed = SEED + parts.size();
                int questions = Math.min(MOST_OF_A_PART, COUNT - from);
                parts.add(all.submit(() -> askPart(virga, seed, questions)));
            }
            var done = new ArrayList<Comparison>();
            for (var part : parts) {
                done.add(part.get());
            }
            return done;
        } finally {
            all.shutdownNow();
        }
    }

    private static Comparison askPart(LongFunction<Side> virga, long seed, int questions) {
        try (Side reference = Sides.hibernateOnH2(seed);
                Side side = virga.apply(seed)) {
            Comparison comparison = new Comparison(reference, side, seed);
            comparison.ask(questions);
            System.out.println(comparison.summary());
            return comparison;
        }
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
