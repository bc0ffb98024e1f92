package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusExtensionTest;
import io.virga.dynamodb.KeyDesign;
import io.virga.dynamodb.schema.GenerateHints;
import io.virga.dynamodb.schema.Migrator;
import io.virga.dynamodb.schema.SchemaDefinition;
import io.virga.quarkus.dynamodb.internal.devui.DynamoDevUi;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page in the Dev UI is answered. The Dev UI itself is not there in tests, so that its bean is added here. */
class DevUiTest {

    private static final String UNIT = "<default>";

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClass(Note.class))
            .addBuildChainCustomizer(builder -> builder.addBuildStep(
                            context -> context.produce(AdditionalBeanBuildItem.unremovableOf(DynamoDevUi.class)))
                    .produces(AdditionalBeanBuildItem.class)
                    .build())
            .overrideConfigKey("quarkus.virga.dynamodb.table", "notes")
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "update");

    @Inject
    DynamoDevUi page;

    @Inject
    EntityManager em;

    @Test
    void units_are_told_with_their_readiness() {
        assertThat(page.units()).containsExactly(new DynamoDevUi.Unit(UNIT, ""));
    }

    @Test
    void tables_are_told_with_their_keys() {
        assertThat(page.tables(UNIT))
                .singleElement()
                .extracting(KeyDesign.Rows::entity, KeyDesign.Rows::table, KeyDesign.Rows::partition)
                .containsExactly(Note.class.getName(), "notes", "Note#{id}");
    }

    @Test
    void the_last_requests_are_told_and_forgotten() {
        page.forgetRequests(UNIT);
        QuarkusTransaction.requiringNew().run(() -> em.persist(new Note()));

        assertThat(page.requests(UNIT)).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("PutItem");
            assertThat(request.writeUnits()).isPositive();
            assertThat(request.succeeded()).isTrue();
        });
        page.forgetRequests(UNIT);
        assertThat(page.requests(UNIT)).isEmpty();
    }

    @Test
    void a_query_is_explained_and_sends_nothing() {
        page.forgetRequests(UNIT);

        assertThat(page.explain(UNIT, "from Note where text = 'x'").plan()).contains("Scan notes");
        assertThat(page.explain(UNIT, "from Nothing").problem()).contains("Nothing");
        assertThat(page.requests(UNIT)).isEmpty();
    }

    @Test
    void migrations_that_are_not_applied_are_told() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "migrations");
        assertThat(page.migrations(UNIT, folder.toString())).isEqualTo(new DynamoDevUi.Pending(List.of(), ""));

        var definition = SchemaDefinition.of(
                new PersistenceConfiguration("notes")
                        .managedClass(Note.class)
                        .property(PersistenceConfiguration.JDBC_URL, "jdbc:dynamodb:notes?region=eu-central-1"),
                folder);
        Migrator.generate(definition, folder, "first", GenerateHints.NONE).orElseThrow();
        assertThat(page.migrations(UNIT, folder.toString()).migrations())
                .singleElement(as(STRING))
                .contains("first", "PENDING");

        Files.writeString(folder.resolve("0002_broken.json"), "{");
        assertThat(page.migrations(UNIT, folder.toString()).problem()).contains("0002_broken");
    }

    @Test
    void an_unknown_unit_is_refused() {
        assertThatThrownBy(() -> page.tables("audit"))
                .hasMessageContaining("audit")
                .hasMessageContaining(UNIT);
    }
}
