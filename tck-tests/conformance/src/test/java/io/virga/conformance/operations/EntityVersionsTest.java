package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.Test;

@Section("3.5.2 Entity Versions and Optimistic Locking")
class EntityVersionsTest {

    @Test
    void a_change_raises_the_version(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> em.find(Book.class, 1L).setTitle("Haru"));

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getVersion()).isOne());
    }

    @Test
    void a_change_of_an_owned_collection_raises_the_version(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> em.find(Book.class, 1L).getTags().add("river"));

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getVersion()).isOne());
    }

    @Test
    void the_second_of_two_writers_fails(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.find(Book.class, 1L).setTitle("Haru");
            factory.runInTransaction(other -> other.find(Book.class, 1L).setTitle("Ponts"));

            assertThatThrownBy(em.getTransaction()::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Ponts"));
    }

    @Test
    void what_another_changed_cannot_be_removed(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.remove(em.find(Book.class, 1L));
            factory.runInTransaction(other -> other.find(Book.class, 1L).setTitle("Ponts"));

            assertThatThrownBy(em.getTransaction()::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNotNull());
    }
}
