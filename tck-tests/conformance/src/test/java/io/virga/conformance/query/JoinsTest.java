package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.5 Joins", stocked = true)
class JoinsTest {

    @Test
    void a_left_join_with_a_filter_on_the_left(Queries queries) {
        assertThat(queries.rows(
                        "select a.name, b.title from Author a left join a.books b where a.id > 2 order by a.id"))
                .containsExactly(new Object[] {"Chidi", "Harmattan"}, new Object[] {"Dai", null});
    }

    @Test
    void outer_is_optional(Queries queries) {
        assertThat(queries.longs("select a.id from Author a left outer join a.books b where b is null"))
                .containsExactly(4L);
    }

    @Test
    void inner_is_optional(Queries queries) {
        assertThat(queries.rows("select a.name, b.title from Author a inner join a.books b where b.id = 2"))
                .containsExactly(new Object[] {"Ada", "Ponts"});
    }

    @Test
    void a_join_of_three_levels(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.name, r.rating from Author a join a.books b join b.reviews r order by a.id, r.rating"))
                .containsExactly(
                        new Object[] {"Ada", 4}, new Object[] {"Ada", 5}, new Object[] {"Benjiro", 3}, new Object[] {
                            "Benjiro", 5
                        });
    }

    @Test
    void a_left_join_after_an_inner_join(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.id, r.rating from Author a join a.books b left join b.reviews r where a.id in (1, 3) order by b.id, r.rating"))
                .containsExactly(
                        new Object[] {1L, 4}, new Object[] {1L, 5}, new Object[] {2L, null}, new Object[] {5L, null});
    }

    @Test
    void on_of_a_left_join_keeps_the_row(Queries queries) {
        assertThat(queries.rows("select a.id, b.id from Author a left join a.books b on b.pages > 400 order by a.id"))
                .containsExactly(
                        new Object[] {1L, null}, new Object[] {2L, 3L}, new Object[] {3L, 5L}, new Object[] {4L, null});
    }

    @Test
    void where_after_a_left_join_drops_the_row(Queries queries) {
        assertThat(queries.rows(
                        "select a.id, b.id from Author a left join a.books b where b.pages > 400 order by a.id"))
                .containsExactly(new Object[] {2L, 3L}, new Object[] {3L, 5L});
    }

    @Test
    void an_entity_joined_with_itself(Queries queries) {
        assertThat(
                        queries.rows(
                                "select x.id, y.id from Book x join Book y on x.author = y.author and x.id < y.id order by x.id"))
                .containsExactly(new Object[] {1L, 2L}, new Object[] {3L, 4L});
    }

    @Test
    void entities_joined_by_a_range(Queries queries) {
        assertThat(
                        queries.rows(
                                "select x.id, y.id from Book x join Book y on y.pages between x.pages + 1 and x.pages + 40 order by x.id"))
                .containsExactly(new Object[] {4L, 2L}, new Object[] {6L, 4L});
    }

    @Test
    void an_entity_left_joined_on_a_condition(Queries queries) {
        assertThat(queries.rows("select a.id, m.name from Author a left join Member m on m.id = a.id order by a.id"))
                .containsExactly(
                        new Object[] {1L, "Eve"}, new Object[] {2L, "Fay"}, new Object[] {3L, "Gil"}, new Object[] {
                            4L, null
                        });
    }

    @Test
    void a_join_over_values(Queries queries) {
        assertThat(queries.rows("select b.id, t from Book b join b.tags t where t like 'r%' order by b.id"))
                .containsExactly(new Object[] {1L, "river"}, new Object[] {2L, "river"});
    }

    @Test
    void a_left_join_over_values(Queries queries) {
        assertThat(queries.rows("select b.id, t from Book b left join b.tags t where b.id > 3 order by b.id"))
                .containsExactly(new Object[] {4L, "spring"}, new Object[] {5L, "city"}, new Object[] {6L, null});
    }

    @Test
    void two_collections_multiply(Queries queries) {
        assertThat(queries.rows(
                        "select b.id, count(*) from Book b join b.tags t join b.reviews r group by b.id order by b.id"))
                .containsExactly(new Object[] {1L, 4L}, new Object[] {4L, 1L});
    }

    @Test
    void a_join_to_a_subclass(Queries queries) {
        assertThat(queries.strings("select g.name from Loan l join treat(l.member as Guest) g"))
                .containsExactly("Gil");
    }

    @Test
    void in_is_a_join(Queries queries) {
        assertThat(queries.rows("select a.name, b.id from Author a, in (a.books) b where b.genre = ESSAY"))
                .containsExactly(new Object[] {"Ada", 2L});
    }

    @Test
    void a_join_and_a_product(Queries queries) {
        assertThat(queries.list(Long.class, "select count(*) from Author a join a.books b, Member m"))
                .containsExactly(15L);
    }

    @Test
    void the_joined_entity_is_selected(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Book.class,
                        "select b from Author a join a.books b where a.name = 'Ada' order by b.id"))
                .extracting(b -> b.getId())
                .containsExactly(1L, 2L);
    }

    @Test
    void both_sides_are_selected(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.id, b.id, m.id from Loan l join l.book b join b.author a join l.member m order by a.id, m.id"))
                .containsExactly(new Object[] {1L, 1L, 1L}, new Object[] {1L, 1L, 3L}, new Object[] {2L, 3L, 1L});
    }

    @Test
    void a_join_under_an_aggregate(Queries queries) {
        assertThat(
                        queries.rows(
                                "select a.name, avg(r.rating) from Author a join a.books b join b.reviews r group by a.name order by a.name"))
                .containsExactly(new Object[] {"Ada", 4.5}, new Object[] {"Benjiro", 4.0});
    }
}
