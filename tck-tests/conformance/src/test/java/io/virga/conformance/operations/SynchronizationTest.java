package io.virga.conformance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Country;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section("3.3.4 Synchronization to the Database")
class SynchronizationTest {

    @Test
    void changes_of_managed_entities_are_written_at_commit(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> em.find(Book.class, 1L).setPages(72));

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getPages()).isEqualTo(72));
    }

    @Test
    void a_relationship_is_written_from_its_owning_side(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Author ada = new Author(7, "Ada", Country.FRANCE);
            Book book = new Book(1, "Ponts");
            book.setAuthor(ada);
            em.persist(ada);
            em.persist(book);
        });

        List<Long> books = factory.callInTransaction(em ->
                em.find(Author.class, 7L).getBooks().stream().map(Book::getId).toList());
        assertThat(books).containsExactly(1L);
    }

    @Test
    void the_inverse_side_alone_writes_nothing(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            Author ada = new Author(7, "Ada", Country.FRANCE);
            em.persist(ada);
            ada.getBooks().add(em.find(Book.class, 1L));
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getAuthor()).isNull());
    }

    @Test
    void a_reference_to_a_new_entity_fails_the_flush(EntityManagerFactory factory) {
        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    Book book = new Book(1, "Ponts");
                    book.setAuthor(new Author(7, "Ada", Country.FRANCE));
                    em.persist(book);
                    em.flush();
                }))
                .isInstanceOf(IllegalStateException.class);

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void a_collection_of_values_follows_its_changes(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            book.getTags().addAll(Set.of("river", "city"));
            em.persist(book);
        });
        factory.runInTransaction(em -> {
            Set<String> tags = em.find(Book.class, 1L).getTags();
            tags.remove("city");
            tags.add("winter");
        });

        Set<String> tags = factory.callInTransaction(
                em -> Set.copyOf(em.find(Book.class, 1L).getTags()));
        assertThat(tags).containsExactlyInAnyOrder("river", "winter");
    }

    @Test
    void a_query_sees_what_is_pending(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        factory.runInTransaction(em -> {
            em.find(Book.class, 1L).setTitle("Haru");

            assertThat(em.createQuery("select b.id from Book b where b.title = 'Haru'", Long.class)
                            .getResultList())
                    .containsExactly(1L);
        });
    }

    @Test
    void nothing_is_written_without_a_transaction(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        try (EntityManager em = factory.createEntityManager()) {
            em.find(Book.class, 1L).setTitle("Haru");
        }

        factory.runInTransaction(
                em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
    }
}
