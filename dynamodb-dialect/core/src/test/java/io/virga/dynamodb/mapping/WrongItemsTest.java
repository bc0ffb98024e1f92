package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items and files that are not what Virga writes: each is refused by name, and nothing is written. */
@ExtendWith(DynamoDbExtension.class)
class WrongItemsTest {

    @Entity(name = "Part")
    static class Part {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        int weight;
        LocalDate made;
        UUID batch;
        byte[] seal;
    }

    @Entity(name = "Gauge")
    static class Gauge {
        @Id
        double reading;
    }

    private static int tables;

    private OrderSystem unit;
    private RawTable table;

    @BeforeEach
    void start(DynamoServer server) {
        var name = "wrong" + tables++;
        unit = OrderSystem.start(server, name, List.of(Part.class, Gauge.class));
        table = new RawTable(server, name);
        unit.run(em -> em.persist(new Part()));
        unit.requests();
    }

    @AfterEach
    void stop() {
        unit.close();
        table.close();
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("weight", AttributeValue.fromS("heavy"), "\"heavy\"", "INTEGER"),
                Arguments.of("weight", AttributeValue.fromN("1.5"), "1.5", "INTEGER"),
                Arguments.of("made", AttributeValue.fromS("24.12.2026"), "\"24.12.2026\"", "DATE"),
                Arguments.of("made", AttributeValue.fromS("2026-02-30"), "\"2026-02-30\"", "DATE"),
                Arguments.of("batch", AttributeValue.fromS("x".repeat(200)), "\"" + "x".repeat(99) + "…", "UUID"),
                Arguments.of("seal", AttributeValue.fromS("wax"), "\"wax\"", "BINARY"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void an_attribute_that_is_no_value_of_its_column(
            String attribute, AttributeValue wrong, String shown, String type) {
        var stored = new HashMap<>(table.items("Part").get(0));
        stored.put(attribute, wrong);
        table.put(stored);

        assertThatThrownBy(() -> unit.run(
                        em -> em.createQuery("select p from Part p", Part.class).getResultList()))
                .hasStackTraceContaining("UNEXPECTED_VALUE: attribute '" + attribute + "' of item ")
                .hasStackTraceContaining(" holds " + shown + ", which is no value of type " + type)
                .hasStackTraceContaining(Part.class.getName())
                .hasStackTraceContaining("Compare the mapping with the items of the table");
        assertThat(unit.requests()).containsExactly("Scan");
    }

    @Test
    void a_sequence_that_somebody_deleted() {
        var counter = table.items().stream()
                .filter(item -> item.get("pk").s().contains("Part_SEQ"))
                .findFirst()
                .orElseThrow();
        table.client().deleteItem(request -> request.tableName(table.name())
                .key(Map.of("pk", counter.get("pk"), "sk", counter.get("sk"))));

        // the first one took a pool of 50
        assertThatThrownBy(() -> unit.run(em -> {
                    for (int i = 0; i < 51; i++) {
                        em.persist(new Part());
                    }
                }))
                .hasStackTraceContaining("SEQUENCE_MISSING: there is no sequence Part_SEQ");
        assertThat(table.items("Part")).hasSize(1);
    }

    @Test
    void a_key_that_is_no_number() {
        for (double reading : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            var gauge = new Gauge();
            gauge.reading = reading;
            assertThatThrownBy(() -> unit.run(em -> em.persist(gauge))).hasStackTraceContaining("KEY_NOT_A_NUMBER");
        }
        assertThat(unit.requests()).isEmpty();
    }

    @Test
    void a_schema_item_of_another_program(DynamoServer server) {
        var item = new HashMap<>(table.items("#schema").get(0));
        item.put("design", AttributeValue.fromS("none"));
        table.put(item);

        try (var late = OrderSystem.start(
                server, table.name().substring(server.tablePrefix().length()), List.of(Part.class))) {
            assertThatThrownBy(() -> late.run(em -> em.persist(new Part()))).hasStackTraceContaining("SCHEMA_ITEM");
        } catch (RuntimeException atStart) {
            assertThat(atStart).hasStackTraceContaining("SCHEMA_ITEM");
        }
        assertThat(table.items("Part")).hasSize(1);
    }

    /** The file META-INF/virga/broken.json of these tests is of a later format. */
    @Test
    void a_snapshot_file_of_a_later_version(DynamoServer server) {
        assertThatThrownBy(() -> {
                    try (var factory = new HibernatePersistenceConfiguration("broken")
                            .property("jakarta.persistence.jdbc.url", server.jdbcUrl("broken"))
                            .property("jakarta.persistence.schema-generation.database.action", "create")
                            .managedClass(Gauge.class)
                            .createEntityManagerFactory()) {
                        factory.runInTransaction(em -> em.persist(new Gauge()));
                    }
                })
                .hasStackTraceContaining("SCHEMA_FILE")
                .hasStackTraceContaining("META-INF/virga/broken.json")
                .hasStackTraceContaining("scripts.action=create");
    }
}
