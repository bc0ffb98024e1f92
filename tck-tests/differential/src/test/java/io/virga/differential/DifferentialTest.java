package io.virga.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Set {@code virga.seed} and {@code virga.count} to choose the run; a difference comes back under its seed. */
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

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
