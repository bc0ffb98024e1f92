package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.Test;

@Section("3.4.3 Transaction Rollback")
class TransactionRollbackTest {

    @Test
    void nothing_of_it_is_stored(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new Book(1, "Kawa"));
            em.flush();
            em.getTransaction().rollback();
        }

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void all_entities_become_detached(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Book book = em.find(Book.class, 1L);
            em.getTransaction().rollback();

            assertThat(em.contains(book)).isFalse();
        }
    }

    @Test
    void a_transaction_marked_for_rollback_does_not_commit(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityTransaction transaction = em.getTransaction();
            transaction.begin();
            em.persist(new Book(1, "Kawa"));
            transaction.setRollbackOnly();

            assertThat(transaction.getRollbackOnly()).isTrue();
            assertThatThrownBy(transaction::commit).isInstanceOf(RollbackException.class);
            assertThat(transaction.isActive()).isFalse();
        }

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }
}
