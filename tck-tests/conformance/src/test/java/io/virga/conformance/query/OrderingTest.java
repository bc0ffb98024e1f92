package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.10 ORDER BY Clause", stocked = true)
class OrderingTest {

    @Test
    void by_an_enum_in_the_order_of_its_ordinals(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.genre, b.id"))
                .containsExactly(1L, 3L, 5L, 2L, 4L, 6L);
    }

    @Test
    void by_an_enum_stored_as_text(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.country is not null order by a.country"))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void by_two_directions(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.genre desc, b.pages asc"))
                .containsExactly(6L, 4L, 2L, 1L, 3L, 5L);
    }

    @Test
    void by_an_embedded_attribute(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where m.address is not null order by m.address.city desc"))
                .containsExactly(1L, 3L);
    }

    @Test
    void by_an_attribute_that_is_not_selected(Queries queries) {
        assertThat(queries.strings("select b.title from Book b where b.genre = NOVEL order by b.pages desc"))
                .containsExactly("Harmattan", "Kawa", "Sous le pont");
    }

    @Test
    void by_a_position(Queries queries) {
        assertThat(queries.strings("select a.name from Author a order by 1 desc"))
                .containsExactly("Dai", "Chidi", "Benjiro", "Ada");
    }

    @Test
    void by_a_parameterised_expression(Queries queries) {
        assertThat(queries.longs("select a.id from Author a order by abs(a.id - ?1), a.id", 3L))
                .containsExactly(3L, 2L, 4L, 1L);
    }

    @Test
    void by_a_joined_entity(Queries queries) {
        assertThat(queries.longs("select b.id from Book b join b.author a order by a.name desc, b.title"))
                .containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void by_upper_case(Queries queries) {
        assertThat(queries.strings("select a.name from Author a order by upper(a.name)"))
                .containsExactly("Ada", "Benjiro", "Chidi", "Dai");
    }

    @Test
    void nulls_first_descending(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.price desc nulls first, b.id"))
                .containsExactly(6L, 5L, 3L, 1L, 4L, 2L);
    }

    @Test
    void nulls_last_ascending(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.price asc nulls last, b.id"))
                .containsExactly(2L, 4L, 1L, 3L, 5L, 6L);
    }

    @Test
    void nulls_last_of_a_date(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre = POETRY order by b.published nulls last"))
                .containsExactly(6L, 4L);
    }

    @Test
    void by_an_alias_of_an_expression(Queries queries) {
        assertThat(queries.rows(
                        "select b.id, b.pages * 2 as double_pages from Book b where b.id < 4 order by double_pages"))
                .containsExactly(new Object[] {2L, 192}, new Object[] {1L, 640}, new Object[] {3L, 820});
    }

    @Test
    void distinct_and_ordered(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Genre.class,
                        "select distinct b.genre from Book b order by b.genre desc"))
                .containsExactly(
                        io.virga.conformance.library.Genre.POETRY,
                        io.virga.conformance.library.Genre.ESSAY,
                        io.virga.conformance.library.Genre.NOVEL);
    }
}
