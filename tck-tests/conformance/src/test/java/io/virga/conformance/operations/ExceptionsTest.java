package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.TransactionRequiredException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Section("3.12 Summary of Exceptions")
class ExceptionsTest {

    @Test
    void no_result_does_not_mark_the_transaction(EntityManagerFactory factory) {
        survives(factory, NoResultException.class, em -> em.createQuery(
                        "select b from Book b where b.id = -1", Book.class)
                .getSingleResult());
    }

    @Test
    void no_result_of_a_native_query_does_not_mark_the_transaction(EntityManagerFactory factory) {
        survives(factory, NoResultException.class, em -> em.createNativeQuery("select id from Book where id = -1")
                .getSingleResult());
    }

    @Test
    void a_result_that_is_not_unique_does_not_mark_the_transaction(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Book(1, "Kawa"));
            em.persist(new Book(2, "Haru"));
        });
        survives(factory, NonUniqueResultException.class, em -> em.createQuery("select b from Book b", Book.class)
                .getSingleResult());
    }

    @Test
    void no_single_result_or_null_is_no_exception(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select b from Book b", Book.class).getSingleResultOrNull())
                .isNull());
    }

    @Test
    void a_reference_to_nothing_fails_when_it_is_used(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book nothing = em.getReference(Book.class, 99L);
            assertThatThrownBy(nothing::getTitle).isInstanceOf(EntityNotFoundException.class);
        });
    }

    @Test
    void refresh_of_a_row_that_is_gone_marks_it(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Book book = em.find(Book.class, 1L);
            factory.runInTransaction(other -> other.remove(other.find(Book.class, 1L)));
            assertThatThrownBy(() -> em.refresh(book)).isInstanceOf(EntityNotFoundException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        }
    }

    @Test
    void an_entity_that_exists_marks_it(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        marks(factory, EntityExistsException.class, em -> {
            em.find(Book.class, 1L);
            em.persist(new Book(1, "Haru"));
        });
    }

    @Test
    void a_wrong_optimistic_lock_marks_it(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        Book old = factory.callInTransaction(em -> em.find(Book.class, 1L));
        factory.runInTransaction(em -> em.find(Book.class, 1L).setTitle("Ponts"));
        old.setTitle("Haru");
        marks(factory, OptimisticLockException.class, em -> em.merge(old));
    }

    @Test
    void the_optimistic_lock_exception_names_the_entity(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.find(Book.class, 1L).setTitle("Haru");
            factory.runInTransaction(other -> other.find(Book.class, 1L).setTitle("Ponts"));
            assertThatThrownBy(em.getTransaction()::commit)
                    .isInstanceOf(RollbackException.class)
                    .cause()
                    .isInstanceOf(OptimisticLockException.class)
                    .hasMessageContaining("Book");
            assertThat(em.getTransaction().isActive()).isFalse();
        }
    }

    @Test
    void no_transaction_where_one_is_required(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(em::flush).isInstanceOf(TransactionRequiredException.class);
            assertThatThrownBy(() -> em.createQuery("delete from Review r").executeUpdate())
                    .isInstanceOf(TransactionRequiredException.class);
            assertThatThrownBy(() -> em.refresh(new Book(1, "Kawa"), LockModeType.PESSIMISTIC_WRITE))
                    .isInstanceOfAny(TransactionRequiredException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void an_entity_manager_that_is_closed(EntityManagerFactory factory) {
        EntityManager em = factory.createEntityManager();
        em.close();
        assertThatThrownBy(() -> em.find(Book.class, 1L)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void arguments_that_make_no_sense(EntityManagerFactory factory) {
        refused(factory, em -> em.find(String.class, 1L));
        refused(factory, em -> em.find(Book.class, "one"));
        refused(factory, em -> em.createQuery("select nothing"));
        refused(factory, em -> em.createNamedQuery("no.such.query"));
        refused(factory, em -> em.persist("no entity"));
        refused(factory, em -> em.remove("no entity"));
    }

    private static void refused(EntityManagerFactory factory, Consumer<EntityManager> work) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Throwable thrown = catchThrowable(() -> work.accept(em));
            em.getTransaction().rollback();
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void survives(
            EntityManagerFactory factory, Class<? extends Exception> expected, Consumer<EntityManager> work) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new Book(9, "Kept"));
            Throwable thrown = catchThrowable(() -> work.accept(em));
            boolean marked = em.getTransaction().getRollbackOnly();
            em.getTransaction().commit();
            assertThat(thrown).isInstanceOf(expected);
            assertThat(marked).isFalse();
        }
        factory.runInTransaction(em -> assertThat(em.find(Book.class, 9L)).isNotNull());
    }

    private static void marks(
            EntityManagerFactory factory, Class<? extends Exception> expected, Consumer<EntityManager> work) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new Book(9, "Lost"));
            Throwable thrown = catchThrowable(() -> work.accept(em));
            Throwable atCommit = catchThrowable(em.getTransaction()::commit);
            assertThat(thrown).isInstanceOf(expected);
            assertThat(atCommit).isInstanceOf(RollbackException.class);
        }
        factory.runInTransaction(em -> assertThat(em.find(Book.class, 9L)).isNull());
    }
}
