package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.7.1 Literals", stocked = true)
class LiteralsTest {

    @Test
    void a_string_with_a_quote(Queries queries) {
        assertThat(queries.strings("select 'it''s' from Author a where a.id = 1"))
                .containsExactly("it's");
    }

    @Test
    void an_empty_string(Queries queries) {
        assertThat(queries.strings("select '' from Author a where a.id = 1")).containsExactly("");
    }

    @Test
    void a_string_with_other_letters(Queries queries) {
        assertThat(queries.strings("select 'Žluťoučký 川' from Author a where a.id = 1"))
                .containsExactly("Žluťoučký 川");
    }

    @Test
    void an_integer(Queries queries) {
        assertThat(queries.list(Integer.class, "select 42 from Author a where a.id = 1"))
                .containsExactly(42);
    }

    @Test
    void a_long(Queries queries) {
        assertThat(queries.longs("select 42L from Author a where a.id = 1")).containsExactly(42L);
    }

    @Test
    void a_negative_number(Queries queries) {
        assertThat(queries.list(Integer.class, "select -7 from Author a where a.id = 1"))
                .containsExactly(-7);
    }

    @Test
    void a_double(Queries queries) {
        assertThat(queries.list(Double.class, "select 1.5d from Author a where a.id = 1"))
                .containsExactly(1.5);
    }

    @Test
    void a_double_with_an_exponent(Queries queries) {
        assertThat(queries.list(Double.class, "select 1e3 from Author a where a.id = 1"))
                .containsExactly(1000.0);
    }

    @Test
    void a_float(Queries queries) {
        assertThat(queries.list(Float.class, "select 2.5f from Author a where a.id = 1"))
                .containsExactly(2.5f);
    }

    @Test
    void true_and_false(Queries queries) {
        assertThat(queries.rows("select true, false from Author a where a.id = 1"))
                .containsExactly(new Object[] {true, false});
    }

    @Test
    void a_boolean_in_a_condition(Queries queries) {
        assertThat(queries.longs("select a.id from Author a where true = true and a.id = 2"))
                .containsExactly(2L);
    }

    @Test
    void an_enum_by_its_full_name(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre = io.virga.conformance.library.Genre.ESSAY"))
                .containsExactly(2L);
    }

    @Test
    void an_enum_by_its_constant(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre = ESSAY"))
                .containsExactly(2L);
    }

    @Test
    void an_entity_type(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where type(m) = Guest"))
                .containsExactly(3L);
    }

    @Test
    void a_big_decimal(Queries queries) {
        assertThat(queries.list(java.math.BigDecimal.class, "select 12.50BD from Author a where a.id = 1"))
                .singleElement()
                .satisfies(n -> assertThat(n).isEqualByComparingTo("12.50"));
    }

    @Test
    void a_big_integer(Queries queries) {
        assertThat(queries.list(
                        java.math.BigInteger.class, "select 12345678901234567890BI from Author a where a.id = 1"))
                .containsExactly(new java.math.BigInteger("12345678901234567890"));
    }
}
