package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.7.9 Case Expressions", stocked = true)
class CaseExpressionsTest {

    @Test
    void the_first_true_branch_decides(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case when a.id < 3 then 'low' when a.id < 4 then 'mid' else 'high' end from Author a order by a.id"))
                .containsExactly("low", "low", "mid", "high");
    }

    @Test
    void without_else_hibernate_answers_null(Queries queries) {
        assertThat(queries.strings("select case when a.id = 1 then a.name end from Author a order by a.id"))
                .containsExactly("Ada", null, null, null);
    }

    @Test
    void a_branch_may_be_an_attribute(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case when a.country is null then 'nowhere' else a.name end from Author a where a.id > 2 order by a.id"))
                .containsExactly("Chidi", "nowhere");
    }

    @Test
    void a_condition_of_a_branch_may_combine(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case when a.id = 1 or a.name = 'Dai' then 'y' else 'n' end from Author a order by a.id"))
                .containsExactly("y", "n", "n", "y");
    }

    @Test
    void case_in_a_condition(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where case when b.genre = NOVEL then b.pages else 0 end > 400 order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void case_in_an_order(Queries queries) {
        assertThat(queries.longs("select a.id from Author a order by case when a.name = 'Dai' then 0 else 1 end, a.id"))
                .containsExactly(4L, 1L, 2L, 3L);
    }

    @Test
    void case_in_an_aggregate(Queries queries) {
        assertThat(queries.list(Long.class, "select sum(case when b.pages > 90 then 1 else 0 end) from Book b"))
                .containsExactly(4L);
    }

    @Test
    void simple_case_of_a_string(Queries queries) {
        assertThat(
                        queries.list(
                                Integer.class,
                                "select case a.name when 'Ada' then 1 when 'Dai' then 4 else 0 end from Author a order by a.id"))
                .containsExactly(1, 0, 0, 4);
    }

    @Test
    void simple_case_of_a_type(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case type(m) when Student then 'student' when Guest then 'guest' else '?' end from Member m order by m.id"))
                .containsExactly("student", "student", "guest");
    }

    @Test
    void cases_nest(Queries queries) {
        assertThat(
                        queries.strings(
                                "select case when a.id < 3 then case when a.id = 1 then 'one' else 'two' end else 'more' end from Author a order by a.id"))
                .containsExactly("one", "two", "more", "more");
    }

    @Test
    void case_groups(Queries queries) {
        assertThat(
                        queries.rows(
                                "select case when b.pages >= 100 then 'long' else 'short' end, count(b) from Book b group by case when b.pages >= 100 then 'long' else 'short' end order by 1"))
                .containsExactly(new Object[] {"long", 3L}, new Object[] {"short", 3L});
    }

    @Test
    void coalesce_of_three(Queries queries) {
        assertThat(queries.strings("select coalesce(m.school, m.address.city, 'none') from Student m order by m.id"))
                .containsExactly("Lycée du Parc", "none");
    }

    @Test
    void coalesce_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where coalesce(b.price, 0) = 0"))
                .containsExactly(6L);
    }

    @Test
    void coalesce_of_numbers_orders(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by coalesce(b.price, 100), b.id"))
                .containsExactly(2L, 4L, 1L, 3L, 5L, 6L);
    }

    @Test
    void nullif_keeps_what_differs(Queries queries) {
        assertThat(queries.list(
                        Integer.class, "select nullif(b.pages, 40) from Book b where b.id in (4, 6) order by b.id"))
                .containsExactly(72, null);
    }

    @Test
    void nullif_in_a_condition(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where nullif(a.name, 'Dai') is null"))
                .containsExactly(4L);
    }

    @Test
    void coalesce_over_a_left_join(Queries queries) {
        assertThat(
                        queries.strings(
                                "select coalesce(b.title, '-') from Author a left join a.books b on b.genre = ESSAY order by a.id"))
                .containsExactly("Ponts", "-", "-", "-");
    }
}
