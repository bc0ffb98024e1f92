package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.4 to 4.6.11 Between, In, Like, Null, Empty, Member, Exists, All, Any", stocked = true)
class PredicatesTest {

    @Test
    void between_includes_both_ends(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price between 8 and 12.5 order by b.id"))
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void not_between_is_outside(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages not between 72 and 410 order by b.id"))
                .containsExactly(5L, 6L);
    }

    @Test
    void in_takes_literals(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.id in (2, 5, 9) order by b.id"))
                .containsExactly(2L, 5L);
    }

    @Test
    void in_takes_a_collection_parameter(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title in ?1 order by b.id", List.of("Kawa", "Haru")))
                .containsExactly(3L, 4L);
    }

    @Test
    void in_takes_a_subquery(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.author.id in (select a.id from Author a where a.country = FRANCE) order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void not_in_drops_null(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author.id not in (1, 2) order by b.id"))
                .containsExactly(5L);
    }

    @Test
    void like_matches_any_run(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like ?1 order by b.id", "Har%"))
                .containsExactly(4L, 5L);
    }

    @Test
    void like_matches_one_character(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like 'H_ru'"))
                .containsExactly(4L);
    }

    @Test
    void like_escapes(Queries queries) {
        assertThat(queries.longs("select r.book.id from Review r where r.words like '%!!' escape '!'"))
                .containsExactly(4L);
    }

    @Test
    void not_like_drops_null(Queries queries) {
        assertThat(queries.longs("select r.book.id from Review r where r.words not like '%!' order by r.book.id"))
                .containsExactly(1L, 3L);
    }

    @Test
    void is_null(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author is null"))
                .containsExactly(6L);
    }

    @Test
    void is_not_null_of_an_attribute(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.published is not null and b.genre = POETRY"))
                .containsExactly(6L);
    }

    @Test
    void is_empty(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.reviews is empty order by b.id"))
                .containsExactly(2L, 5L, 6L);
    }

    @Test
    void is_not_empty(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.tags is not empty order by b.id"))
                .containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void member_of(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where ?1 member of b.tags order by b.id", "city"))
                .containsExactly(1L, 5L);
    }

    @Test
    void not_member_of(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 'river' not member of b.tags order by b.id"))
                .containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void exists(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where exists (select b from Book b where b.author = a and b.pages > 500)"))
                .containsExactly("Chidi");
    }

    @Test
    void not_exists(Queries queries) {
        assertThat(queries.strings(
                        "select a.name from Author a where not exists (select b from Book b where b.author = a)"))
                .containsExactly("Dai");
    }

    @Test
    void all(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages >= all (select x.pages from Book x)"))
                .containsExactly(5L);
    }

    @Test
    void any(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.pages < any (select x.pages from Book x where x.genre = ESSAY) order by b.id"))
                .containsExactly(4L, 6L);
    }
}
