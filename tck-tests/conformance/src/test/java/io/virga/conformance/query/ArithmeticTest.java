package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.7.6 and 4.7.7.2 Arithmetic Expressions and Functions", stocked = true)
class ArithmeticTest {

    @Test
    void addition_and_subtraction(Queries queries) {
        assertThat(queries.list(Integer.class, "select b.pages + 10 - 4 from Book b where b.id = 4"))
                .containsExactly(78);
    }

    @Test
    void multiplication_before_addition(Queries queries) {
        assertThat(queries.list(Integer.class, "select 2 + b.pages * 3 from Book b where b.id = 6"))
                .containsExactly(122);
    }

    @Test
    void parentheses_first(Queries queries) {
        assertThat(queries.list(Integer.class, "select (2 + b.pages) * 3 from Book b where b.id = 6"))
                .containsExactly(126);
    }

    @Test
    void a_sign_is_an_operator(Queries queries) {
        assertThat(queries.list(Integer.class, "select -b.pages from Book b where b.id = 6"))
                .containsExactly(-40);
    }

    @Test
    void a_plus_sign_changes_nothing(Queries queries) {
        assertThat(queries.list(Integer.class, "select +b.pages from Book b where b.id = 6"))
                .containsExactly(40);
    }

    @Test
    void division_of_decimals(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price / 2 = 10"))
                .containsExactly(5L);
    }

    @Test
    void an_expression_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages * 2 > 800 order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void an_expression_on_both_sides(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages - 300 > b.price + 90 order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void with_null_the_result_is_null(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.price + 1 is null"))
                .containsExactly(6L);
    }

    @Test
    void a_parameter_takes_part(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages + ?1 = 100", 4))
                .containsExactly(2L);
    }

    @Test
    void integers_and_decimals_mix(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.pages * b.price = 4000"))
                .containsExactly(1L);
    }

    @Test
    void abs_of_a_negative_number(Queries queries) {
        assertThat(queries.list(Integer.class, "select abs(b.pages - 412) from Book b where b.id = 3"))
                .containsExactly(2);
    }

    @Test
    void mod_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where mod(b.pages, 10) = 0 order by b.id"))
                .containsExactly(1L, 3L, 6L);
    }

    @Test
    void sign_tells_the_direction(Queries queries) {
        assertThat(queries.list(
                        Integer.class, "select sign(b.pages - 96) from Book b where b.id in (1, 2, 6) order by b.id"))
                .containsExactly(1, 0, -1);
    }

    @Test
    void power(Queries queries) {
        assertThat(queries.list(Double.class, "select power(b.id, 3) from Book b where b.id = 2"))
                .containsExactly(8.0);
    }

    @Test
    void exp_and_ln_undo_each_other(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where abs(ln(exp(b.id)) - b.id) < 0.000001 and b.id < 3 order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void sqrt_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where sqrt(b.id) = 2"))
                .containsExactly(4L);
    }

    @Test
    void ceiling_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where ceiling(b.price) = 13"))
                .containsExactly(1L);
    }

    @Test
    void floor_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where floor(b.price) = 9"))
                .containsExactly(4L);
    }

    @Test
    void round_to_no_digits(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where round(b.price, 0) = 8"))
                .containsExactly(2L);
    }

    @Test
    void a_sum_of_products(Queries queries) {
        assertThat(queries.list(
                        Integer.class, "select cast(sum(b.pages * 2) as integer) from Book b where b.author.id = 2"))
                .containsExactly(964);
    }

    @Test
    void size_counts_elements(Queries queries) {
        assertThat(queries.rows("select b.id, size(b.tags) from Book b where b.id < 3 order by b.id"))
                .containsExactly(new Object[] {1L, 2}, new Object[] {2L, 1});
    }

    @Test
    void size_of_nothing_is_zero(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where size(b.tags) = 0 order by b.id"))
                .containsExactly(3L, 6L);
    }

    @Test
    void size_compares_with_size(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where size(b.reviews) >= size(b.tags) order by b.id"))
                .containsExactly(1L, 3L, 4L, 6L);
    }

    @Test
    void size_orders(Queries queries) {
        assertThat(queries.longs("select a.id from Author a order by size(a.books) desc, a.id"))
                .containsExactly(1L, 2L, 3L, 4L);
    }
}
