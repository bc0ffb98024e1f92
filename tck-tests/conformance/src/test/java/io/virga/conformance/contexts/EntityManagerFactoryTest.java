package io.virga.conformance.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Library;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@Section("7.4 EntityManagerFactory Interface")
class EntityManagerFactoryTest {

    @Test
    void each_entity_manager_has_its_own_persistence_context(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));

        try (EntityManager one = factory.createEntityManager();
                EntityManager two = factory.createEntityManager()) {
            assertThat(one.find(Book.class, 1L)).isNotSameAs(two.find(Book.class, 1L));
        }
    }

    @Test
    void nothing_works_on_a_closed_factory(Database database) {
        EntityManagerFactory factory =
                PersistenceUnits.configuration(database, Library.ENTITIES).createEntityManagerFactory();
        EntityManager em = factory.createEntityManager();
        factory.close();

        assertThat(factory.isOpen()).isFalse();
        assertThat(em.isOpen()).isFalse();
        assertThatThrownBy(factory::createEntityManager).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_knows_its_name_and_its_kind_of_transactions(EntityManagerFactory factory) {
        assertThat(factory.getName()).startsWith("unit_");
        assertThat(factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
    }

    @Test
    void the_metamodel_knows_the_entities(EntityManagerFactory factory) {
        assertThat(factory.getMetamodel().getEntities())
                .extracting(entity -> entity.getName())
                .containsExactlyInAnyOrder("Author", "Book", "Review", "Member", "Student", "Guest", "Loan");
        assertThat(factory.getMetamodel()
                        .entity(Book.class)
                        .getDeclaredVersion(int.class)
                        .getName())
                .isEqualTo("version");
    }

    @Test
    void a_named_query_of_an_entity_runs(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);

        factory.runInTransaction(em -> assertThat(em.createNamedQuery("Book.cheaperThan", Book.class)
                        .setParameter("limit", new BigDecimal("10"))
                        .getResultList())
                .extracting(Book::getId)
                .containsExactly(2L, 4L));
    }

    @Test
    void a_named_query_can_be_added(EntityManagerFactory factory) {
        factory.runInTransaction(Library::stock);
        factory.runInTransaction(em -> factory.addNamedQuery(
                "longest",
                em.createQuery("select b.title from Book b order by b.pages desc")
                        .setMaxResults(1)));

        factory.runInTransaction(
                em -> assertThat(em.createNamedQuery("longest", String.class).getSingleResult())
                        .isEqualTo("Harmattan"));
    }
}
