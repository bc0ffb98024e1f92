package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.1 to 4.6.7 Conditional Expressions", stocked = true)
class ConditionsTest {

    @Test
    void and_before_or(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.genre = ESSAY or b.genre = NOVEL and b.pages > 400 order by b.id"))
                .containsExactly(2L, 3L, 5L);
    }

    @Test
    void parentheses_change_that(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where (b.genre = ESSAY or b.genre = NOVEL) and b.pages > 400 order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void not_before_and(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where not b.genre = NOVEL and b.pages > 50 order by b.id"))
                .containsExactly(2L, 4L);
    }

    @Test
    void not_of_parentheses(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where not (b.genre = NOVEL or b.pages > 90) order by b.id"))
                .containsExactly(4L, 6L);
    }

    @Test
    void a_double_not(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where not (not (b.genre = ESSAY))"))
                .containsExactly(2L);
    }

    @Test
    void equal_and_unequal(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.name <> 'Ada' and a.name <> 'Dai' order by a.id"))
                .containsExactly(2L, 3L);
    }

    @Test
    void less_and_greater(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages > 72 and b.pages < 410 order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void at_least_and_at_most(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages >= 72 and b.pages <= 410 order by b.id"))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_literal_on_the_left(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where 400 < b.pages order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void two_attributes_of_one_entity(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages < b.price * 10 order by b.id"))
                .containsExactly(4L);
    }

    @Test
    void entities_compare_by_identity(Queries queries) {
        assertThat(
                        queries.rows(
                                "select x.id, y.id from Book x, Book y where x.author = y.author and x.id < y.id order by x.id"))
                .containsExactly(new Object[] {1L, 2L}, new Object[] {3L, 4L});
    }

    @Test
    void entities_differ(Queries queries) {
        assertThat(queries.list(Long.class, "select count(*) from Author x, Author y where x <> y"))
                .containsExactly(12L);
    }

    @Test
    void an_entity_compares_with_a_relationship(Queries queries) {
        assertThat(queries.rows(
                        "select a.id, b.id from Author a, Book b where b.author = a and a.id = 2 order by b.id"))
                .containsExactly(new Object[] {2L, 3L}, new Object[] {2L, 4L});
    }

    @Test
    void an_enum_parameter(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.genre = ?1", io.virga.conformance.library.Genre.ESSAY))
                .containsExactly(2L);
    }

    @Test
    void a_parameter_on_both_sides(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.id = ?1 or a.id = ?2 order by a.id", 1L, 4L))
                .containsExactly(1L, 4L);
    }

    @Test
    void the_same_parameter_twice(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.id = ?1 or a.id = ?1 + 1 order by a.id", 2L))
                .containsExactly(2L, 3L);
    }

    @Test
    void a_decimal_parameter_of_another_scale(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price = ?1", new java.math.BigDecimal("8")))
                .containsExactly(2L);
    }

    @Test
    void decimals_order_by_value(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price >= 9.5 and b.price < 15.00 order by b.id"))
                .containsExactly(1L, 4L);
    }

    @Test
    void strings_compare_by_letters(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where a.name >= 'Benjiro' and a.name < 'D' order by a.id"))
                .containsExactly(2L, 3L);
    }

    @Test
    void true_of_a_comparison_with_null_is_not(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price <> 8 order by b.id"))
                .containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void or_with_null_keeps_what_is_true(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price > 10 or b.pages < 50 order by b.id"))
                .containsExactly(1L, 3L, 5L, 6L);
    }

    @Test
    void a_contradiction_is_empty(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages > 10 and b.pages < 5"))
                .isEmpty();
    }

    @Test
    void conditions_over_embedded_and_plain_attributes(Queries queries) {
        assertThat(
                        queries.longs(
                                "select m.id from Member m where m.name = 'Eve' and m.address.city = 'Lyon' and m.address.street = 'Rue Neuve'"))
                .containsExactly(1L);
    }

    @Test
    void an_embeddable_compares_as_a_whole(Queries queries) {
        assertThat(queries.longs(
                        "select m.id from Member m where m.address = ?1",
                        new io.virga.conformance.library.Address("Shijo-dori", "Kyoto")))
                .containsExactly(3L);
    }
}
