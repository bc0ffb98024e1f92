package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.5.1 Inner Joins", stocked = true)
class InnerJoinsTest {

    @Test
    void a_join_over_a_to_one_relationship_drops_rows_without_one(Queries queries) {
        assertThat(queries.strings("select b.title from Book b join b.author a where b.genre = POETRY"))
                .containsExactly("Haru");
    }

    @Test
    void a_join_over_a_collection_multiplies_rows(Queries queries) {
        assertThat(queries.longs("select b.id from Book b join b.reviews r order by b.id, r.rating"))
                .containsExactly(1L, 1L, 3L, 4L);
    }

    @Test
    void a_join_over_a_collection_of_values(Queries queries) {
        assertThat(queries.longs("select b.id from Book b join b.tags t where t = ?1 order by b.id", "river"))
                .containsExactly(1L, 2L);
    }

    @Test
    void on_narrows_the_join(Queries queries) {
        assertThat(queries.longs("select b.id from Book b join b.reviews r on r.rating > 4 order by b.id"))
                .containsExactly(1L, 4L);
    }

    @Test
    void a_join_on_a_condition_between_entities(Queries queries) {
        assertThat(queries.strings(
                        "select a.name from Book b join Author a on a.name < b.title and a.id = b.id order by a.id"))
                .containsExactly("Ada", "Benjiro", "Chidi", "Dai");
    }

    @Test
    void joins_chain(Queries queries) {
        assertThat(
                        queries.strings(
                                "select distinct m.name from Loan l join l.member m join l.book b join b.author a where a.country = JAPAN"))
                .containsExactly("Eve");
    }

    @Test
    void collection_member_declaration(Queries queries) {
        assertThat(queries.longs("select b.id from Book b, in (b.reviews) r where r.rating = 5 order by b.id"))
                .containsExactly(1L, 4L);
    }
}
