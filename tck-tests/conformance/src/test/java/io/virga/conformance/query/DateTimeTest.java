package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.7.7.3 Datetime Functions and 4.7.1 Date Literals", stocked = true)
class DateTimeTest {

    @Test
    void year_of_a_date(Queries queries) {
        assertThat(queries.list(Integer.class, "select extract(year from b.published) from Book b where b.id = 2"))
                .containsExactly(2021);
    }

    @Test
    void month_of_a_date(Queries queries) {
        assertThat(queries.list(Integer.class, "select extract(month from b.published) from Book b where b.id = 2"))
                .containsExactly(6);
    }

    @Test
    void day_of_a_date(Queries queries) {
        assertThat(queries.list(Integer.class, "select extract(day from b.published) from Book b where b.id = 2"))
                .containsExactly(15);
    }

    @Test
    void quarter_of_a_date(Queries queries) {
        assertThat(queries.list(Integer.class, "select extract(quarter from b.published) from Book b where b.id = 3"))
                .containsExactly(4);
    }

    @Test
    void extract_groups(Queries queries) {
        assertThat(
                        queries.rows(
                                "select extract(month from l.since), count(l) from Loan l group by extract(month from l.since) order by 1"))
                .containsExactly(new Object[] {5, 2L}, new Object[] {6, 1L});
    }

    @Test
    void extract_in_a_condition(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where extract(year from b.published) between 2015 and 2019 order by b.id"))
                .containsExactly(1L, 3L);
    }

    @Test
    void extract_orders(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.published is not null order by extract(day from b.published), b.id"))
                .containsExactly(1L, 6L, 5L, 2L, 3L);
    }

    @Test
    void the_current_date_is_after_all_of_the_stock(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.published < local date order by b.id"))
                .containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void current_date_is_a_date(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.published > current_date"))
                .isEmpty();
    }

    @Test
    void local_datetime_is_of_this_century(Queries queries) {
        assertThat(queries.list(java.time.LocalDateTime.class, "select local datetime from Book b where b.id = 1"))
                .allMatch(t -> t.getYear() > 2000);
    }

    @Test
    void local_time_is_a_time(Queries queries) {
        assertThat(queries.list(java.time.LocalTime.class, "select local time from Book b where b.id = 1"))
                .hasSize(1);
    }

    @Test
    void a_date_literal_compares(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.published = {d '2015-11-20'}"))
                .containsExactly(3L);
    }

    @Test
    void a_date_literal_bounds_a_range(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.published between {d '2019-01-01'} and {d '2021-12-31'} order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_date_parameter_compares(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.published >= ?1 order by b.id",
                        java.time.LocalDate.of(2021, 6, 15)))
                .containsExactly(2L, 5L);
    }

    @Test
    void the_earliest_and_the_latest(Queries queries) {
        assertThat(queries.rows("select min(b.published), max(b.published) from Book b"))
                .containsExactly(new Object[] {java.time.LocalDate.of(1901, 1, 1), java.time.LocalDate.of(2023, 1, 9)});
    }

    @Test
    void a_leap_day_is_a_day(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.born = ?1", java.time.LocalDate.of(1960, 2, 29)))
                .containsExactly(1L);
    }

    @Test
    void dates_order(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.born is not null order by a.born"))
                .containsExactly(2L, 1L);
    }

    @Test
    void a_date_of_a_subclass(Queries queries) {
        assertThat(queries.longs("select g.id from Guest g where g.until > ?1", java.time.LocalDate.of(2030, 1, 1)))
                .containsExactly(3L);
    }
}
