package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.12 and 4.6.13 Empty Collection and Collection Member Expressions", stocked = true)
class CollectionExpressionsTest {

    @Test
    void authors_without_books(Queries queries) {
        assertThat(queries.strings("select a.name from Author a where a.books is empty"))
                .containsExactly("Dai");
    }

    @Test
    void authors_with_books(Queries queries) {
        assertThat(queries.strings("select a.name from Author a where a.books is not empty order by a.name"))
                .containsExactly("Ada", "Benjiro", "Chidi");
    }

    @Test
    void no_tags(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.tags is empty order by b.id"))
                .containsExactly(3L, 6L);
    }

    @Test
    void a_literal_is_a_member(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 'spring' member of b.tags"))
                .containsExactly(4L);
    }

    @Test
    void of_is_optional(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 'spring' member b.tags"))
                .containsExactly(4L);
    }

    @Test
    void an_entity_of_the_query_is_a_member(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.id, b.id from Author a, Book b where b member of a.books and b.pages > 400 order by a.id"))
                .containsExactly(new Object[] {2L, 3L}, new Object[] {3L, 5L});
    }

    @Test
    void an_attribute_is_a_member(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where lower('CITY') member of b.tags order by b.id"))
                .containsExactly(1L, 5L);
    }

    @Test
    void members_of_two_collections(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 'city' member of b.tags and 'river' member of b.tags"))
                .containsExactly(1L);
    }

    @Test
    void a_member_or_empty(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where 'spring' member of b.tags or b.tags is empty order by b.id"))
                .containsExactly(3L, 4L, 6L);
    }

    @Test
    void empty_over_a_path(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author.books is not empty and b.genre = ESSAY"))
                .containsExactly(2L);
    }

    @Test
    void not_a_member_of_an_empty_collection(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where 'city' not member of b.tags and b.genre = POETRY order by b.id"))
                .containsExactly(4L, 6L);
    }
}
