package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Country;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Member_;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.8 Predicates", stocked = true)
class PredicatesTest {

    @Test
    void equal_to_a_value(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(x.get(Book_.title), "Kawa")))
                .containsExactly(3L);
    }

    @Test
    void equal_to_an_expression(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(x.get("title"), cb.concat("Ka", cb.literal("wa")))))
                .containsExactly(3L);
    }

    @Test
    void not_equal(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> cb.notEqual(x.get(Author_.name), "Ada")))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void greater_than(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.greaterThan(x.get(Book_.pages), 320)))
                .containsExactly(3L, 5L);
    }

    @Test
    void greater_than_or_equal_to(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.greaterThanOrEqualTo(x.get(Book_.pages), 320)))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void less_than(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.lessThan(x.get(Book_.pages), 72)))
                .containsExactly(6L);
    }

    @Test
    void less_than_or_equal_to(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.lessThanOrEqualTo(x.get(Book_.pages), 72)))
                .containsExactly(4L, 6L);
    }

    @Test
    void gt_of_numbers(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.gt(x.get(Book_.price), 12)))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void ge_of_numbers(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.ge(x.get(Book_.price), new BigDecimal("12.50"))))
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void lt_of_numbers(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.lt(x.get(Book_.price), 9)))
                .containsExactly(2L);
    }

    @Test
    void le_of_numbers(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.le(x.get(Book_.price), 9.5)))
                .containsExactly(2L, 4L);
    }

    @Test
    void between_values(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.between(x.get(Book_.pages), 72, 320)))
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void between_expressions(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.between(x.get(Book_.pages), cb.literal(50), cb.literal(100))))
                .containsExactly(2L, 4L);
    }

    @Test
    void between_dates(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.between(
                                x.get(Book_.published), LocalDate.of(2019, 1, 1), LocalDate.of(2021, 12, 31))))
                .containsExactly(1L, 2L);
    }

    @Test
    void is_null(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isNull(x.get(Book_.price))))
                .containsExactly(6L);
    }

    @Test
    void is_not_null(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isNotNull(x.get(Book_.published))))
                .containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void is_null_of_a_relationship(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> x.get(Book_.author).isNull()))
                .containsExactly(6L);
    }

    @Test
    void is_not_null_of_the_expression_itself(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> x.get(Author_.born).isNotNull()))
                .containsExactly(1L, 2L);
    }

    @Test
    void equal_to_of_the_expression_itself(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> x.get(Author_.name).equalTo("Dai")))
                .containsExactly(4L);
    }

    @Test
    void not_equal_to_of_the_expression_itself(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> x.get(Author_.name).notEqualTo("Dai")))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void like(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.like(x.get(Book_.title), "Har%")))
                .containsExactly(4L, 5L);
    }

    @Test
    void like_with_an_escape(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.like(cb.concat(x.get(Book_.title), "%"), "Kawa!%", '!')))
                .containsExactly(3L);
    }

    @Test
    void not_like(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.notLike(x.get(Book_.title), "%a%")))
                .containsExactly(1L, 2L, 6L);
    }

    @Test
    void in_values(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> x.get(Book_.id).in(1L, 4L, 99L)))
                .containsExactly(1L, 4L);
    }

    @Test
    void in_a_collection(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> x.get(Author_.name).in(List.of("Ada", "Chidi"))))
                .containsExactly(1L, 3L);
    }

    @Test
    void in_built_step_by_step(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.in(x.get(Book_.genre)).value(Genre.ESSAY).value(Genre.POETRY)))
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void not_in(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.not(x.get(Book_.id).in(1L, 2L, 3L))))
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void and_of_two(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.and(cb.equal(x.get(Book_.genre), Genre.NOVEL), cb.gt(x.get(Book_.pages), 400))))
                .containsExactly(3L, 5L);
    }

    @Test
    void and_of_many(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.and(
                                cb.gt(x.get(Book_.pages), 50),
                                cb.lt(x.get(Book_.pages), 400),
                                cb.isNotNull(x.get(Book_.published)))))
                .containsExactly(1L, 2L);
    }

    @Test
    void and_of_a_list(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.and(List.of(cb.gt(x.get(Book_.pages), 50), cb.lt(x.get(Book_.pages), 80)))))
                .containsExactly(4L);
    }

    @Test
    void or_of_two(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class, (cb, x) -> cb.or(cb.equal(x.get(Book_.id), 1L), cb.equal(x.get(Book_.id), 6L))))
                .containsExactly(1L, 6L);
    }

    @Test
    void or_of_a_list(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.or(List.of(cb.equal(x.get(Book_.id), 2L), cb.equal(x.get(Book_.id), 5L)))))
                .containsExactly(2L, 5L);
    }

    @Test
    void not_of_a_predicate(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(x.get(Book_.genre), Genre.NOVEL)
                        .not()))
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void not_of_an_and(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.not(
                                cb.and(cb.equal(x.get(Book_.genre), Genre.NOVEL), cb.gt(x.get(Book_.pages), 400)))))
                .containsExactly(1L, 2L, 4L, 6L);
    }

    @Test
    void a_conjunction_of_nothing_is_true(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> cb.conjunction())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_disjunction_of_nothing_is_false(Criteria criteria) {
        assertThat(criteria.ids(Author.class, (cb, x) -> cb.disjunction())).isEmpty();
    }

    @Test
    void is_true(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isTrue(cb.gt(x.get(Book_.pages), 400))))
                .containsExactly(3L, 5L);
    }

    @Test
    void is_false(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isFalse(cb.gt(x.get(Book_.pages), 90))))
                .containsExactly(4L, 6L);
    }

    @Test
    void is_empty(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isEmpty(x.get(Book_.reviews))))
                .containsExactly(2L, 5L, 6L);
    }

    @Test
    void is_not_empty(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isNotEmpty(x.get(Book_.tags))))
                .containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void is_member(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isMember("river", x.get(Book_.tags))))
                .containsExactly(1L, 2L);
    }

    @Test
    void is_not_member(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.isNotMember("river", x.get(Book_.tags))))
                .containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void of_an_embedded_attribute(Criteria criteria) {
        assertThat(criteria.ids(
                        Member.class, (cb, x) -> cb.equal(x.get(Member_.address).get("city"), "Kyoto")))
                .containsExactly(3L);
    }

    @Test
    void of_a_path_over_a_relationship(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class, (cb, x) -> cb.equal(x.get(Book_.author).get(Author_.country), Country.JAPAN)))
                .containsExactly(3L, 4L);
    }
}
