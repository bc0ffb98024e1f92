package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Section(value = "4.9.5 Aggregate Functions in the SELECT Clause", stocked = true)
class AggregatesTest {

    @Test
    void count_sum_min_max(Queries queries) {
        assertThat(queries.rows("select count(b), sum(b.pages), min(b.title), max(b.published) from Book b"))
                .containsExactly(new Object[] {6L, 1450L, "Anonymous Verses", LocalDate.of(2023, 1, 9)});
    }

    @Test
    void avg_is_a_double(Queries queries) {
        assertThat(queries.list(Double.class, "select avg(r.rating) from Review r"))
                .containsExactly(4.25);
    }

    @Test
    void null_is_not_counted(Queries queries) {
        assertThat(queries.longs("select count(b.price) from Book b")).containsExactly(5L);
    }

    @Test
    void distinct_counts_each_value_once(Queries queries) {
        assertThat(queries.longs("select count(distinct b.author) from Book b")).containsExactly(3L);
    }

    @Test
    void of_nothing_count_is_zero_and_the_others_are_null(Queries queries) {
        assertThat(queries.rows(
                        "select count(b), sum(b.pages), max(b.pages), avg(b.pages) from Book b where b.id > 99"))
                .containsExactly(new Object[] {0L, null, null, null});
    }

    @Test
    void the_sum_of_decimals_is_a_decimal(Queries queries) {
        assertThat(queries.list(BigDecimal.class, "select sum(b.price) from Book b")
                        .get(0))
                .isEqualByComparingTo("65.00");
    }
}
