package io.virga.conformance.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.Test;

@Section("7.5.3 The EntityTransaction Interface")
class EntityTransactionTest {

    @Test
    void it_begins_and_ends(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityTransaction transaction = em.getTransaction();
            assertThat(transaction.isActive()).isFalse();
            transaction.begin();
            assertThat(transaction.isActive()).isTrue();
            transaction.commit();
            assertThat(transaction.isActive()).isFalse();
        }
    }

    @Test
    void out_of_turn_it_refuses(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityTransaction transaction = em.getTransaction();
            assertThatThrownBy(transaction::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(transaction::rollback).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(transaction::setRollbackOnly).isInstanceOf(IllegalStateException.class);
            transaction.begin();
            assertThatThrownBy(transaction::begin).isInstanceOf(IllegalStateException.class);
            transaction.rollback();
        }
    }

    @Test
    void a_commit_that_fails_rolls_back(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));

        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new Book(2, "Haru"));
            em.persist(new Book(1, "Kawa again"));
            assertThatThrownBy(em.getTransaction()::commit).isInstanceOf(RollbackException.class);
            assertThat(em.getTransaction().isActive()).isFalse();
        }

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 2L)).isNull());
    }

    @Test
    void an_entity_stays_managed_from_one_transaction_to_the_next(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Book book = new Book(1, "Kawa");
            em.persist(book);
            em.getTransaction().commit();
            book.setTitle("Haru");
            em.getTransaction().begin();
            em.getTransaction().commit();
        }

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Haru"));
    }
}
