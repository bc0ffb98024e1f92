package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Review;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

@Section("3.3.6 Evicting an Entity Instance from the Persistence Context")
class DetachingTest {

    @Test
    void changes_of_a_detached_entity_are_not_written(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            em.detach(book);
            book.setTitle("Haru");
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
    }

    @Test
    void detach_is_cascaded(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            Review review = book.getReviews().get(0);
            em.detach(book);

            assertThat(em.contains(review)).isFalse();
            assertThat(review.getBook()).isSameAs(book);
        });
    }

    @Test
    void what_is_not_managed_is_ignored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            em.detach(book);

            assertThat(em.contains(book)).isFalse();
        });
    }
}
