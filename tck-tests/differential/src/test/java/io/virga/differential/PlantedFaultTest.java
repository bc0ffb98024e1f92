package io.virga.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A harness that finds nothing proves nothing: faults planted on one side must come out, each of another kind. */
class PlantedFaultTest {

    private static final long SEED = 7;

    @Test
    void equal_sides_do_not_differ() {
        assertThat(differencesAfter("update Line set quantity = quantity")).isZero();
    }

    @Test
    void one_wrong_value_is_found() {
        assertThat(differencesAfter("update Product set price = 99.99 where id = 1"))
                .isPositive();
    }

    @Test
    void one_missing_row_is_found() {
        assertThat(differencesAfter("delete from Payment where id = 1")).isPositive();
    }

    @Test
    void a_null_that_became_empty_is_found() {
        assertThat(differencesAfter("update Line set note = '' where note is null"))
                .isPositive();
    }

    @Test
    void the_same_seed_asks_the_same_questions() {
        QueryGenerator one = new QueryGenerator(SEED);
        QueryGenerator two = new QueryGenerator(SEED);
        for (int i = 0; i < 100; i++) {
            assertThat(one.next()).isEqualTo(two.next());
        }
    }

    private static int differencesAfter(String fault) {
        try (Side sound = Sides.hibernateOnH2(SEED);
                Side faulty = Sides.virgaOnH2(SEED)) {
            faulty.factory().runInTransaction(em -> em.createQuery(fault).executeUpdate());
            Comparison comparison = new Comparison(sound, faulty, SEED);
            comparison.ask(120);
            return comparison.differences().size();
        }
    }
}
