package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.2.1.1 Set Operators", stocked = true)
class SetOperationsTest {

    @Test
    void union_of_two_entities(Queries queries) {
        assertThat(queries.strings(
                        "select a.name from Author a where a.id = 1 union select m.name from Member m where m.id = 1"))
                .containsExactlyInAnyOrder("Ada", "Eve");
    }

    @Test
    void union_of_the_same_rows_is_those_rows(Queries queries) {
        assertThat(queries.longs(
                        "select a.id from Author a where a.id < 3 union select a.id from Author a where a.id < 3"))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void union_all_of_the_same_rows_is_twice_those_rows(Queries queries) {
        assertThat(queries.longs(
                        "select a.id from Author a where a.id < 2 union all select a.id from Author a where a.id < 2"))
                .containsExactly(1L, 1L);
    }

    @Test
    void three_unions(Queries queries) {
        assertThat(
                        queries.longs(
                                "select a.id from Author a where a.id = 1 union select a.id from Author a where a.id = 2 union select a.id from Author a where a.id = 4"))
                .containsExactlyInAnyOrder(1L, 2L, 4L);
    }

    @Test
    void intersect_of_names(Queries queries) {
        assertThat(queries.longs("select a.id from Author a intersect select m.id from Member m"))
                .containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void intersect_with_nothing_is_nothing(Queries queries) {
        assertThat(queries.longs("select a.id from Author a intersect select m.id from Member m where m.id > 9"))
                .isEmpty();
    }

    @Test
    void except_of_nothing_is_everything(Queries queries) {
        assertThat(queries.longs("select a.id from Author a except select m.id from Member m where m.id > 9"))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void except_drops_duplicates(Queries queries) {
        assertThat(queries.longs("select l.book.id from Loan l except select b.id from Book b where b.id = 3"))
                .containsExactly(1L);
    }

    @Test
    void union_of_rows(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.id, a.name from Author a where a.id = 1 union select m.id, m.name from Member m where m.id = 3"))
                .hasSize(2);
    }

    @Test
    void union_with_conditions_and_joins(Queries queries) {
        assertThat(
                        queries.strings(
                                "select b.title from Author a join a.books b where a.name = 'Chidi' union select b.title from Book b where b.author is null"))
                .containsExactlyInAnyOrder("Harmattan", "Anonymous Verses");
    }

    @Test
    void parentheses_decide(Queries queries) {
        assertThat(
                        queries.longs(
                                "select a.id from Author a where a.id = 1 union (select a.id from Author a where a.id < 4 except select a.id from Author a where a.id < 3)"))
                .containsExactlyInAnyOrder(1L, 3L);
    }
}
