package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Review;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section("3.3.2 Persisting an Entity Instance")
class PersistingTest {

    @Test
    void a_new_entity_becomes_managed_and_is_there_after_commit(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            em.persist(book);
            assertThat(em.contains(book)).isTrue();
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
    }

    @Test
    void a_generated_id_is_assigned_by_the_time_of_the_flush(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            Review review = book.review(4, null);
            em.persist(book);
            em.flush();

            assertThat(review.getId()).isNotNull();
        });
    }

    @Test
    void persist_of_a_managed_entity_changes_nothing(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            em.persist(book);
            em.flush();

            assertThat(book.getVersion()).isZero();
        });
    }

    @Test
    void persist_of_a_managed_entity_is_cascaded(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            Review review = book.review(4, null);
            em.persist(book);

            assertThat(em.contains(review)).isTrue();
        });
    }

    @Test
    void a_removed_entity_becomes_managed_again(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            em.remove(book);
            em.persist(book);
            assertThat(em.contains(book)).isTrue();
        });

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNotNull());
    }

    @Test
    void persist_of_a_detached_object_fails_at_the_latest_at_commit(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book detached = factory.callInTransaction(em -> em.find(Book.class, 1L));

        assertThatThrownBy(() -> factory.runInTransaction(em -> em.persist(detached)))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void a_second_row_under_the_same_id_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        assertThatThrownBy(() -> factory.runInTransaction(em -> em.persist(new Book(1, "Haru"))))
                .isInstanceOf(PersistenceException.class);

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
    }

    @Test
    void persist_is_cascaded_to_new_children(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });

        List<Integer> ratings = factory.callInTransaction(em -> em.find(Book.class, 1L).getReviews().stream()
                .map(Review::getRating)
                .toList());
        assertThat(ratings).containsExactlyInAnyOrder(2, 4);
    }
}
