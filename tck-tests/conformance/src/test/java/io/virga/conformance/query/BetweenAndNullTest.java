package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.8 and 4.6.11 Between and Null Comparison Expressions", stocked = true)
class BetweenAndNullTest {

    @Test
    void between_of_dates(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.published between ?1 and ?2 order by b.id",
                        java.time.LocalDate.of(2015, 1, 1),
                        java.time.LocalDate.of(2019, 12, 31)))
                .containsExactly(1L, 3L);
    }

    @Test
    void between_of_strings(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.name between 'B' and 'D' order by a.id"))
                .containsExactly(2L, 3L);
    }

    @Test
    void between_with_ends_in_the_wrong_order_is_empty(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages between 400 and 100"))
                .isEmpty();
    }

    @Test
    void between_of_expressions(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages between b.id * 10 and b.id * 60 order by b.id"))
                .containsExactly(2L, 4L);
    }

    @Test
    void between_with_null_is_unknown(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price between 0 and 1000 order by b.id"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void not_between_with_null_is_unknown(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price not between 9 and 16 order by b.id"))
                .containsExactly(2L, 5L);
    }

    @Test
    void between_a_value_and_two_attributes(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 100 between b.id and b.pages order by b.id"))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void an_embedded_attribute_is_null(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where m.address.city is null"))
                .containsExactly(2L);
    }

    @Test
    void a_relationship_is_not_null(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author is not null order by b.id"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void an_attribute_of_a_relationship_is_null(Queries queries) {
        assertThat(queries.longs("select b.id from Book b join b.author a where a.born is null"))
                .containsExactly(5L);
    }

    @Test
    void null_in_a_not(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where not (a.country is null) order by a.id"))
                .containsExactly(1L, 2L, 3L);
    }
}
