package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import org.junit.jupiter.api.Test;

@Section("3.3.5 Refreshing an Entity Instance")
class RefreshingTest {

    @Test
    void refresh_overwrites_changes(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            book.setTitle("Haru");
            em.refresh(book);

            assertThat(book.getTitle()).isEqualTo("Kawa");
        });
    }

    @Test
    void refresh_reads_what_others_committed(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            Book book = em.find(Book.class, 1L);
            factory.runInTransaction(other -> other.find(Book.class, 1L).setPages(72));
            em.refresh(book);

            assertThat(book.getPages()).isEqualTo(72);
            assertThat(book.getVersion()).isOne();
        }
    }

    @Test
    void what_is_not_managed_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            Book detached = em.find(Book.class, 1L);
            em.detach(detached);

            assertThatThrownBy(() -> em.refresh(detached)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> em.refresh(new Book(2, "Haru"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_row_that_is_gone_is_reported(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            Book book = em.find(Book.class, 1L);
            factory.runInTransaction(other -> other.remove(other.find(Book.class, 1L)));

            assertThatThrownBy(() -> em.refresh(book)).isInstanceOf(EntityNotFoundException.class);
        }
    }
}
