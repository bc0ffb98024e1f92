package io.virga.conformance.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Library;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SchemaValidationException;
import org.junit.jupiter.api.Test;

@Section("7.12 SchemaManager Interface")
class SchemaManagerTest {

    @Test
    void create_makes_what_validate_asks_for(Database database) {
        try (EntityManagerFactory factory = PersistenceUnits.configuration(database, Library.ENTITIES)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "none")
                .createEntityManagerFactory()) {
            assertThatThrownBy(factory.getSchemaManager()::validate).isInstanceOf(SchemaValidationException.class);
            factory.getSchemaManager().create(true);
            assertThatCode(factory.getSchemaManager()::validate).doesNotThrowAnyException();
            factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));
        }
    }

    @Test
    void drop_takes_the_tables_away(Database database) {
        try (EntityManagerFactory factory =
                PersistenceUnits.configuration(database, Library.ENTITIES).createEntityManagerFactory()) {
            factory.getSchemaManager().drop(true);
            assertThatThrownBy(() -> factory.runInTransaction(em -> em.find(Book.class, 1L)))
                    .isInstanceOf(PersistenceException.class);
        }
    }

    @Test
    void truncate_leaves_empty_tables(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);
        factory.getSchemaManager().truncate();

        factory.runInTransaction(em -> assertThat(em.createQuery("select count(b) from Book b", Long.class)
                        .getSingleResult())
                .isZero());
    }
}
