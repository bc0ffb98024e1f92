package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Library;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.Test;

@Section("4.11 Bulk Update and Delete Operations")
class BulkOperationsTest {

    @Test
    void update_answers_the_number_of_rows(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(
                em -> assertThat(em.createQuery("update Book b set b.pages = b.pages + 1 where b.genre = NOVEL")
                                .executeUpdate())
                        .isEqualTo(3));
        assertThat(new Queries(factory).longs("select sum(b.pages) from Book b"))
                .containsExactly(1453L);
    }

    @Test
    void update_sets_null_and_several_attributes(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(em -> em.createQuery(
                        "update Book b set b.price = null, b.title = concat(b.title, '!') where b.id = :id")
                .setParameter("id", 3L)
                .executeUpdate());
        assertThat(new Queries(factory).strings("select b.title from Book b where b.price is null order by b.title"))
                .containsExactly("Anonymous Verses", "Kawa!");
    }

    @Test
    void delete_answers_the_number_of_rows(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(em -> assertThat(em.createQuery("delete from Review r where r.rating < 5")
                        .executeUpdate())
                .isEqualTo(2));
        assertThat(new Queries(factory).longs("select count(r) from Review r")).containsExactly(2L);
    }

    @Test
    void a_subclass_is_deleted_alone(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(em -> {
            em.createQuery("delete from Loan").executeUpdate();
            assertThat(em.createQuery("delete from Student").executeUpdate()).isEqualTo(2);
        });
        assertThat(new Queries(factory).strings("select m.name from Member m")).containsExactly("Gil");
    }

    @Test
    void the_persistence_context_is_not_told(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(em -> {
            Book book = em.find(Book.class, 3L);
            em.createQuery("update Book b set b.pages = 1 where b.id = 3").executeUpdate();

            assertThat(book.getPages()).isEqualTo(410);
            em.refresh(book);
            assertThat(book.getPages()).isOne();
        });
    }

    @Test
    void it_needs_a_transaction(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.createQuery("delete from Review").executeUpdate())
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }
}
