package io.virga.conformance.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.UnitOfWork;
import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Library;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section("9.8 jakarta.persistence.PersistenceConfiguration Class")
class PersistenceConfigurationTest {

    @Test
    void a_unit_needs_no_file(Database database) {
        PersistenceConfiguration configuration = PersistenceUnits.configuration(database, Library.ENTITIES);
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(configuration)) {
            factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));

            factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNotNull());
            assertThat(factory.getName()).isEqualTo(configuration.name());
        }
    }

    @Test
    void only_the_classes_it_names_are_managed(Database database) {
        try (EntityManagerFactory factory =
                PersistenceUnits.configuration(database, List.of(Tag.class)).createEntityManagerFactory()) {
            assertThat(factory.getMetamodel().getEntities()).hasSize(1);
            try (EntityManager em = factory.createEntityManager()) {
                assertThatThrownBy(() -> em.find(Author.class, 1L)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void the_provider_it_names_is_the_one_that_answers(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThat(em instanceof UnitOfWork).isEqualTo(PersistenceUnits.PROVIDER.startsWith("io.virga"));
        }
    }

    /** An entity outside the library. */
    @Entity
    static class Tag {
        @Id
        Long id;
    }
}
