package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.9 and 4.7.10 Downcasting, Polymorphism, Entity Type Expressions", stocked = true)
class TypeAndTreatTest {

    @Test
    void type_equals_a_parameter(Queries queries) {
        assertThat(queries.longs(
                        "select m.id from Member m where type(m) = ?1 order by m.id",
                        io.virga.conformance.library.Student.class))
                .containsExactly(1L, 2L);
    }

    @Test
    void type_in_a_parameter(Queries queries) {
        assertThat(queries.longs(
                        "select m.id from Member m where type(m) in ?1 order by m.id",
                        java.util.List.of(
                                io.virga.conformance.library.Student.class, io.virga.conformance.library.Guest.class)))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void type_differs(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where type(m) <> Student"))
                .containsExactly(3L);
    }

    @Test
    void type_of_a_relationship(Queries queries) {
        assertThat(queries.longs("select l.book.id from Loan l where type(l.member) = Guest"))
                .containsExactly(1L);
    }

    @Test
    void type_is_selected(Queries queries) {
        assertThat(queries.list(Class.class, "select type(m) from Member m where m.id = 3"))
                .containsExactly(io.virga.conformance.library.Guest.class);
    }

    @Test
    void treat_in_where_restricts_to_the_subclass(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where treat(m as Student).school like 'Ly%'"))
                .containsExactly(1L);
    }

    @Test
    void treat_in_a_join(Queries queries) {
        assertThat(queries.rows(
                        "select l.book.id, s.school from Loan l join treat(l.member as Student) s order by l.book.id"))
                .containsExactly(new Object[] {1L, "Lycée du Parc"}, new Object[] {3L, "Lycée du Parc"});
    }

    @Test
    void treat_of_two_subclasses(Queries queries) {
        assertThat(queries.longs(
                        "select m.id from Member m where treat(m as Student).school is not null or treat(m as Guest).until > ?1 order by m.id",
                        java.time.LocalDate.of(2030, 1, 1)))
                .containsExactly(1L, 3L);
    }

    @Test
    void an_abstract_entity_is_queried(Queries queries) {
        assertThat(queries.list(Long.class, "select count(m) from Member m")).containsExactly(3L);
    }

    @Test
    void an_attribute_of_the_superclass_in_a_query_of_the_subclass(Queries queries) {
        assertThat(queries.strings("select s.name from Student s order by s.name"))
                .containsExactly("Eve", "Fay");
    }

    @Test
    void an_embedded_attribute_of_the_superclass(Queries queries) {
        assertThat(queries.strings("select g.address.city from Guest g")).containsExactly("Kyoto");
    }

    @Test
    void subclasses_join(Queries queries) {
        assertThat(queries.rows("select s.name, g.name from Student s, Guest g order by s.name"))
                .containsExactly(new Object[] {"Eve", "Gil"}, new Object[] {"Fay", "Gil"});
    }

    @Test
    void a_relationship_to_the_superclass_gives_subclasses(Queries queries) {
        assertThat(queries.list(io.virga.conformance.library.Member.class, "select distinct l.member from Loan l"))
                .hasSize(2)
                .hasAtLeastOneElementOfType(io.virga.conformance.library.Guest.class);
    }
}
