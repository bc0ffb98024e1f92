package io.virga.conformance.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Library;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Section("9.2 Bootstrapping in Java SE Environments")
class JavaSeBootstrappingTest {

    private static final String URL = "jakarta.persistence.jdbc.url";

    @TempDir
    Path folder;

    @Test
    void a_unit_of_persistence_xml_names_its_provider(Database database) throws IOException {
        Map<String, Object> properties = properties(database);
        try (PersistenceXml xml = PersistenceXml.visible(
                        folder, "shop", PersistenceUnits.PROVIDER, Library.ENTITIES, properties);
                EntityManagerFactory factory = Persistence.createEntityManagerFactory("shop")) {
            factory.runInTransaction(em -> em.persist(new Book(1, "Kawa")));

            factory.runInTransaction(
                    em -> assertThat(em.find(Book.class, 1L).getTitle()).isEqualTo("Kawa"));
            assertThat(factory.getName()).isEqualTo("shop");
        }
    }

    @Test
    void a_property_given_at_start_overrides_that_of_the_file(Database database) throws IOException {
        Map<String, Object> properties = new HashMap<>(properties(database));
        Map<String, Object> url = Map.of(URL, properties.put(URL, "jdbc:nosuchdatabase:none"));
        try (PersistenceXml xml = PersistenceXml.visible(
                        folder, "shop", PersistenceUnits.PROVIDER, Library.ENTITIES, properties);
                EntityManagerFactory factory = Persistence.createEntityManagerFactory("shop", url)) {
            factory.runInTransaction(em -> assertThat(em.find(Book.class, 1L)).isNull());
        }
    }

    @Test
    void an_unknown_unit_is_refused() {
        assertThatThrownBy(() -> Persistence.createEntityManagerFactory("nowhere"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void a_unit_of_an_unknown_provider_is_refused(Database database) throws IOException {
        try (PersistenceXml xml = PersistenceXml.visible(
                folder, "shop", "com.example.NoSuchProvider", Library.ENTITIES, properties(database))) {
            assertThatThrownBy(() -> Persistence.createEntityManagerFactory("shop"))
                    .isInstanceOf(PersistenceException.class);
        }
    }

    @Test
    void properties_of_an_entity_manager_are_its_own(EntityManagerFactory factory) {
        try (EntityManager em =
                factory.createEntityManager(Map.of("jakarta.persistence.cache.storeMode", CacheStoreMode.BYPASS))) {
            assertThat(em.getCacheStoreMode()).isEqualTo(CacheStoreMode.BYPASS);
        }
        try (EntityManager em = factory.createEntityManager()) {
            assertThat(em.getCacheStoreMode()).isEqualTo(CacheStoreMode.USE);
        }
    }

    private static Map<String, Object> properties(Database database) {
        return PersistenceUnits.configuration(database, Library.ENTITIES).properties();
    }
}
