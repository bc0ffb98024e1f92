package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.4 Path Expressions", stocked = true)
class PathExpressionsTest {

    @Test
    void a_path_to_an_attribute(Queries queries) {
        assertThat(queries.strings("select b.author.name from Book b where b.id = 5"))
                .containsExactly("Chidi");
    }

    @Test
    void a_path_to_an_id_needs_no_join(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author.id = 1 order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_path_over_two_relationships(Queries queries) {
        assertThat(queries.strings("select l.book.author.name from Loan l where l.member.name = 'Gil'"))
                .containsExactly("Ada");
    }

    @Test
    void a_path_into_an_embeddable(Queries queries) {
        assertThat(queries.strings("select m.address.city from Member m where m.name = 'Eve'"))
                .containsExactly("Lyon");
    }

    @Test
    void a_path_over_a_relationship_into_an_embeddable(Queries queries) {
        assertThat(queries.strings("select l.member.address.street from Loan l where l.book.id = 3"))
                .containsExactly("Rue Neuve");
    }

    @Test
    void a_path_in_a_condition(Queries queries) {
        assertThat(queries.longs(
                        "select r.book.id from Review r where r.book.author.country = JAPAN order by r.book.id"))
                .containsExactly(3L, 4L);
    }

    @Test
    void a_path_in_an_order(Queries queries) {
        assertThat(queries.longs(
                        "select b.id from Book b where b.author is not null order by b.author.name desc, b.id"))
                .containsExactly(5L, 3L, 4L, 1L, 2L);
    }

    @Test
    void a_path_in_a_group(Queries queries) {
        assertThat(queries.rows(
                        "select b.author.name, sum(b.pages) from Book b group by b.author.name order by b.author.name"))
                .containsExactly(
                        new Object[] {"Ada", 416L}, new Object[] {"Benjiro", 482L}, new Object[] {"Chidi", 512L});
    }

    @Test
    void a_path_in_an_aggregate(Queries queries) {
        assertThat(queries.list(Long.class, "select count(distinct l.book.author.id) from Loan l"))
                .containsExactly(2L);
    }

    @Test
    void two_paths_share_their_prefix(Queries queries) {
        assertThat(queries.rows("select b.author.name, b.author.country from Book b where b.id = 3"))
                .containsExactly(new Object[] {"Benjiro", io.virga.conformance.library.Country.JAPAN});
    }

    @Test
    void a_path_to_an_entity(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Author.class, "select b.author from Book b where b.id = 1"))
                .extracting(a -> a.getName())
                .containsExactly("Ada");
    }

    @Test
    void a_path_to_an_embeddable(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Address.class, "select m.address from Member m where m.id = 1"))
                .containsExactly(new io.virga.conformance.library.Address("Rue Neuve", "Lyon"));
    }

    @Test
    void a_path_over_a_collection_needs_a_join(Queries queries) {
        assertThat(queries.rows("select a.name, b.title from Author a join a.books b where b.genre = POETRY"))
                .containsExactly(new Object[] {"Benjiro", "Haru"});
    }

    @Test
    void an_inner_path_in_the_select_drops_rows_without(Queries queries) {
        assertThat(queries.list(
                        io.virga.conformance.library.Author.class,
                        "select distinct b.author from Book b where b.genre = POETRY"))
                .hasSize(1);
    }

    @Test
    void an_unknown_attribute_is_refused(Queries queries) {
        assertThatThrownBy(() -> queries.longs("select b.colour from Book b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_entity_is_refused(Queries queries) {
        assertThatThrownBy(() -> queries.longs("select x.id from Newspaper x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_variable_is_refused(Queries queries) {
        assertThatThrownBy(() -> queries.longs("select y.id from Book b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_path_through_a_basic_attribute_is_refused(Queries queries) {
        assertThatThrownBy(() -> queries.longs("select b.title.length from Book b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void broken_grammar_is_refused(Queries queries) {
        assertThatThrownBy(() -> queries.longs("select from where Book")).isInstanceOf(IllegalArgumentException.class);
    }
}
