package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Loan;
import io.virga.conformance.library.Loan_;
import io.virga.conformance.library.Review;
import io.virga.conformance.library.Review_;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.11 and 6.3.12 Aggregates, Group By and Having", stocked = true)
class GroupingTest {

    @Test
    void count(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    query.select(cb.count(query.from(Book.class)));
                }))
                .containsExactly(6L);
    }

    @Test
    void count_of_what_is_not_null(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    query.select(cb.count(query.from(Book.class).get(Book_.price)));
                }))
                .containsExactly(5L);
    }

    @Test
    void count_distinct(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    query.select(cb.countDistinct(query.from(Book.class).get(Book_.genre)));
                }))
                .containsExactly(3L);
    }

    @Test
    void sum(Criteria criteria) {
        assertThat(criteria.list(Integer.class, (cb, query) -> {
                    query.select(cb.sum(query.from(Book.class).get(Book_.pages)));
                }))
                .containsExactly(1450);
    }

    @Test
    void sum_as_long(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    query.select(cb.sumAsLong(query.from(Book.class).get(Book_.pages)));
                }))
                .containsExactly(1450L);
    }

    @Test
    void avg(Criteria criteria) {
        assertThat(criteria.list(Double.class, (cb, query) -> {
                    query.select(cb.avg(query.from(Review.class).get(Review_.rating)));
                }))
                .containsExactly(4.25);
    }

    @Test
    void max(Criteria criteria) {
        assertThat(criteria.list(Integer.class, (cb, query) -> {
                    query.select(cb.max(query.from(Book.class).get(Book_.pages)));
                }))
                .containsExactly(512);
    }

    @Test
    void min(Criteria criteria) {
        assertThat(criteria.list(Integer.class, (cb, query) -> {
                    query.select(cb.min(query.from(Book.class).get(Book_.pages)));
                }))
                .containsExactly(40);
    }

    @Test
    void greatest_of_a_date(Criteria criteria) {
        assertThat(criteria.list(LocalDate.class, (cb, query) -> {
                    query.select(cb.greatest(query.from(Book.class).get(Book_.published)));
                }))
                .containsExactly(LocalDate.of(2023, 1, 9));
    }

    @Test
    void least_of_a_string(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    query.select(cb.least(query.from(Author.class).get(Author_.name)));
                }))
                .containsExactly("Ada");
    }

    @Test
    void one_row_per_group(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.multiselect(b.get(Book_.genre), cb.count(b))
                            .groupBy(b.get(Book_.genre))
                            .orderBy(cb.asc(b.get(Book_.genre)));
                }))
                .containsExactly(
                        new Object[] {Genre.NOVEL, 3L}, new Object[] {Genre.ESSAY, 1L}, new Object[] {Genre.POETRY, 2L
                        });
    }

    @Test
    void groups_by_two_expressions(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.multiselect(b.get(Book_.author).get(Author_.id), b.get(Book_.genre), cb.count(b))
                            .groupBy(b.get(Book_.author).get(Author_.id), b.get(Book_.genre))
                            .having(cb.gt(cb.sumAsLong(b.get(Book_.pages)), 410L));
                }))
                .containsExactly(new Object[] {3L, Genre.NOVEL, 1L});
    }

    @Test
    void having_filters_groups(Criteria criteria) {
        assertThat(criteria.list(Genre.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.genre))
                            .groupBy(b.get(Book_.genre))
                            .having(cb.gt(cb.count(b), 1L))
                            .orderBy(cb.asc(b.get(Book_.genre)));
                }))
                .containsExactly(Genre.NOVEL, Genre.POETRY);
    }

    @Test
    void having_of_two_conditions(Criteria criteria) {
        assertThat(criteria.list(Genre.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.genre))
                            .groupBy(b.get(Book_.genre))
                            .having(cb.gt(cb.count(b), 1L), cb.lt(cb.sumAsLong(b.get(Book_.pages)), 500L));
                }))
                .containsExactly(Genre.POETRY);
    }

    @Test
    void groups_over_a_join(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Join<Author, Book> b = a.join(Author_.books, JoinType.LEFT);
                    query.multiselect(a.get(Author_.name), cb.count(b))
                            .groupBy(a.get(Author_.name))
                            .orderBy(cb.asc(a.get(Author_.name)));
                }))
                .containsExactly(
                        new Object[] {"Ada", 2L},
                        new Object[] {"Benjiro", 2L},
                        new Object[] {"Chidi", 1L},
                        new Object[] {"Dai", 0L});
    }

    @Test
    void ordered_by_an_aggregate(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Loan> l = query.from(Loan.class);
                    query.select(l.get(Loan_.book).get(Book_.id))
                            .groupBy(l.get(Loan_.book).get(Book_.id))
                            .orderBy(cb.desc(cb.count(l)));
                }))
                .containsExactly(1L, 3L);
    }

    @Test
    void the_quotient_of_aggregates(Criteria criteria) {
        assertThat(criteria.list(Number.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(cb.quot(cb.sumAsLong(b.get(Book_.pages)), cb.count(b)))
                            .where(cb.equal(b.get(Book_.genre), Genre.POETRY));
                }))
                .singleElement()
                .satisfies(n -> assertThat(n.intValue()).isEqualTo(56));
    }
}
