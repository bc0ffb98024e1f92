package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.16 Subqueries", stocked = true)
class SubqueriesTest {

    @Test
    void a_scalar_subquery_compares(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages = (select max(x.pages) from Book x)"))
                .containsExactly(5L);
    }

    @Test
    void a_correlated_subquery_counts(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where (select count(b) from Book b where b.author = a) = 2 order by a.name"))
                .containsExactly("Ada", "Benjiro");
    }

    @Test
    void a_subquery_over_a_collection_of_the_outer_entity(Queries queries) {
        assertThat(queries.longs(
                        "select a.id from Author a where (select max(b.pages) from a.books b) > 400 order by a.id"))
                .containsExactly(2L, 3L);
    }

    @Test
    void exists_over_a_collection(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where exists (select r from b.reviews r where r.rating = 5) order by b.id"))
                .containsExactly(1L, 4L);
    }

    @Test
    void not_exists_over_a_collection(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where not exists (select r from b.reviews r) order by b.id"))
                .containsExactly(2L, 5L, 6L);
    }

    @Test
    void in_a_subquery_of_entities(Queries queries) {
        assertThat(queries.longs("select l.book.id from Loan l where l.member in (select g from Guest g)"))
                .containsExactly(1L);
    }

    @Test
    void not_in_a_subquery(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where a.id not in (select b.author.id from Book b where b.author is not null)"))
                .containsExactly("Dai");
    }

    @Test
    void in_an_empty_subquery_is_false(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.id in (select x.id from Book x where x.pages > 9999)"))
                .isEmpty();
    }

    @Test
    void all_of_an_empty_subquery_is_true(Queries queries) {
        assertThat(
                        queries.longs(
                                "select a.id from Author a where a.id > all (select b.id from Book b where b.pages > 9999) order by a.id"))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void any_of_an_empty_subquery_is_false(Queries queries) {
        assertThat(queries.longs(
                        "select a.id from Author a where a.id > any (select b.id from Book b where b.pages > 9999)"))
                .isEmpty();
    }

    @Test
    void some_is_any(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.pages < some (select x.pages from Book x where x.genre = ESSAY) order by b.id"))
                .containsExactly(4L, 6L);
    }

    @Test
    void less_than_all(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.pages < all (select x.pages from Book x where x.genre = NOVEL) order by b.id"))
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void a_subquery_in_the_select_clause(Queries queries) {
        assertThat(queries.rows(
                        "select a.name, (select count(b) from Book b where b.author = a) from Author a order by a.id"))
                .containsExactly(
                        new Object[] {"Ada", 2L},
                        new Object[] {"Benjiro", 2L},
                        new Object[] {"Chidi", 1L},
                        new Object[] {"Dai", 0L});
    }

    @Test
    void a_subquery_in_having(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.genre, count(b) from Book b group by b.genre having count(b) > (select count(x) from Book x where x.genre = ESSAY) order by 2 desc"))
                .containsExactly(
                        new Object[] {io.virga.conformance.library.Genre.NOVEL, 3L},
                        new Object[] {io.virga.conformance.library.Genre.POETRY, 2L});
    }

    @Test
    void a_subquery_with_a_join(Queries queries) {
        assertThat(
                        queries.strings(
                                "select m.name from Member m where m.id in (select l.member.id from Loan l join l.book b where b.author.name = 'Benjiro')"))
                .containsExactly("Eve");
    }

    @Test
    void a_subquery_groups(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.id in (select l.book.id from Loan l group by l.book.id having count(l) > 1)"))
                .containsExactly(1L);
    }

    @Test
    void subqueries_nest(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where exists (select b from Book b where b.author = a and exists (select l from Loan l where l.book = b and l.member.name = 'Gil'))"))
                .containsExactly("Ada");
    }

    @Test
    void a_subquery_takes_parameters(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.author.id in (select a.id from Author a where a.name = ?1) order by b.id",
                        "Ada"))
                .containsExactly(1L, 2L);
    }

    @Test
    void two_subqueries_in_one_condition(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.pages > (select avg(x.pages) from Book x) and b.price < (select max(x.price) from Book x) order by b.id"))
                .containsExactly(1L, 3L);
    }

    @Test
    void a_subquery_orders(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a order by (select coalesce(max(b.pages), 0) from Book b where b.author = a) desc"))
                .containsExactly("Chidi", "Benjiro", "Ada", "Dai");
    }

    @Test
    void a_subquery_over_an_embedded_collection(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 'river' in (select t from b.tags t) order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void exists_with_a_null_comparison_is_false(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where exists (select b from Book b where b.author = a and b.price > null)"))
                .isEmpty();
    }
}
