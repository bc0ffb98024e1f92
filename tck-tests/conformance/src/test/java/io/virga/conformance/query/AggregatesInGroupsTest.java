package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.9.5 and 4.8 Aggregate Functions, Group By and Having", stocked = true)
class AggregatesInGroupsTest {

    @Test
    void sum_per_group(Queries queries) {
        assertThat(queries.rows("select b.genre, sum(b.pages) from Book b group by b.genre order by sum(b.pages)"))
                .containsExactly(
                        new Object[] {io.virga.conformance.library.Genre.ESSAY, 96L},
                        new Object[] {io.virga.conformance.library.Genre.POETRY, 112L},
                        new Object[] {io.virga.conformance.library.Genre.NOVEL, 1242L});
    }

    @Test
    void min_and_max_per_group(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.author.id, min(b.pages), max(b.pages) from Book b where b.author is not null group by b.author.id order by b.author.id"))
                .containsExactly(new Object[] {1L, 96, 320}, new Object[] {2L, 72, 410}, new Object[] {3L, 512, 512});
    }

    @Test
    void avg_per_group(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.author.id, avg(b.pages) from Book b where b.author is not null group by b.author.id order by b.author.id"))
                .containsExactly(new Object[] {1L, 208.0}, new Object[] {2L, 241.0}, new Object[] {3L, 512.0});
    }

    @Test
    void group_by_two_expressions(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.author.id, b.genre, count(b) from Book b where b.author is not null group by b.author.id, b.genre order by b.author.id, b.genre"))
                .containsExactly(
                        new Object[] {1L, io.virga.conformance.library.Genre.NOVEL, 1L},
                        new Object[] {1L, io.virga.conformance.library.Genre.ESSAY, 1L},
                        new Object[] {2L, io.virga.conformance.library.Genre.NOVEL, 1L},
                        new Object[] {2L, io.virga.conformance.library.Genre.POETRY, 1L},
                        new Object[] {3L, io.virga.conformance.library.Genre.NOVEL, 1L});
    }

    @Test
    void having_without_an_aggregate_in_the_select(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Genre.class,
                        "select b.genre from Book b group by b.genre having count(b) = 1"))
                .containsExactly(io.virga.conformance.library.Genre.ESSAY);
    }

    @Test
    void having_combines(Queries queries) {
        assertThat(
                        queries.rows(
                                "select b.genre, count(b) from Book b group by b.genre having count(b) > 1 and sum(b.pages) > 1000"))
                .containsExactly(new Object[] {io.virga.conformance.library.Genre.NOVEL, 3L});
    }

    @Test
    void having_with_a_parameter(Queries queries) {
        assertThat(queries.rows("select b.genre, count(b) from Book b group by b.genre having count(b) = ?1", 2L))
                .containsExactly(new Object[] {io.virga.conformance.library.Genre.POETRY, 2L});
    }

    @Test
    void where_comes_before_group(Queries queries) {
        assertThat(queries.rows(
                        "select b.genre, count(b) from Book b where b.pages > 90 group by b.genre order by count(b)"))
                .containsExactly(
                        new Object[] {io.virga.conformance.library.Genre.ESSAY, 1L},
                        new Object[] {io.virga.conformance.library.Genre.NOVEL, 3L});
    }

    @Test
    void count_distinct_per_group(Queries queries) {
        assertThat(queries.rows(
                        "select b.genre, count(distinct b.author.id) from Book b group by b.genre order by b.genre"))
                .containsExactly(
                        new Object[] {io.virga.conformance.library.Genre.NOVEL, 3L},
                        new Object[] {io.virga.conformance.library.Genre.ESSAY, 1L},
                        new Object[] {io.virga.conformance.library.Genre.POETRY, 1L});
    }

    @Test
    void sum_distinct(Queries queries) {
        assertThat(queries.list(Long.class, "select sum(distinct r.rating) from Review r"))
                .containsExactly(12L);
    }

    @Test
    void avg_distinct(Queries queries) {
        assertThat(queries.list(Double.class, "select avg(distinct r.rating) from Review r"))
                .containsExactly(4.0);
    }

    @Test
    void count_of_everything(Queries queries) {
        assertThat(queries.list(Long.class, "select count(*) from Book b")).containsExactly(6L);
    }

    @Test
    void count_of_an_entity(Queries queries) {
        assertThat(queries.list(Long.class, "select count(b) from Book b where b.price > 9"))
                .containsExactly(4L);
    }

    @Test
    void count_of_a_relationship(Queries queries) {
        assertThat(queries.list(Long.class, "select count(b.author) from Book b"))
                .containsExactly(5L);
    }

    @Test
    void max_of_a_string(Queries queries) {
        assertThat(queries.strings("select max(a.name) from Author a")).containsExactly("Dai");
    }

    @Test
    void min_of_a_decimal(Queries queries) {
        assertThat(queries.list(java.math.BigDecimal.class, "select min(b.price) from Book b"))
                .singleElement()
                .satisfies(n -> assertThat(n).isEqualByComparingTo("8"));
    }

    @Test
    void the_sum_of_integers_is_a_long(Queries queries) {
        assertThat(queries.list(Long.class, "select sum(b.pages) from Book b")).containsExactly(1450L);
    }

    @Test
    void an_aggregate_of_no_rows_is_one_row(Queries queries) {
        assertThat(queries.rows("select count(b), max(b.pages) from Book b where b.id > 99"))
                .containsExactly(new Object[] {0L, null});
    }

    @Test
    void groups_of_no_rows_are_no_rows(Queries queries) {
        assertThat(queries.rows("select b.genre, count(b) from Book b where b.id > 99 group by b.genre"))
                .isEmpty();
    }

    @Test
    void an_aggregate_of_an_expression(Queries queries) {
        assertThat(queries.list(Integer.class, "select max(b.pages - b.pages / 2 * 2) from Book b"))
                .containsExactly(0);
    }

    @Test
    void an_expression_of_aggregates(Queries queries) {
        assertThat(queries.list(Integer.class, "select max(b.pages) - min(b.pages) from Book b"))
                .containsExactly(472);
    }

    @Test
    void group_by_a_value_of_a_collection(Queries queries) {
        assertThat(queries.rows("select t, count(b) from Book b join b.tags t group by t order by t"))
                .containsExactly(new Object[] {"city", 2L}, new Object[] {"river", 2L}, new Object[] {"spring", 1L});
    }

    @Test
    void group_by_a_left_joined_entity(Queries queries) {
        assertThat(queries.rows(
                        "select a.name, count(b) from Author a left join a.books b group by a.name order by a.name"))
                .containsExactly(
                        new Object[] {"Ada", 2L},
                        new Object[] {"Benjiro", 2L},
                        new Object[] {"Chidi", 1L},
                        new Object[] {"Dai", 0L});
    }

    @Test
    void ordered_by_an_aggregate(Queries queries) {
        assertThat(queries.rows("select l.book.id, count(l) from Loan l group by l.book.id order by count(l) desc"))
                .containsExactly(new Object[] {1L, 2L}, new Object[] {3L, 1L});
    }

    @Test
    void group_by_a_type(Queries queries) {
        assertThat(queries.rows("select type(m), count(m) from Member m group by type(m) order by count(m)"))
                .containsExactly(
                        new Object[] {io.virga.conformance.library.Guest.class, 1L},
                        new Object[] {io.virga.conformance.library.Student.class, 2L});
    }
}
