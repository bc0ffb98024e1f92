package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.5.2 Outer Joins", stocked = true)
class OuterJoinsTest {

    @Test
    void rows_without_a_partner_stay_with_null(Queries queries) {
        assertThat(queries.rows(
                        "select b.id, a.name from Book b left join b.author a where b.genre = POETRY order by b.id"))
                .containsExactly(new Object[] {4L, "Benjiro"}, new Object[] {6L, null});
    }

    @Test
    void an_author_without_books_is_found_by_its_missing_partner(Queries queries) {
        assertThat(queries.strings("select a.name from Author a left join a.books b where b.id is null"))
                .containsExactly("Dai");
    }

    @Test
    void on_belongs_to_the_join_and_not_to_the_result(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.id, r.rating from Book b left join b.reviews r on r.rating = 5 where b.id < 4 order by b.id"))
                .containsExactly(new Object[] {1L, 5}, new Object[] {2L, null}, new Object[] {3L, null});
    }

    @Test
    void counting_partners_counts_none_as_zero(Queries queries) {
        assertThat(queries.rows(
                        "select a.name, count(b) from Author a left join a.books b group by a.name order by a.name"))
                .containsExactly(
                        new Object[] {"Ada", 2L},
                        new Object[] {"Benjiro", 2L},
                        new Object[] {"Chidi", 1L},
                        new Object[] {"Dai", 0L});
    }
}
