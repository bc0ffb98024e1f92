package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Member;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.8 Polymorphism", stocked = true)
class PolymorphismTest {

    @Test
    void a_query_over_a_superclass_finds_all_subclasses(Queries queries) {
        assertThat(queries.strings("select m.name from Member m order by m.id")).containsExactly("Eve", "Fay", "Gil");
    }

    @Test
    void a_query_over_a_subclass_finds_only_its_instances(Queries queries) {
        assertThat(queries.strings("select s.name from Student s order by s.id"))
                .containsExactly("Eve", "Fay");
    }

    @Test
    void type_restricts_to_a_subclass(Queries queries) {
        assertThat(queries.strings("select m.name from Member m where type(m) = Guest"))
                .containsExactly("Gil");
    }

    @Test
    void type_takes_a_list(Queries queries) {
        assertThat(queries.strings("select m.name from Member m where type(m) in (Guest, Student) order by m.id"))
                .containsExactly("Eve", "Fay", "Gil");
    }

    @Test
    void treat_reaches_attributes_of_a_subclass(Queries queries) {
        assertThat(queries.strings("select m.name from Member m where treat(m as Student).school is not null"))
                .containsExactly("Eve");
    }

    @Test
    void entities_have_the_class_they_were_stored_with(Queries queries) {
        assertThat(queries.list(Member.class, "select m from Member m order by m.id"))
                .extracting(m -> m.getClass().getSimpleName())
                .containsExactly("Student", "Student", "Guest");
    }
}
