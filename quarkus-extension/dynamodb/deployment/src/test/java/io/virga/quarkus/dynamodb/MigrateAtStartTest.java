package io.virga.quarkus.dynamodb;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusExtensionTest;
import io.virga.dynamodb.schema.GenerateHints;
import io.virga.dynamodb.schema.Migrator;
import io.virga.dynamodb.schema.SchemaDefinition;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table is made by the migrations that the application brings along. */
class MigrateAtStartTest {

    private static final String FOLDER = "META-INF/virga/migrations/";

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> addMigrations(jar.addClass(Note.class)))
            .overrideConfigKey("quarkus.virga.dynamodb.table", "migrated-notes")
            .overrideConfigKey("quarkus.virga.dynamodb.migrate-at-start", "true")
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "validate")
            // there is no version of DynamoDB to look for
            .setLogRecordPredicate(record -> record.getMessage().contains("database version"))
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Inject
    EntityManager em;

    private static void addMigrations(JavaArchive application) {
        try {
            Path folder = Files.createTempDirectory("migrations");
            var unit = new HibernatePersistenceConfiguration("<default>")
                    .managedClass(Note.class)
                    .property("jakarta.persistence.jdbc.url", "jdbc:dynamodb:migrated-notes?region=eu-central-1");
            Migrator.generate(SchemaDefinition.of(unit, folder), folder, "init", GenerateHints.NONE);
            try (var files = Files.list(folder)) {
                files.forEach(file -> application.addAsResource(file.toFile(), FOLDER + file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_application_is_ready() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    @Transactional
    void rows_are_written_and_read() {
        var note = new Note();
        em.persist(note);
        em.flush();
        em.clear();

        assertThat(em.createQuery("select count(n) from Note n", Long.class).getSingleResult())
                .isEqualTo(1);
    }
}
