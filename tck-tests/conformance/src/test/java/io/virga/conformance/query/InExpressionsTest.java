package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.9 In Expressions", stocked = true)
class InExpressionsTest {

    @Test
    void of_strings(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.name in ('Ada', 'Dai') order by a.id"))
                .containsExactly(1L, 4L);
    }

    @Test
    void of_one_literal(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.name in ('Chidi')"))
                .containsExactly(3L);
    }

    @Test
    void of_enums(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.country in (JAPAN, NIGERIA) order by a.id"))
                .containsExactly(2L, 3L);
    }

    @Test
    void of_an_ordinal_enum(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre in (ESSAY, POETRY) order by b.id"))
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void of_numbers_of_another_width(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages in (40, 72) order by b.id"))
                .containsExactly(4L, 6L);
    }

    @Test
    void of_parameters(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id in (?1, ?2) order by b.id", 1L, 5L))
                .containsExactly(1L, 5L);
    }

    @Test
    void of_a_collection_parameter_of_enums(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.genre in ?1 order by b.id",
                        java.util.Set.of(io.virga.conformance.library.Genre.ESSAY)))
                .containsExactly(2L);
    }

    @Test
    void of_a_long_list(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.id in ?1 order by b.id",
                        java.util.stream.LongStream.range(3, 300).boxed().toList()))
                .containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void of_no_value_is_false(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id in ?1", java.util.List.of()))
                .isEmpty();
    }

    @Test
    void not_in_literals(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.id not in (1, 3) order by a.id"))
                .containsExactly(2L, 4L);
    }

    @Test
    void not_in_a_collection_parameter(Queries queries) {
        assertThat(queries.longs(
                        "select a.id from Author a where a.name not in ?1 order by a.id",
                        java.util.List.of("Ada", "Benjiro")))
                .containsExactly(3L, 4L);
    }

    @Test
    void in_with_an_expression_on_the_left(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages + 1 in (73, 97) order by b.id"))
                .containsExactly(2L, 4L);
    }

    @Test
    void in_over_a_path(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author.name in ('Benjiro', 'Chidi') order by b.id"))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void in_joined_by_or(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id in (1) or b.pages in (40) order by b.id"))
                .containsExactly(1L, 6L);
    }

    @Test
    void in_with_dates(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.published in ?1 order by b.id",
                        java.util.List.of(java.time.LocalDate.of(2019, 3, 1), java.time.LocalDate.of(1901, 1, 1))))
                .containsExactly(1L, 6L);
    }

    @Test
    void a_duplicate_in_the_list_gives_no_second_row(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id in (2, 2, 2)"))
                .containsExactly(2L);
    }
}
