package io.virga.conformance.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@Section("7.6 The runInTransaction and callInTransaction methods")
class RunInTransactionTest {

    @Test
    void the_work_is_committed_and_its_value_returned(EntityManagerFactory factory) {
        Book stored = factory.callInTransaction(em -> {
            Book book = new Book(1, "Kawa");
            em.persist(book);
            return book;
        });

        assertThat(stored.getTitle()).isEqualTo("Kawa");
        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNotNull());
    }

    @Test
    void an_exception_rolls_back_and_comes_out(EntityManagerFactory factory) {
        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    em.persist(new Book(1, "Kawa"));
                    em.flush();
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");

        factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
    }

    @Test
    void the_entity_manager_is_closed_afterwards(EntityManagerFactory factory) {
        AtomicReference<EntityManager> used = new AtomicReference<>();
        factory.runInTransaction(used::set);

        assertThat(used.get().isOpen()).isFalse();
    }

    @Test
    void an_error_rolls_back_too(EntityManagerFactory factory) {
        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    em.persist(new Book(1, "Kawa"));
                    em.flush();
                    throw new AssertionError("thrown on purpose");
                }))
                .hasMessage("thrown on purpose");
        assertThatThrownBy(() -> factory.callInTransaction(em -> {
                    em.persist(new Book(1, "Kawa"));
                    em.flush();
                    throw new AssertionError("thrown on purpose");
                }))
                .hasMessage("thrown on purpose");
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
    }
}
