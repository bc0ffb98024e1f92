package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The steps of migrations that are not about keys and attributes: what the table itself is, and rows as a class makes them. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class StepsTest {

    private static final MigrateOptions OPTIONS = MigrateOptions.DEFAULTS.withPhaseWait(Duration.ZERO);

    private final DynamoServer server;
    private final String table;

    @TempDir
    private Path folder;

    StepsTest(DynamoServer server, TestInfo test) {
        this.server = server;
        this.table = test.getTestMethod().orElseThrow().getName();
    }

    @Entity(name = "Person")
    @Table(name = "Person")
    static class Person {
        @Id
        long id;

        String name;
        Instant until;
    }

    @Entity(name = "Pet")
    @Table(name = "Pet")
    static class Pet {
        @Id
        long id;
    }

    @Entity(name = "Person")
    @Table(name = "Person")
    static class ExpiringPerson {
        @Id
        long id;

        String name;

        @TimeToLive
        Instant until;
    }

    /** As an application would write it. */
    public static final class UpperCase implements ItemTransformation {
        @Override
        public Map<String, Object> transform(Map<String, Object> item) {
            item.computeIfPresent("name", (name, value) -> value.toString().toUpperCase(java.util.Locale.ROOT));
            return item;
        }
    }

    @Test
    void a_class_transforms_rows_while_applications_stand_still() {
        begin(List.of(Person.class));
        persist(person(1));
        generate("upper", List.of(Person.class), Map.of(), "Person", UpperCase.class.getName());

        assertThatThrownBy(() -> migrate(OPTIONS))
                .hasMessageStartingWith("NEEDS_STOP")
                .hasMessageContaining("UpperCase");
        assertThat(migrate(OPTIONS.withStopped(true))).containsExactly("0002_upper");

        try (var factory = Shops.start(server, table, List.of(Person.class))) {
            factory.runInTransaction(
                    manager -> assertThat(manager.find(Person.class, 1L).name).isEqualTo("PERSON 1"));
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_class_that_is_not_there_is_named_before_anything_is_written() {
        begin(List.of(Person.class));
        persist(person(1));
        generate("upper", List.of(Person.class), Map.of(), "Person", "com.example.Missing");

        assertThatThrownBy(() -> migrate(OPTIONS.withStopped(true)))
                .hasMessageStartingWith("TRANSFORMATION_CLASS: the class com.example.Missing");
        assertThat(states()).containsExactly(MigrationState.State.APPLIED, MigrationState.State.PENDING);
    }

    @Test
    void rows_of_an_entity_that_is_no_more_are_deleted() {
        begin(List.of(Person.class, Pet.class));
        persist(person(1), new Pet());
        generate("no-pets", List.of(Person.class), Map.of(), "", "");

        assertThat(plan()).singleElement().satisfies(planned -> assertThat(planned.destructive())
                .singleElement()
                .asString()
                .contains("Pet"));
        assertThat(migrate(OPTIONS)).containsExactly("0002_no-pets");

        try (var factory = Shops.start(server, table, List.of(Person.class, Pet.class))) {
            factory.runInTransaction(manager -> {
                assertThat(manager.find(Pet.class, 0L)).isNull();
                assertThat(manager.find(Person.class, 1L).name).isEqualTo("person 1");
            });
        }
    }

    @Test
    void billing_and_stream_are_changed_and_back() {
        begin(List.of(Person.class));
        var settings = Map.of("virga.dynamodb.table.billing", "7/5", "virga.dynamodb.table.stream", "new-image");
        generate("pay", List.of(Person.class), settings, "", "");

        migrate(OPTIONS);
        assertThat(described().billing().toString()).contains("7").contains("5");
        assertThat(described().stream()).isEqualTo(io.virga.dynamodb.internal.store.TableDescription.Stream.NEW_IMAGE);
        assertThat(problems()).isEmpty();

        try (var migrator = migrator(OPTIONS)) {
            migrator.migrate(Optional.of(1), MigrationProgress.NONE);
        }
        assertThat(described().billing()).isEqualTo(TableDescription.Billing.ON_DEMAND);
        assertThat(described().stream()).isEqualTo(TableDescription.Stream.NONE);
    }

    @Test
    void stored_rows_get_the_moment_of_their_time_to_live() {
        begin(List.of(Person.class));
        var gone = person(1);
        gone.until = Instant.now().minusSeconds(3600);
        var there = person(2);
        there.until = Instant.now().plusSeconds(3600);
        persist(gone, there, person(3));
        generate("expire", List.of(ExpiringPerson.class), Map.of(), "", "");

        migrate(OPTIONS.withStopped(true));

        assertThat(described().timeToLive()).isNotEmpty();
        try (var factory = Shops.start(server, table, List.of(ExpiringPerson.class))) {
            factory.runInTransaction(manager -> {
                assertThat(manager.find(ExpiringPerson.class, 1L)).isNull();
                assertThat(manager.find(ExpiringPerson.class, 2L)).isNotNull();
                assertThat(manager.find(ExpiringPerson.class, 3L)).isNotNull();
            });
        }
        assertThat(problems()).isEmpty();
    }

    private static Person person(long id) {
        var person = new Person();
        person.id = id;
        person.name = "person " + id;
        return person;
    }

    private void persist(Object... entities) {
        try (var factory = Shops.start(server, table, List.of(Person.class, Pet.class))) {
            factory.runInTransaction(manager -> List.of(entities).forEach(manager::persist));
        }
    }

    private void begin(List<Class<?>> entities) {
        generate("init", entities, Map.of(), "", "");
        migrate(OPTIONS);
    }

    private void generate(
            String name, List<Class<?>> entities, Map<String, String> settings, String entity, String transformation) {
        var configuration = Shops.configuration(server, table, entities);
        settings.forEach(configuration::property);
        var hints = new GenerateHints(Map.of(), Map.of(), entity.isEmpty() ? Map.of() : Map.of(entity, transformation));
        assertThat(Migrator.generate(SchemaDefinition.of(configuration, folder), folder, name, hints))
                .isPresent();
    }

    private Migrator migrator(MigrateOptions options) {
        return Migrator.open(server.jdbcUrl(table), Map.of(), folder, getClass().getClassLoader(), options);
    }

    private List<String> migrate(MigrateOptions options) {
        try (var migrator = migrator(options)) {
            return migrator.migrate(Optional.empty(), MigrationProgress.NONE);
        }
    }

    private List<PlannedMigration> plan() {
        try (var migrator = migrator(OPTIONS)) {
            return migrator.plan(Optional.empty(), MigrationProgress.NONE);
        }
    }

    private List<MigrationState.State> states() {
        try (var migrator = migrator(OPTIONS)) {
            return migrator.status().stream().map(MigrationState::state).toList();
        }
    }

    private List<String> problems() {
        try (var migrator = migrator(OPTIONS)) {
            return migrator.validate(true, MigrationProgress.NONE);
        }
    }

    private TableDescription described() {
        var settings = StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey());
        try (var connection = AwsConnection.open(settings, RequestListener.NONE)) {
            return connection.tables().describe(server.tableName(table)).orElseThrow();
        }
    }
}
