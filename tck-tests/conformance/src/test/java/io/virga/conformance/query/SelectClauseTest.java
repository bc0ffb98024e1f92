package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Address;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Genre;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Section(value = "4.9 SELECT Clause", stocked = true)
class SelectClauseTest {

    @Test
    void an_entity_is_managed(Queries queries) {
        queries.factory().runInTransaction(em -> {
            Book book = em.createQuery("select b from Book b where b.id = 1", Book.class)
                    .getSingleResult();

            assertThat(em.contains(book)).isTrue();
            assertThat(em.find(Book.class, 1L)).isSameAs(book);
        });
    }

    @Test
    void several_items_are_a_row(Queries queries) {
        assertThat(queries.rows("select b.id, b.title, b.genre from Book b where b.id = 2"))
                .containsExactly(new Object[] {2L, "Ponts", Genre.ESSAY});
    }

    @Test
    void a_constructor_expression_makes_values(Queries queries) {
        record Length(String title, int pages) {}
        assertThat(queries.list(
                        Length.class,
                        "select new " + Length.class.getName() + "(b.title, b.pages) from Book b where b.id = 2"))
                .containsExactly(new Length("Ponts", 96));
    }

    @Test
    void distinct_drops_duplicates(Queries queries) {
        assertThat(queries.list(Genre.class, "select distinct b.genre from Book b"))
                .containsExactlyInAnyOrder(Genre.values());
    }

    @Test
    void an_embeddable_is_a_value(Queries queries) {
        assertThat(queries.list(Address.class, "select m.address from Member m where m.id = 1"))
                .containsExactly(new Address("Rue Neuve", "Lyon"));
    }

    @Test
    void a_path_over_a_missing_relationship_drops_the_row(Queries queries) {
        assertThat(queries.strings("select b.author.name from Book b where b.genre = POETRY"))
                .containsExactly("Benjiro");
    }

    @Test
    void a_null_attribute_is_a_null_result(Queries queries) {
        assertThat(queries.list(LocalDate.class, "select b.published from Book b where b.id = 4"))
                .containsExactly((LocalDate) null);
    }
}
