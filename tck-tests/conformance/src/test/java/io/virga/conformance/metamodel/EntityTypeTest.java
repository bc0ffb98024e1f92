package io.virga.conformance.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Guest;
import io.virga.conformance.library.Loan;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Review;
import io.virga.conformance.library.Student;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.Type;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Section("5.1.2 Entity, Identifiable and Managed Types")
class EntityTypeTest {

    @Test
    void it_has_the_name_of_the_entity(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Guest.class).getName()).isEqualTo("Guest");
    }

    @Test
    void it_is_of_the_persistence_type_entity(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getPersistenceType()).isEqualTo(Type.PersistenceType.ENTITY);
    }

    @Test
    void it_is_bindable_as_an_entity(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getBindableType()).isEqualTo(Bindable.BindableType.ENTITY_TYPE);
        assertThat(model.entity(Book.class).getBindableJavaType()).isEqualTo(Book.class);
    }

    @Test
    void a_single_id_is_known(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).hasSingleIdAttribute()).isTrue();
        assertThat(model.entity(Book.class).getId(Long.class).getName()).isEqualTo("id");
    }

    @Test
    void the_declared_id_is_that_of_the_class(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getDeclaredId(Long.class).isId()).isTrue();
    }

    @Test
    void a_subclass_inherits_the_id(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Student.class).getId(Long.class).getName()).isEqualTo("id");
    }

    @Test
    void a_subclass_declares_no_id(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Student.class).getDeclaredId(Long.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_type_of_the_id(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getIdType().getJavaType()).isEqualTo(Long.class);
        assertThat(model.entity(Review.class).getIdType().getJavaType()).isEqualTo(UUID.class);
    }

    @Test
    void a_version_is_known(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).hasVersionAttribute()).isTrue();
        assertThat(model.entity(Book.class).getVersion(int.class).getName()).isEqualTo("version");
    }

    @Test
    void the_version_says_that_it_is_one(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getDeclaredVersion(int.class).isVersion())
                .isTrue();
    }

    @Test
    void an_entity_without_a_version_says_so(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Author.class).hasVersionAttribute()).isFalse();
    }

    @Test
    void a_subclass_has_a_supertype(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Student.class).getSupertype()).isEqualTo(model.entity(Member.class));
    }

    @Test
    void an_entity_without_a_superclass_has_no_supertype(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSupertype()).isNull();
    }

    @Test
    void attributes_are_all_of_them(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Student.class).getAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("id", "name", "address", "school");
    }

    @Test
    void declared_attributes_are_those_of_the_class(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Student.class).getDeclaredAttributes())
                .extracting(Attribute::getName)
                .containsExactly("school");
    }

    @Test
    void an_attribute_by_its_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getAttribute("title").getJavaType()).isEqualTo(String.class);
    }

    @Test
    void an_inherited_attribute_by_its_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Guest.class).getAttribute("name").getDeclaringType())
                .isEqualTo(model.entity(Member.class));
    }

    @Test
    void an_inherited_attribute_is_not_declared(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Guest.class).getDeclaredAttribute("name"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_attribute_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Book.class).getAttribute("colour"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void singular_attributes(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Loan.class).getSingularAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("id", "book", "member", "since");
    }

    @Test
    void a_singular_attribute_by_name_and_type(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class)
                        .getSingularAttribute("title", String.class)
                        .getType()
                        .getJavaType())
                .isEqualTo(String.class);
    }

    @Test
    void a_singular_attribute_of_another_type_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Book.class).getSingularAttribute("title", Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void declared_singular_attributes(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Guest.class).getDeclaredSingularAttributes())
                .extracting(Attribute::getName)
                .containsExactly("until");
    }

    @Test
    void a_declared_singular_attribute_by_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Guest.class)
                        .getDeclaredSingularAttribute("until")
                        .getJavaType())
                .isEqualTo(LocalDate.class);
    }

    @Test
    void plural_attributes(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getPluralAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("tags", "reviews");
    }

    @Test
    void declared_plural_attributes(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Author.class).getDeclaredPluralAttributes())
                .extracting(Attribute::getName)
                .containsExactly("books");
    }

    @Test
    void a_list_by_its_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getList("reviews").getElementType().getJavaType())
                .isEqualTo(Review.class);
    }

    @Test
    void a_list_by_its_name_and_type(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getList("reviews", Review.class).getCollectionType())
                .isEqualTo(PluralAttribute.CollectionType.LIST);
    }

    @Test
    void a_set_by_its_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSet("tags").getElementType().getJavaType())
                .isEqualTo(String.class);
    }

    @Test
    void a_set_by_its_name_and_type(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Author.class).getSet("books", Book.class).getCollectionType())
                .isEqualTo(PluralAttribute.CollectionType.SET);
    }

    @Test
    void a_list_is_no_set(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Book.class).getSet("reviews"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_set_is_no_map(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Book.class).getMap("tags")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_list_of_another_element_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Book.class).getList("reviews", Book.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
