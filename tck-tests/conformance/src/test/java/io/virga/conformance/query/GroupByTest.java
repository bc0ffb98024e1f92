package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Genre;
import org.junit.jupiter.api.Test;

@Section(value = "4.8 GROUP BY, HAVING", stocked = true)
class GroupByTest {

    @Test
    void one_row_per_group(Queries queries) {
        assertThat(queries.rows("select b.genre, count(b), sum(b.pages) from Book b group by b.genre order by b.genre"))
                .containsExactly(
                        new Object[] {Genre.NOVEL, 3L, 1242L},
                        new Object[] {Genre.ESSAY, 1L, 96L},
                        new Object[] {Genre.POETRY, 2L, 112L});
    }

    @Test
    void having_filters_groups(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Book b join b.author a group by a.name having count(b) > 1 order by a.name"))
                .containsExactly("Ada", "Benjiro");
    }

    @Test
    void null_is_a_group(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.id, count(b) from Book b left join b.author a group by a.id order by a.id nulls first"))
                .containsExactly(
                        new Object[] {null, 1L}, new Object[] {1L, 2L}, new Object[] {2L, 2L}, new Object[] {3L, 1L});
    }

    @Test
    void a_group_may_be_an_entity(Queries queries) {
        assertThat(queries.rows("select a, count(b) from Book b join b.author a group by a order by a.id"))
                .extracting(row -> ((Author) row[0]).getName(), row -> row[1])
                .containsExactly(tuple("Ada", 2L), tuple("Benjiro", 2L), tuple("Chidi", 1L));
    }
}
