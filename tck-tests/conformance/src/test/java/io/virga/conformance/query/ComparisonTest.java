package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.3 Comparison Expressions", stocked = true)
class ComparisonTest {

    @Test
    void of_numbers(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price >= 12.5 order by b.id"))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void of_strings(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title < ?1 order by b.id", "Haru"))
                .containsExactly(5L, 6L);
    }

    @Test
    void of_dates(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.published > ?1 order by b.id", LocalDate.of(2019, 3, 1)))
                .containsExactly(2L, 5L);
    }

    @Test
    void of_enums(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre <> NOVEL order by b.id"))
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void of_entities(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.author = (select a from Author a where a.id = 2) order by b.id"))
                .containsExactly(3L, 4L);
    }

    @Test
    void of_attributes_with_each_other(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id * 100 < b.pages order by b.id"))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void of_embedded_attributes(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where m.address.city = 'Lyon'"))
                .containsExactly(1L);
    }

    @Test
    void a_date_literal_is_written_in_jdbc_syntax(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.published = {d '2021-06-15'}"))
                .containsExactly(2L);
    }
}
