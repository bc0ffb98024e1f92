package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Country;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section("3.3.7 Detached Entities")
class DetachedEntitiesTest {

    @Test
    void merge_copies_onto_the_managed_instance(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book detached = factory.callInTransaction(em -> em.find(Book.class, 1L));
        detached.setTitle("Haru");

        factory.runInTransaction(em -> {
            Book managed = em.find(Book.class, 1L);
            assertThat(em.merge(detached)).isSameAs(managed);
            assertThat(managed.getTitle()).isEqualTo("Haru");
            assertThat(em.contains(detached)).isFalse();
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Haru"));
    }

    @Test
    void merge_of_a_new_instance_persists_a_copy(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Author ada = new Author(7, "Ada", Country.FRANCE);
            Author copy = em.merge(ada);

            assertThat(copy).isNotSameAs(ada);
            assertThat(em.contains(copy)).isTrue();
            assertThat(em.contains(ada)).isFalse();
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Author.class, 7L).getName()).isEqualTo("Ada"));
    }

    @Test
    void merge_of_a_managed_instance_returns_it(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);

            assertThat(em.merge(book)).isSameAs(book);
        });
    }

    @Test
    void merge_of_a_removed_instance_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    Book book = em.find(Book.class, 1L);
                    em.remove(book);
                    em.merge(book);
                }))
                .isInstanceOfAny(IllegalArgumentException.class, RollbackException.class);
    }

    @Test
    void merge_is_cascaded(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });
        Book detached = factory.callInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            book.getReviews().size();
            return book;
        });
        detached.getReviews().forEach(review -> review.setRating(1));

        factory.runInTransaction(em -> em.merge(detached));

        List<Integer> ratings = factory.callInTransaction(em ->
                em.createQuery("select r.rating from Review r", Integer.class).getResultList());
        assertThat(ratings).containsExactly(1, 1);
    }

    @Test
    void what_was_not_fetched_is_not_merged(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.getTags().add("river");
            em.persist(book);
        });
        Book detached = factory.callInTransaction(em -> em.find(Book.class, 1L));
        detached.setTitle("Haru");

        factory.runInTransaction(em -> em.merge(detached));

        Set<String> tags = factory.callInTransaction(
                em -> Set.copyOf(em.find(Book.class, 1L).getTags()));
        assertThat(tags).containsExactly("river");
    }

    @Test
    void a_stale_version_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book stale = factory.callInTransaction(em -> em.find(Book.class, 1L));
        factory.runInTransaction(em -> em.find(Book.class, 1L).setPages(72));
        stale.setTitle("Haru");

        assertThatThrownBy(() -> factory.runInTransaction(em -> em.merge(stale)))
                .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(OptimisticLockException.class), e -> assertThat(e)
                        .hasCauseInstanceOf(OptimisticLockException.class));
        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
    }
}
