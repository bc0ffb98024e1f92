package io.virga.conformance.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Address;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Review;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.Type;
import org.junit.jupiter.api.Test;

@Section("5.1.3 Attributes")
class AttributeTest {

    @Test
    void a_basic_attribute(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        Attribute<?, ?> title = model.entity(Book.class).getAttribute("title");
        assertThat(title.getPersistentAttributeType()).isEqualTo(Attribute.PersistentAttributeType.BASIC);
        assertThat(title.isAssociation()).isFalse();
        assertThat(title.isCollection()).isFalse();
    }

    @Test
    void a_many_to_one_attribute(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        Attribute<?, ?> author = model.entity(Book.class).getAttribute("author");
        assertThat(author.getPersistentAttributeType()).isEqualTo(Attribute.PersistentAttributeType.MANY_TO_ONE);
        assertThat(author.isAssociation()).isTrue();
    }

    @Test
    void a_one_to_many_attribute(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        Attribute<?, ?> books = model.entity(Author.class).getAttribute("books");
        assertThat(books.getPersistentAttributeType()).isEqualTo(Attribute.PersistentAttributeType.ONE_TO_MANY);
        assertThat(books.isCollection()).isTrue();
    }

    @Test
    void an_element_collection(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        Attribute<?, ?> tags = model.entity(Book.class).getAttribute("tags");
        assertThat(tags.getPersistentAttributeType()).isEqualTo(Attribute.PersistentAttributeType.ELEMENT_COLLECTION);
        assertThat(tags.isAssociation()).isFalse();
    }

    @Test
    void an_embedded_attribute(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Member.class).getAttribute("address").getPersistentAttributeType())
                .isEqualTo(Attribute.PersistentAttributeType.EMBEDDED);
    }

    @Test
    void it_knows_the_member_of_the_class(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class)
                        .getAttribute("title")
                        .getJavaMember()
                        .getName())
                .isEqualTo("title");
    }

    @Test
    void it_knows_its_declaring_type(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getAttribute("title").getDeclaringType())
                .isEqualTo(model.entity(Book.class));
    }

    @Test
    void an_id_is_an_id_and_nothing_else_is(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSingularAttribute("id").isId()).isTrue();
        assertThat(model.entity(Book.class).getSingularAttribute("title").isId())
                .isFalse();
    }

    @Test
    void a_version_is_a_version_and_nothing_else_is(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSingularAttribute("version").isVersion())
                .isTrue();
        assertThat(model.entity(Book.class).getSingularAttribute("pages").isVersion())
                .isFalse();
    }

    @Test
    void a_column_that_is_not_nullable_is_not_optional(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Review.class).getSingularAttribute("book").isOptional())
                .isFalse();
    }

    @Test
    void others_are_optional(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSingularAttribute("price").isOptional())
                .isTrue();
    }

    @Test
    void the_type_of_a_relationship_is_the_entity(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSingularAttribute("author").getType())
                .isEqualTo(model.entity(Author.class));
    }

    @Test
    void the_type_of_an_embedded_attribute_is_the_embeddable(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Member.class).getSingularAttribute("address").getType())
                .isEqualTo(model.embeddable(Address.class));
    }

    @Test
    void the_element_type_of_a_collection_is_the_entity(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getList("reviews").getElementType()).isEqualTo(model.entity(Review.class));
    }

    @Test
    void a_singular_attribute_is_bindable(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getSingularAttribute("title").getBindableType())
                .isEqualTo(Bindable.BindableType.SINGULAR_ATTRIBUTE);
    }

    @Test
    void a_plural_attribute_is_bindable_by_its_element(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        PluralAttribute<?, ?, ?> reviews = model.entity(Book.class).getList("reviews");
        assertThat(reviews.getBindableType()).isEqualTo(Bindable.BindableType.PLURAL_ATTRIBUTE);
        assertThat(reviews.getBindableJavaType()).isEqualTo(Review.class);
    }

    @Test
    void the_type_of_a_basic_attribute_is_basic(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class)
                        .getSingularAttribute("title")
                        .getType()
                        .getPersistenceType())
                .isEqualTo(Type.PersistenceType.BASIC);
    }

    @Test
    void an_enum_is_basic(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getAttribute("genre").getPersistentAttributeType())
                .isEqualTo(Attribute.PersistentAttributeType.BASIC);
        assertThat(model.entity(Book.class).getAttribute("genre").getJavaType()).isEqualTo(Genre.class);
    }

    @Test
    void an_embeddable_has_attributes(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.embeddable(Address.class).getAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("street", "city");
    }

    @Test
    void an_embeddable_is_of_its_persistence_type(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.embeddable(Address.class).getPersistenceType()).isEqualTo(Type.PersistenceType.EMBEDDABLE);
    }
}
