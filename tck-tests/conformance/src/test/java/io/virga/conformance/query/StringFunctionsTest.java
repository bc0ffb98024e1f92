package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.7.7.1 String Functions", stocked = true)
class StringFunctionsTest {

    @Test
    void concat_takes_more_than_two(Queries queries) {
        assertThat(queries.strings("select concat(a.name, '/', 'x', '/', a.name) from Author a where a.id = 1"))
                .containsExactly("Ada/x/Ada");
    }

    @Test
    void the_operator_concatenates_what_is_no_string_after_a_cast(Queries queries) {
        assertThat(queries.strings("select a.name || cast(a.id as string) from Author a where a.id = 2"))
                .containsExactly("Benjiro2");
    }

    @Test
    void substring_without_a_length_goes_to_the_end(Queries queries) {
        assertThat(queries.strings("select substring(b.title, 6) from Book b where b.id = 1"))
                .containsExactly("le pont");
    }

    @Test
    void substring_past_the_end_is_cut(Queries queries) {
        assertThat(queries.strings("select substring(b.title, 3, 99) from Book b where b.id = 3"))
                .containsExactly("wa");
    }

    @Test
    void substring_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where substring(b.title, 1, 3) = 'Har' order by b.id"))
                .containsExactly(4L, 5L);
    }

    @Test
    void trim_takes_spaces_by_default(Queries queries) {
        assertThat(queries.strings("select trim(concat('  ', a.name, ' ')) from Author a where a.id = 1"))
                .containsExactly("Ada");
    }

    @Test
    void trim_leading(Queries queries) {
        assertThat(queries.strings("select trim(leading 'x' from 'xxaxx') from Author a where a.id = 1"))
                .containsExactly("axx");
    }

    @Test
    void trim_trailing(Queries queries) {
        assertThat(queries.strings("select trim(trailing 'x' from 'xxaxx') from Author a where a.id = 1"))
                .containsExactly("xxa");
    }

    @Test
    void trim_both_of_spaces(Queries queries) {
        assertThat(queries.strings("select trim(both from concat(' ', a.name, ' ')) from Author a where a.id = 3"))
                .containsExactly("Chidi");
    }

    @Test
    void lower_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where lower(b.title) = 'kawa'"))
                .containsExactly(3L);
    }

    @Test
    void upper_on_both_sides(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where upper(b.title) like upper('%pont%') order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void lower_of_other_letters(Queries queries) {
        assertThat(queries.strings("select lower(s.school) from Student s where s.id = 1"))
                .containsExactly("lycée du parc");
    }

    @Test
    void length_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where length(b.title) = 4 order by b.id"))
                .containsExactly(3L, 4L);
    }

    @Test
    void length_of_null_is_null(Queries queries) {
        assertThat(queries.strings("select m.name from Student m where length(m.school) is null"))
                .containsExactly("Fay");
    }

    @Test
    void locate_without_a_hit_is_zero(Queries queries) {
        assertThat(queries.list(Integer.class, "select locate('z', b.title) from Book b where b.id = 3"))
                .containsExactly(0);
    }

    @Test
    void locate_from_a_position(Queries queries) {
        assertThat(queries.list(Integer.class, "select locate('a', b.title, 3) from Book b where b.id = 3"))
                .containsExactly(4);
    }

    @Test
    void locate_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where locate('ar', lower(b.title)) > 0 order by b.id"))
                .containsExactly(4L, 5L);
    }

    @Test
    void left_takes_the_first_characters(Queries queries) {
        assertThat(queries.strings("select left(b.title, 4) from Book b where b.id = 5"))
                .containsExactly("Harm");
    }

    @Test
    void right_takes_the_last_characters(Queries queries) {
        assertThat(queries.strings("select right(b.title, 4) from Book b where b.id = 1"))
                .containsExactly("pont");
    }

    @Test
    void left_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where left(b.title, 1) = 'P'"))
                .containsExactly(2L);
    }

    @Test
    void replace_takes_all_places(Queries queries) {
        assertThat(queries.strings("select replace(b.title, 'a', 'e') from Book b where b.id = 5"))
                .containsExactly("Hermetten");
    }

    @Test
    void replace_in_a_condition(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where replace(b.title, ' ', '') = 'Souslepont'"))
                .containsExactly(1L);
    }

    @Test
    void functions_nest(Queries queries) {
        assertThat(queries.strings("select upper(left(trim(concat(' ', b.title)), 2)) from Book b where b.id = 4"))
                .containsExactly("HA");
    }

    @Test
    void concat_of_attributes_of_two_entities(Queries queries) {
        assertThat(queries.strings("select concat(b.title, ' by ', b.author.name) from Book b where b.genre = ESSAY"))
                .containsExactly("Ponts by Ada");
    }

    @Test
    void concat_with_a_parameter(Queries queries) {
        assertThat(queries.strings("select concat(a.name, ?1) from Author a where a.id = 4", "!"))
                .containsExactly("Dai!");
    }

    @Test
    void a_function_of_a_function_groups(Queries queries) {
        assertThat(queries.rows(
                        "select left(b.title, 1), count(b) from Book b group by left(b.title, 1) having count(b) > 1"))
                .containsExactly(new Object[] {"H", 2L});
    }

    @Test
    void ordered_by_a_function(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.genre = NOVEL order by length(b.title), b.id"))
                .containsExactly(3L, 5L, 1L);
    }
}
