package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitUtil;
import org.junit.jupiter.api.Test;

@Section("3.3.9 Load State")
class LoadStateTest {

    @Test
    void a_lazy_collection_is_loaded_when_it_is_used(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });
        factory.runInTransaction(em -> {
            PersistenceUnitUtil util = factory.getPersistenceUnitUtil();
            Book book = em.find(Book.class, 1L);

            assertThat(util.isLoaded(book)).isTrue();
            assertThat(util.isLoaded(book, "reviews")).isFalse();
            assertThat(book.getReviews()).hasSize(2);
            assertThat(util.isLoaded(book, "reviews")).isTrue();
        });
    }

    @Test
    void a_reference_is_loaded_when_its_state_is_read(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            PersistenceUnitUtil util = factory.getPersistenceUnitUtil();
            Book book = em.getReference(Book.class, 1L);

            assertThat(util.isLoaded(book)).isFalse();
            assertThat(book.getTitle()).isEqualTo("Kawa");
            assertThat(util.isLoaded(book)).isTrue();
        });
    }

    @Test
    void the_identifier_and_the_version_are_known_without_an_entity_manager(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book book = factory.callInTransaction(em -> em.find(Book.class, 1L));
        PersistenceUnitUtil util = factory.getPersistenceUnitUtil();

        assertThat(util.getIdentifier(book)).isEqualTo(1L);
        assertThat(util.getVersion(book)).isEqualTo(0);
    }
}
