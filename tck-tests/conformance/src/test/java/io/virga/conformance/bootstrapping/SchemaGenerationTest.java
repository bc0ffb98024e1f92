package io.virga.conformance.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.Feature;
import io.virga.conformance.kit.Needs;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Section(value = "9.4 Schema Generation", entities = SchemaGenerationTest.Part.class)
class SchemaGenerationTest {

    private static final String SCRIPTS = PersistenceConfiguration.SCHEMAGEN_SCRIPTS_ACTION;
    private static final String CREATE_TARGET = "jakarta.persistence.schema-generation.scripts.create-target";
    private static final String DROP_TARGET = "jakarta.persistence.schema-generation.scripts.drop-target";
    private static final String DATABASE = PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION;
    private static final String SOURCE = PersistenceConfiguration.SCHEMAGEN_CREATE_SOURCE;
    private static final String CREATE_SCRIPT = PersistenceConfiguration.SCHEMAGEN_CREATE_SCRIPT_SOURCE;
    private static final String LOAD_SCRIPT = "jakarta.persistence.sql-load-script-source";

    private static final String TABLE = "create table bin_part (id bigint not null primary key, name varchar(255));";
    private static final String ROW = "insert into bin_part (id, name) values (7, 'bolt');";

    private static EntityManagerFactory unit(Database database, Map<String, Object> properties) {
        PersistenceConfiguration configuration = PersistenceUnits.configuration(database, List.of(Part.class));
        properties.forEach(configuration::property);
        return configuration.createEntityManagerFactory();
    }

    private static String nameOf(EntityManagerFactory factory, long id) {
        return factory.callInTransaction(em -> em.find(Part.class, id).name);
    }

    @Test
    void create_makes_the_tables_and_drop_and_create_makes_them_anew(Database database) {
        PersistenceConfiguration configuration = PersistenceUnits.configuration(database, List.of(Part.class));
        try (EntityManagerFactory factory = configuration.createEntityManagerFactory()) {
            factory.runInTransaction(em -> em.persist(new Part(1, "nut")));
        }
        try (EntityManagerFactory again =
                configuration.property(DATABASE, "drop-and-create").createEntityManagerFactory()) {
            again.runInTransaction(em -> assertThat(em.find(Part.class, 1L)).isNull());
        }
    }

    @Test
    void a_script_tells_what_create_makes(Database database, @TempDir Path folder) throws IOException {
        Path script = folder.resolve("create.script");
        unit(database, Map.of(DATABASE, "none", SCRIPTS, "create", CREATE_TARGET, script.toString()))
                .close();
        assertThat(Files.readString(script).toLowerCase(Locale.ROOT)).contains("bin_part");
    }

    @Test
    void into_a_writer(Database database) {
        StringWriter script = new StringWriter();
        unit(database, Map.of(DATABASE, "none", SCRIPTS, "create", CREATE_TARGET, script))
                .close();
        assertThat(script.toString().toLowerCase(Locale.ROOT)).contains("bin_part");
    }

    @Test
    @Needs(Feature.SCHEMA_SCRIPTS)
    void scripts_that_create_and_drop(Database database, @TempDir Path folder) throws IOException {
        Path create = folder.resolve("create.sql");
        Path drop = folder.resolve("drop.sql");
        unit(
                        database,
                        Map.of(
                                DATABASE,
                                "none",
                                SCRIPTS,
                                "drop-and-create",
                                CREATE_TARGET,
                                create.toString(),
                                DROP_TARGET,
                                drop.toString()))
                .close();
        assertThat(Files.readString(create)).containsIgnoringCase("create table bin_part");
        assertThat(Files.readString(drop)).containsIgnoringCase("drop table").contains("bin_part");

        try (EntityManagerFactory factory = unit(
                database, Map.of(SOURCE, "script", CREATE_SCRIPT, create.toUri().toString()))) {
            factory.runInTransaction(em -> em.persist(new Part(1, "nut")));
            assertThat(nameOf(factory, 1)).isEqualTo("nut");
        }
    }

    @Test
    @Needs(Feature.SCHEMA_SCRIPTS)
    void tables_are_made_by_a_script(Database database) {
        try (EntityManagerFactory factory =
                unit(database, Map.of(SOURCE, "script", CREATE_SCRIPT, new StringReader(TABLE)))) {
            factory.runInTransaction(em -> em.persist(new Part(1, "nut")));
            assertThat(nameOf(factory, 1)).isEqualTo("nut");
        }
    }

    @Test
    void a_script_runs_behind_what_the_metadata_makes(Database database) {
        try (EntityManagerFactory factory =
                unit(database, Map.of(SOURCE, "metadata-then-script", CREATE_SCRIPT, new StringReader(ROW)))) {
            assertThat(nameOf(factory, 7)).isEqualTo("bolt");
        }
    }

    @Test
    void a_script_loads_the_first_rows(Database database, @TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("load.sql"), ROW);
        try (EntityManagerFactory factory =
                unit(database, Map.of(LOAD_SCRIPT, script.toUri().toString()))) {
            assertThat(nameOf(factory, 7)).isEqualTo("bolt");
        }
    }

    @Entity(name = "Part")
    @Table(name = "bin_part")
    static class Part {
        @Id
        Long id;

        String name;

        Part() {}

        Part(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }
}
