package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(
        value = "4.7.5 to 4.7.11 Arithmetic, Concatenation, Functions, Typecasts, Case, Id and Version",
        stocked = true)
class ScalarExpressionsTest {

    @Test
    void arithmetic_follows_precedence(Queries queries) {
        assertThat(queries.longs("select b.id + 2 * 3 - 1 from Book b where b.id = 2"))
                .containsExactly(7L);
    }

    @Test
    void concatenation(Queries queries) {
        assertThat(queries.strings("select b.title || '/' || a.name from Book b join b.author a where b.id = 3"))
                .containsExactly("Kawa/Benjiro");
    }

    @Test
    void concat_and_case_functions(Queries queries) {
        assertThat(queries.strings("select concat(upper(b.title), '-', lower(b.title)) from Book b where b.id = 4"))
                .containsExactly("HARU-haru");
    }

    @Test
    void substring_counts_from_one(Queries queries) {
        assertThat(queries.strings("select substring(b.title, 2, 3) from Book b where b.id = 3"))
                .containsExactly("awa");
    }

    @Test
    void trim(Queries queries) {
        assertThat(queries.strings("select trim(both 'H' from b.title) from Book b where b.id = 4"))
                .containsExactly("aru");
    }

    @Test
    void left_right_and_replace(Queries queries) {
        assertThat(
                        queries.strings(
                                "select left(b.title, 2) || right(b.title, 1) || replace(b.title, 'a', 'o') from Book b where b.id = 3"))
                .containsExactly("KaaKowo");
    }

    @Test
    void length_and_locate(Queries queries) {
        assertThat(queries.rows("select length(b.title), locate('r', b.title) from Book b where b.id = 4"))
                .containsExactly(new Object[] {4, 3});
    }

    @Test
    void abs_mod_sqrt(Queries queries) {
        assertThat(queries.rows("select abs(b.pages - 500), mod(b.pages, 100), sqrt(b.id) from Book b where b.id = 4"))
                .containsExactly(new Object[] {428, 72, 2.0});
    }

    @Test
    void ceiling_floor_round(Queries queries) {
        assertThat(queries.rows("select ceiling(b.price), floor(b.price), round(b.price, 1) from Book b where b.id = 1")
                        .get(0))
                .extracting(n -> ((Number) n).doubleValue())
                .containsExactly(13.0, 12.0, 12.5);
    }

    @Test
    void size_of_a_collection(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where size(b.reviews) = 2"))
                .containsExactly(1L);
    }

    @Test
    void extract_of_a_date(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where extract(year from b.published) = 2019"))
                .containsExactly(1L);
    }

    @Test
    void cast_to_string_and_back(Queries queries) {
        assertThat(queries.strings("select cast(b.pages as string) from Book b where b.id = 4"))
                .containsExactly("72");
        assertThat(queries.list(Integer.class, "select cast('7' as integer) from Book b where b.id = 4"))
                .containsExactly(7);
    }

    @Test
    void general_case(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case when b.pages > 400 then 'long' when b.pages > 90 then 'fair' else 'short' end from Book b order by b.id"))
                .containsExactly("fair", "fair", "long", "short", "long", "short");
    }

    @Test
    void simple_case(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case b.genre when NOVEL then 'n' when ESSAY then 'e' else 'p' end from Book b order by b.id"))
                .containsExactly("n", "e", "n", "p", "n", "p");
    }

    @Test
    void coalesce_takes_the_first_that_is_not_null(Queries queries) {
        assertThat(
                        queries.strings(
                                "select coalesce(a.name, 'unknown') from Book b left join b.author a where b.genre = POETRY order by b.id"))
                .containsExactly("Benjiro", "unknown");
    }

    @Test
    void nullif_is_null_where_both_are_equal(Queries queries) {
        assertThat(queries.strings("select nullif(a.name, 'Ada') from Author a where a.id < 3 order by a.id"))
                .containsExactly(null, "Benjiro");
    }

    @Test
    void id_and_version(Queries queries) {
        assertThat(queries.longs("select id(b) from Book b where version(b) = 0 and id(b) > 4 order by id(b)"))
                .containsExactly(5L, 6L);
    }
}
