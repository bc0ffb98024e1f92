package io.virga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** Stateless sessions have no unit of work, and write collections all the same. */
class StatelessCollectionsTest {

    @Test
    void collections_are_written_changed_and_removed() {
        try (SessionFactory factory = new HibernatePersistenceConfiguration("stateless")
                .managedClass(Crate.class)
                .jdbcUrl("jdbc:h2:mem:stateless;DB_CLOSE_DELAY=-1")
                .property("hibernate.hbm2ddl.auto", "create-drop")
                .createEntityManagerFactory()) {
            Crate crate = new Crate();
            crate.id = 1;
            crate.contents = List.of("boots");
            factory.inStatelessTransaction(session -> session.insert(crate));
            assertThat(contents(factory)).containsExactly("boots");

            crate.contents = List.of("boots", "umbrella");
            factory.inStatelessTransaction(session -> session.update(crate));
            assertThat(contents(factory)).containsExactlyInAnyOrder("boots", "umbrella");

            factory.inStatelessTransaction(session -> session.delete(crate));
            assertThat(contents(factory)).isEmpty();
        }
    }

    private static List<String> contents(SessionFactory factory) {
        return factory.fromSession(
                session -> session.createQuery("select c from StatelessCrate s join s.contents c", String.class)
                        .getResultList());
    }

    /** Something with a collection. */
    @Entity(name = "StatelessCrate")
    static class Crate {
        @Id
        long id;

        @ElementCollection
        List<String> contents;
    }
}
