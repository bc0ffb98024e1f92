package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Library;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Root;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section("6.3.14 Bulk Update and Delete Operations")
class BulkCriteriaTest {

    @Test
    void update_sets_a_value_and_answers_the_number_of_rows(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);
        int changed = factory.callInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaUpdate<Book> update = cb.createCriteriaUpdate(Book.class);
            Root<Book> book = update.from(Book.class);
            update.set(book.get(Book_.title), "short").where(cb.lt(book.get(Book_.pages), 90));
            return em.createQuery(update).executeUpdate();
        });

        assertThat(changed).isEqualTo(2);
        assertThat(titles(factory)).containsExactly("Sous le pont", "Ponts", "Kawa", "short", "Harmattan", "short");
    }

    @Test
    void update_sets_an_expression(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);
        factory.runInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaUpdate<Book> update = cb.createCriteriaUpdate(Book.class);
            Root<Book> book = update.from(Book.class);
            update.set(book.get(Book_.pages), cb.sum(book.get(Book_.pages), 1)).where(cb.equal(book.get(Book_.id), 6L));
            em.createQuery(update).executeUpdate();
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 6L).getPages()).isEqualTo(41));
    }

    @Test
    void update_sets_null(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);
        factory.runInTransaction(em -> {
            CriteriaUpdate<Book> update = em.getCriteriaBuilder().createCriteriaUpdate(Book.class);
            update.from(Book.class);
            update.set(Book_.PRICE, (BigDecimal) null);
            assertThat(em.createQuery(update).executeUpdate()).isEqualTo(6);
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getPrice()).isNull());
    }

    @Test
    void delete_answers_the_number_of_rows(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Book(1, "Kawa"));
            em.persist(new Book(2, "Haru"));
        });
        int gone = factory.callInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaDelete<Book> delete = cb.createCriteriaDelete(Book.class);
            delete.where(cb.equal(delete.from(Book.class).get(Book_.title), "Haru"));
            return em.createQuery(delete).executeUpdate();
        });

        assertThat(gone).isOne();
        assertThat(titles(factory)).containsExactly("Kawa");
    }

    @Test
    void delete_without_a_condition_deletes_all(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Book(1, "Kawa"));
            em.persist(new Book(2, "Haru"));
        });
        factory.runInTransaction(em -> {
            CriteriaDelete<Book> delete = em.getCriteriaBuilder().createCriteriaDelete(Book.class);
            delete.from(Book.class);
            assertThat(em.createQuery(delete).executeUpdate()).isEqualTo(2);
        });

        assertThat(titles(factory)).isEmpty();
    }

    @Test
    void an_update_needs_a_transaction(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            CriteriaUpdate<Book> update = em.getCriteriaBuilder().createCriteriaUpdate(Book.class);
            update.from(Book.class);
            update.set(Book_.title, "x");

            assertThatThrownBy(() -> em.createQuery(update).executeUpdate())
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }

    private static List<String> titles(EntityManagerFactory factory) {
        return factory.callInTransaction(em -> em.createQuery("select b.title from Book b order by b.id", String.class)
                .getResultList());
    }
}
