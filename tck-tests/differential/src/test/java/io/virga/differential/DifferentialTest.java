package io.virga.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Set {@code virga.seed} and {@code virga.count} to choose the run; a difference comes back under its seed. */
@ExtendWith(DynamoDbExtension.class)
class DifferentialTest {

    private static final long SEED = Long.parseLong(property("virga.seed", "20261121"));
    private static final int COUNT = Integer.parseInt(property("virga.count", "2000"));

    @Test
    void virga_answers_as_hibernate_does() {
        try (Side hibernate = Sides.hibernateOnH2(SEED);
                Side virga = Sides.virgaOnH2(SEED)) {
            Comparison comparison = new Comparison(hibernate, virga, SEED);
            comparison.ask(COUNT);

            System.out.println(comparison.summary());
            assertThat(comparison.differences()).isEmpty();
            // What both refuse tests nothing, and neither does what finds nothing: the generator has to stay useful.
            assertThat(comparison.failedAlike()).isLessThanOrEqualTo(COUNT / 100);
            assertThat(comparison.withRows()).isGreaterThan(COUNT / 3);
        }
    }

    @Test
    void virga_on_dynamodb_answers_as_hibernate_does(DynamoServer server) {
        try (Side hibernate = Sides.hibernateOnH2(SEED);
                Side virga = Sides.virgaOnDynamoDb(server, SEED)) {
            Comparison comparison = new Comparison(hibernate, virga, SEED);
            comparison.ask(COUNT);

            System.out.println(comparison.summary());
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.explained(Explanation.Answer.REFUSED)).isLessThan(COUNT / 100);
            assertThat(comparison.explained(Explanation.Answer.ITEMS)).isGreaterThan(COUNT / 10);
            assertThat(comparison.failedAlike()).isLessThanOrEqualTo(COUNT / 100);
            assertThat(comparison.withRows()).isGreaterThan(COUNT / 3);
        }
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
