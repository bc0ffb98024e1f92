package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.Test;

@Section("3.5.4 Lock Modes")
class LockModesTest {

    @Test
    void force_increment_raises_the_version_of_an_unchanged_entity(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> em.find(Book.class, 1L, LockModeType.OPTIMISTIC_FORCE_INCREMENT));

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getVersion()).isOne());
    }

    @Test
    void an_optimistic_lock_notices_a_change_of_what_was_only_read(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.find(Book.class, 1L, LockModeType.OPTIMISTIC);
            factory.runInTransaction(other -> other.find(Book.class, 1L).setTitle("Ponts"));

            assertThatThrownBy(em.getTransaction()::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }
    }

    @Test
    void a_lock_needs_a_transaction(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            Book book = em.find(Book.class, 1L);

            assertThatThrownBy(() -> em.lock(book, LockModeType.OPTIMISTIC))
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }
}
