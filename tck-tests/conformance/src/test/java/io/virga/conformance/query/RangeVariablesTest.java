package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.3 Range Variable Declarations", stocked = true)
class RangeVariablesTest {

    @Test
    void a_variable_ranges_over_all_instances(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.id")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void as_is_optional(Queries queries) {
        assertThat(queries.longs("select b.id from Book as b where b.pages > 400 order by b.id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void without_a_variable_attributes_are_those_of_the_entity(Queries queries) {
        assertThat(queries.longs("select id from Book where pages > 400 order by id"))
                .containsExactly(3L, 5L);
    }

    @Test
    void without_a_select_clause_the_entity_is_selected(Queries queries) {
        assertThat(queries.list(Book.class, "from Book where pages > 500"))
                .extracting(Book::getTitle)
                .containsExactly("Harmattan");
    }

    @Test
    void two_variables_make_a_product(Queries queries) {
        assertThat(
                        queries.rows(
                                "select x.id, y.id from Book x, Book y where x.author = y.author and x.id < y.id order by x.id"))
                .containsExactly(new Object[] {1L, 2L}, new Object[] {3L, 4L});
    }
}
