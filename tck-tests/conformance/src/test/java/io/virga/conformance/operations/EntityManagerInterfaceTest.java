package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Country;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.Test;

@Section("3.2 EntityManager Interface")
class EntityManagerInterfaceTest {

    @Test
    void find_returns_the_instance_of_the_persistence_context(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);

            assertThat(book.getTitle()).isEqualTo("Kawa");
            assertThat(em.find(Book.class, 1L)).isSameAs(book);
        });
    }

    @Test
    void find_answers_null_where_there_is_none(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void find_refuses_an_id_of_another_type(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.find(Book.class, "one")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void find_refuses_a_class_that_is_no_entity(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.find(String.class, 1L)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_reference_without_a_row_is_noticed_when_its_state_is_read(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book missing = em.getReference(Book.class, 1L);

            assertThatThrownBy(missing::getTitle).isInstanceOf(EntityNotFoundException.class);
        });
    }

    @Test
    void a_reference_serves_as_a_foreign_key_without_being_read(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Author(7, "Ada", Country.FRANCE)));
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Ponts");
            book.setAuthor(em.getReference(Author.class, 7L));
            em.persist(book);
        });

        String name = factory.callInTransaction(
                em -> em.find(Book.class, 1L).getAuthor().getName());
        assertThat(name).isEqualTo("Ada");
    }

    @Test
    void flush_needs_a_transaction(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(em::flush).isInstanceOf(TransactionRequiredException.class);
        }
    }

    @Test
    void nothing_works_on_a_closed_entity_manager(EntityManagerFactory factory) {
        EntityManager em = factory.createEntityManager();
        em.close();

        assertThat(em.isOpen()).isFalse();
        assertThatThrownBy(() -> em.find(Book.class, 1L)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clear_detaches_everything(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            em.clear();

            assertThat(em.contains(book)).isFalse();
            assertThat(em.find(Book.class, 1L)).isNotSameAs(book);
        });
    }

    @Test
    void unwrap_refuses_what_it_is_not(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.unwrap(String.class)).isInstanceOf(PersistenceException.class);
        }
    }
}
