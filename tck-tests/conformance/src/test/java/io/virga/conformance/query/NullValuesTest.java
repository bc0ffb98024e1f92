package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.13 Null Values", stocked = true)
class NullValuesTest {

    @Test
    void a_comparison_with_null_is_unknown(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price = null"))
                .isEmpty();
    }

    @Test
    void not_of_unknown_is_unknown(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where not (b.price > 100) order by b.id"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void or_is_true_if_one_side_is(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price > 100 or b.pages = 40"))
                .containsExactly(6L);
    }

    @Test
    void and_is_unknown_or_false_if_one_side_is_unknown(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price > 0 and b.pages = 40"))
                .isEmpty();
    }
}
