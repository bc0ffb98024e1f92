package io.virga.conformance.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Member_;
import io.virga.conformance.library.Student;
import io.virga.conformance.library.Student_;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Metamodel;
import org.junit.jupiter.api.Test;

@Section("5.2 Static Metamodel Classes")
class StaticMetamodelTest {

    @Test
    void the_class_is_filled_at_start(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Book_.class_).isEqualTo(model.entity(Book.class));
    }

    @Test
    void a_singular_attribute_is_that_of_the_metamodel(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Book_.title).isEqualTo(model.entity(Book.class).getSingularAttribute("title"));
    }

    @Test
    void a_list_attribute_is_that_of_the_metamodel(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Book_.reviews).isEqualTo(model.entity(Book.class).getList("reviews"));
    }

    @Test
    void a_set_attribute_is_that_of_the_metamodel(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Author_.books).isEqualTo(model.entity(Author.class).getSet("books"));
    }

    @Test
    void an_attribute_of_a_superclass(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Member_.name).isEqualTo(model.entity(Member.class).getSingularAttribute("name"));
    }

    @Test
    void an_attribute_of_a_subclass(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Student_.school).isEqualTo(model.entity(Student.class).getSingularAttribute("school"));
    }

    @Test
    void names_are_constants(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(Book_.TITLE).isEqualTo("title");
        assertThat(model.entity(Book.class).getAttribute(Book_.TITLE).getName()).isEqualTo(Book_.TITLE);
    }
}
