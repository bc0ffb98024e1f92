package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.Test;

@Section("3.3.3 Removal")
class RemovalTest {

    @Test
    void a_removed_entity_is_gone_after_commit(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> em.remove(em.find(Book.class, 1L)));

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void a_removed_entity_is_not_found_in_its_own_transaction(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            em.remove(em.find(Book.class, 1L));
            assertThat(em.find(Book.class, 1L)).isNull();
        });
    }

    @Test
    void a_new_entity_is_ignored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.remove(new Book(1, "Kawa")));

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void a_detached_entity_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        assertThatThrownBy(() -> {
                    try (EntityManager em = factory.createEntityManager()) {
                        em.getTransaction().begin();
                        Book book = em.find(Book.class, 1L);
                        em.detach(book);
                        em.remove(book);
                        em.getTransaction().commit();
                    }
                })
                .isInstanceOfAny(IllegalArgumentException.class, RollbackException.class);
    }

    @Test
    void removing_twice_is_removing_once(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 1L);
            em.remove(book);
            em.remove(book);
        });

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void removal_is_cascaded(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });
        factory.runInTransaction(em -> em.remove(em.find(Book.class, 1L)));

        factory.runInTransaction(em -> assertThat(em.createQuery("select count(r) from Review r", Long.class)
                        .getSingleResult())
                .isZero());
    }

    @Test
    void an_orphan_is_removed(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.review(4, "good");
            book.review(2, "long");
            em.persist(book);
        });
        factory.runInTransaction(em -> em.find(Book.class, 1L).getReviews().removeIf(r -> r.getRating() == 2));

        factory.runInTransaction(em -> assertThat(em.createQuery("select count(r) from Review r", Long.class)
                        .getSingleResult())
                .isOne());
    }

    @Test
    void a_removed_entity_keeps_its_state(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book book = factory.callInTransaction(em -> {
            Book found = em.find(Book.class, 1L);
            em.remove(found);
            return found;
        });

        assertThat(book.getId()).isEqualTo(1L);
        assertThat(book.getTitle()).isEqualTo("Kawa");
    }
}
