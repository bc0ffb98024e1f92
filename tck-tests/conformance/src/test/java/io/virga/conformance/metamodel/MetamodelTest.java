package io.virga.conformance.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Address;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import org.junit.jupiter.api.Test;

@Section("5.1.1 Metamodel")
class MetamodelTest {

    @Test
    void every_entity_is_known(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.getEntities())
                .extracting(EntityType::getName)
                .containsExactlyInAnyOrder("Author", "Book", "Review", "Member", "Student", "Guest", "Loan");
    }

    @Test
    void an_entity_by_its_class(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity(Book.class).getJavaType()).isEqualTo(Book.class);
    }

    @Test
    void an_entity_by_its_name(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.entity("Book").getJavaType()).isEqualTo(Book.class);
    }

    @Test
    void an_unknown_name_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity("Newspaper")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_class_that_is_no_entity_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.entity(Address.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_embeddable_by_its_class(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.embeddable(Address.class).getJavaType()).isEqualTo(Address.class);
    }

    @Test
    void an_entity_is_no_embeddable(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.embeddable(Book.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_embeddable_is_known(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.getEmbeddables()).extracting(e -> e.getJavaType()).containsExactly((Class) Address.class);
    }

    @Test
    void a_managed_type_is_an_entity_or_an_embeddable(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.managedType(Book.class)).isInstanceOf(EntityType.class);
        assertThat(model.managedType(Address.class)).isInstanceOf(EmbeddableType.class);
    }

    @Test
    void managed_types_are_all_of_them(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThat(model.getManagedTypes()).hasSize(8);
    }

    @Test
    void an_unmanaged_class_is_refused(EntityManagerFactory factory) {
        Metamodel model = factory.getMetamodel();

        assertThatThrownBy(() -> model.managedType(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_entity_manager_has_the_same(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThat(em.getMetamodel().entity(Book.class))
                    .isSameAs(factory.getMetamodel().entity(Book.class));
        }
    }
}
