package io.virga.dynamodb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import io.virga.dynamodb.mapping.RawTable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    /** Returns what no attribute can hold. */
    public static final class Unstorable implements ItemTransformation {
        @Override
        public Map<String, Object> transform(Map<String, Object> item) {
            item.put("name", new StringBuilder().chars());
            return item;
        }
    }

    @Test
    void what_a_class_returns_has_to_be_a_value() {
        begin(List.of(Person.class));
        persist(person(1));
        generate("streams", List.of(Person.class), Map.of(), "Person", Unstorable.class.getName());

        assertThatThrownBy(() -> migrate(OPTIONS.withStopped(true)))
                .hasMessageContaining("TRANSFORMED_VALUE")
                .hasMessageContaining("IntPipeline")
                .hasMessageContaining("name");
    }

    @Entity(name = "Person")
    @Table(name = "Person")
    static class NumberedPerson {
        @Id
        long id;

        Integer name;
        Instant until;
    }

    @Test
    void a_text_that_is_no_number_stays_until_it_is_one() {
        begin(List.of(Person.class));
        persist(person(1));
        generate("numbers", List.of(NumberedPerson.class), Map.of(), "", "");

        assertThatThrownBy(() -> migrate(OPTIONS.withStopped(true)))
                .hasMessageContaining("ROW_NOT_CONVERTIBLE: a row cannot be brought along")
                .hasMessageContaining("VALUE_NOT_CONVERTIBLE: a STRING is not a INTEGER")
                .hasMessageContaining(Person.class.getName())
                .hasMessageContaining("Correct the row");
        try (var raw = new RawTable(server, table)) {
            var row = new HashMap<>(raw.items("Person").get(0));
            assertThat(row.put("name", AttributeValue.fromS("12"))).isEqualTo(AttributeValue.fromS("person 1"));
            raw.put(row);
        }

        assertThat(migrate(OPTIONS.withStopped(true))).containsExactly("0002_numbers");
        try (var factory = Shops.start(server, table, List.of(NumberedPerson.class))) {
            factory.runInTransaction(manager ->
                    assertThat(manager.find(NumberedPerson.class, 1L).name).isEqualTo(12));
        }
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

    @Entity(name = "Person")
    @Table(name = "Person", indexes = @Index(columnList = "name"))
    static class IndexedPerson {
        @Id
        long id;

        String name;
        Instant until;
    }

    /**
     * Persons 1 to 100 are renamed and ten come, in one journaled transaction whose writer dies.
     *
     * @param writes how many writes it gets done: head and chunk, two parts locked, the decision are five
     */
    private void dieInJournaledCommit(int writes) {
        var configuration = Shops.configuration(server, table, List.of(Person.class, Pet.class))
                .property("virga.dynamodb.commit", "journaled")
                .property("jakarta.persistence.schema-generation.database.action", "update");
        configuration.createEntityManagerFactory().close();
        for (long first : new long[] {1, 51}) {
            persist(LongStream.range(first, first + 50)
                    .mapToObj(StepsTest::person)
                    .toArray());
        }
        try (var network = FaultyEndpoint.before(server.endpoint())) {
            var through = network.to(server);
            try (var factory = Shops.configuration(through, table, List.of(Person.class, Pet.class))
                    .property("virga.dynamodb.commit", "journaled")
                    .property("virga.dynamodb.retry.timeout", "1")
                    .createEntityManagerFactory()) {
                var dying = assertThatCode(() -> factory.runInTransaction(manager -> {
                    manager.createQuery("from Person p where p.id in :ids", Person.class)
                            .setParameter(
                                    "ids",
                                    LongStream.rangeClosed(1, 100).boxed().toList())
                            .getResultList()
                            .forEach(person -> person.name = "renamed");
                    LongStream.rangeClosed(201, 210).forEach(id -> {
                        var person = person(id);
                        person.name = "renamed";
                        manager.persist(person);
                    });
                    manager.flush();
                    network.forget();
                    network.from(writes + 1, FaultyEndpoint.refused("AccessDeniedException"));
                }));
                if (writes < DECIDED) {
                    dying.isInstanceOf(RollbackException.class);
                } else {
                    dying.as("what is decided stands").doesNotThrowAnyException();
                }
            }
        }
    }

    private long locked() {
        try (var raw = new RawTable(server, table)) {
            return raw.items().stream()
                    .filter(item -> item.containsKey("_lock"))
                    .count();
        }
    }

    private static final int DECIDED = 5;

    /** What it has decided is done, and then brought along: the rows that it would have inserted, too. */
    @Test
    void what_a_dead_transaction_has_locked_is_finished_and_brought_along() {
        begin(List.of(Person.class, Pet.class));
        dieInJournaledCommit(DECIDED);
        assertThat(locked()).isEqualTo(110);
        generate("upper", List.of(Person.class, Pet.class), Map.of(), "Person", UpperCase.class.getName());

        assertThat(migrate(OPTIONS.withStopped(true))).containsExactly("0002_upper");

        assertThat(locked()).isZero();
        try (var factory = Shops.start(server, table, List.of(Person.class, Pet.class))) {
            factory.runInTransaction(manager -> {
                assertThat(manager.find(Person.class, 7L).name).isEqualTo("RENAMED");
                assertThat(manager.find(Person.class, 102L)).isNull();
                assertThat(manager.find(Person.class, 205L).name).isEqualTo("RENAMED");
            });
        }
    }

    /** Undecided, it is aborted; an index gets nothing that was never committed, and nothing over a lock. */
    @Test
    void an_index_is_filled_behind_the_locks_of_the_dead() {
        begin(List.of(Person.class, Pet.class));
        dieInJournaledCommit(DECIDED - 1);
        assertThat(locked()).isEqualTo(110);

        try (var factory = Shops.configuration(server, table, List.of(IndexedPerson.class, Pet.class))
                .property("virga.dynamodb.retry.timeout", "1")
                .property("jakarta.persistence.schema-generation.database.action", "update")
                .createEntityManagerFactory()) {
            assertThat(locked()).isZero();
            factory.runInTransaction(manager -> {
                assertThat(manager.createQuery("from Person p where p.name = 'person 7'", IndexedPerson.class)
                                .getResultList())
                        .hasSize(1);
                assertThat(manager.createQuery("from Person p where p.name = 'renamed'", IndexedPerson.class)
                                .getResultList())
                        .isEmpty();
            });
        }
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
