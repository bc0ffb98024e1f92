package io.virga.dynamodb.mapping;

import static io.virga.dynamodb.mapping.RawTable.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.PersistenceConfigurationDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The tables that schema export makes, changes, empties and drops. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class SchemaExportTest {

    @Entity(name = "Plant")
    @Table(name = "Plant", indexes = @Index(columnList = "family"))
    static class Plant {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(unique = true)
        String name;

        String family;

        @TimeToLive
        Instant until;

        @ElementCollection
        Set<String> colors = new HashSet<>();

        protected Plant() {}

        Plant(String name, String family, String... colors) {
            this.name = name;
            this.family = family;
            this.colors.addAll(List.of(colors));
        }
    }

    /** The same, as the next release has it: another index, whose name sorts before the others. */
    @Entity(name = "Plant")
    @Table(
            name = "Plant",
            indexes = {@Index(columnList = "family"), @Index(columnList = "area, name")})
    static class PlantOfTheNextRelease {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(unique = true)
        String name;

        String family;

        String area;

        @TimeToLive
        Instant until;

        @ElementCollection
        Set<String> colors = new HashSet<>();
    }

    /** Read by its old column, so that stored rows have a value. */
    @Entity(name = "Plant")
    @Table(
            name = "Plant",
            indexes = {@Index(columnList = "family"), @Index(columnList = "colour")})
    static class PlantByColour {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(unique = true)
        String name;

        String family;

        @Column(name = "colour")
        String color;

        @TimeToLive
        Instant until;

        @ElementCollection
        Set<String> colors = new HashSet<>();
    }

    @Entity(name = "Tool")
    @Table(name = "Tool")
    static class Tool {
        @Id
        long id;

        String name;

        protected Tool() {}

        Tool(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** The same, as the next release has it. */
    @Entity(name = "Tool")
    @Table(name = "Tool", indexes = @Index(columnList = "name"))
    static class ToolByName {
        @Id
        long id;

        String name;
    }

    @Entity(name = "Legacy")
    @ItemTable(name = "schema_legacy", partitionKey = "id", sortKey = "", type = "", exported = false)
    static class Legacy {
        @Id
        String id;
    }

    @Entity(name = "Sorted")
    @ItemIndex(local = true, sort = "{name}")
    static class Sorted {
        @Id
        long id;

        @Column(nullable = false)
        String name;
    }

    @Test
    void creates_the_table_with_all_that_the_design_and_the_settings_say(DynamoServer server) {
        try (var factory = Units.start(
                        server,
                        "schema_created",
                        "create",
                        List.of(Plant.class),
                        "table.billing=7/3",
                        "table.stream=new-and-old-images",
                        "table.deletion-protection=true");
                var table = new RawTable(server, "schema_created")) {
            var description = table.description();
            assertThat(description.billingModeSummary() == null
                            || description.billingModeSummary().billingMode() == BillingMode.PROVISIONED)
                    .isTrue();
            assertThat(description.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
            assertThat(description.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
            assertThat(description.deletionProtectionEnabled()).isTrue();
            assertThat(description.globalSecondaryIndexes())
                    .extracting(GlobalSecondaryIndexDescription::indexName)
                    .containsExactlyInAnyOrder("gsi1", "gsi2");
            assertThat(table.timeToLive()).isEqualTo("_ttl");
            assertThat(table.items("#schema")).hasSize(1);
            assertThatThrownBy(() -> factory.getSchemaManager().drop(false))
                    .satisfies(problem -> assertThat(Units.text(problem)).contains("DELETION_PROTECTED"));
            assertThat(table.exists()).isTrue();
        }
    }

    @Test
    void settings_that_cannot_be_are_refused(DynamoServer server) {
        for (var setting : List.of("table.billing=cheap", "table.stream=all", "table.tags=team", "table.timeout=0")) {
            assertThatThrownBy(() -> Units.start(server, "schema_settings", "create", List.of(Tool.class), setting))
                    .satisfies(problem -> assertThat(Units.text(problem))
                            .contains("SETTING_VALUE")
                            .contains(setting.split("=")[0]));
        }
    }

    @Test
    void drops_and_creates(DynamoServer server) {
        try (var table = new RawTable(server, "schema_dropped")) {
            try (var factory = Units.start(server, "schema_dropped", "create", List.of(Tool.class))) {
                factory.runInTransaction(em -> em.persist(new Tool(1, "saw")));
            }
            try (var factory = Units.start(server, "schema_dropped", "create", List.of(Tool.class))) {
                factory.runInTransaction(
                        em -> assertThat(em.find(Tool.class, 1L)).isNotNull());
            }
            try (var factory = Units.start(server, "schema_dropped", "drop-and-create", List.of(Tool.class))) {
                factory.runInTransaction(
                        em -> assertThat(em.find(Tool.class, 1L)).isNull());
                factory.getSchemaManager().drop(false);
                assertThat(table.exists()).isFalse();
                factory.getSchemaManager().create(false);
                assertThat(table.exists()).isTrue();
            }
            Units.start(server, "schema_dropped", "drop", List.of(Tool.class)).close();
            assertThat(table.exists()).isFalse();
        }
    }

    @Test
    void create_drop_of_hibernate(DynamoServer server) {
        try (var table = new RawTable(server, "schema_create_drop")) {
            var factory = Units.of(server, "schema_create_drop", "", List.of(Tool.class))
                    .property("hibernate.hbm2ddl.auto", "create-drop")
                    .createEntityManagerFactory();
            assertThat(table.exists()).isTrue();
            factory.close();
            assertThat(table.exists()).isFalse();
        }
    }

    @Test
    void validates(DynamoServer server) {
        assertThatThrownBy(() -> Units.start(server, "schema_validated", "validate", List.of(Plant.class)))
                .satisfies(problem -> assertThat(Units.text(problem)).contains("TABLE_MISSING", "action=create"));
        Units.start(server, "schema_validated", "create", List.of(Tool.class)).close();
        Units.start(server, "schema_validated", "validate", List.of(Tool.class)).close();
        assertThatThrownBy(() -> Units.start(server, "schema_validated", "validate", List.of(Plant.class)))
                .satisfies(problem -> assertThat(Units.text(problem))
                        .contains("TABLE_DIFFERS", "gsi1", "gsi2", "expire by nothing instead of _ttl"));
        assertThatThrownBy(() -> Units.start(server, "schema_validated", "update", List.of(Sorted.class)))
                .satisfies(problem -> assertThat(Units.text(problem)).contains("TABLE_DIFFERS", "local index lsi1"));
        try (var factory = Units.start(server, "schema_validated", "none", List.of(Tool.class))) {
            factory.getSchemaManager().validate();
        } catch (jakarta.persistence.SchemaValidationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_update_adds_an_index_puts_the_rows_into_it_and_moves_no_slot(DynamoServer server) {
        try (var table = new RawTable(server, "schema_updated")) {
            try (var factory = Units.start(server, "schema_updated", "create", List.of(Plant.class))) {
                factory.runInTransaction(em -> {
                    em.persist(new Plant("oak", "beech", "green"));
                    em.persist(new Plant("beech", "beech"));
                });
            }
            table.items("Plant").forEach(item -> {
                var changed = new java.util.HashMap<>(item);
                changed.put("colour", s("green"));
                table.put(changed);
            });
            var before = table.items("Plant").get(0);
            try (var factory = Units.start(server, "schema_updated", "none", List.of(PlantByColour.class))) {
                assertThatThrownBy(() -> factory.runInTransaction(em -> em.find(PlantByColour.class, 1L)))
                        .satisfies(problem ->
                                assertThat(Units.text(problem)).contains("SCHEMA_DRIFT", "gsi3", "colour", "update"));
            }
            try (var factory =
                    Units.start(server, "schema_updated", "update", List.of(PlantByColour.class), "scan=forbid")) {
                factory.runInTransaction(em -> assertThat(
                                em.createQuery("select p.name from Plant p where p.color = 'green'", String.class)
                                        .getResultList())
                        .containsExactlyInAnyOrder("oak", "beech"));
            }
            var after = table.items("Plant").get(0);
            assertThat(after).containsAllEntriesOf(before).containsKeys("gsi3pk", "gsi3sk");
            // the new one is not the first by name, and a unit that knows nothing of the file finds the slots as they
            // are
            try (var factory =
                    Units.start(server, "schema_updated", "none", List.of(PlantByColour.class), "scan=forbid")) {
                factory.runInTransaction(em -> assertThat(
                                em.createQuery("select p.name from Plant p where p.family = 'beech'", String.class)
                                        .getResultList())
                        .hasSize(2));
            }
            try (var factory = Units.start(server, "schema_updated", "update", List.of(PlantOfTheNextRelease.class))) {
                factory.runInTransaction(em -> assertThat(
                                em.createQuery("select p.name from Plant p where p.family = 'beech'", String.class)
                                        .getResultList())
                        .hasSize(2));
            }
            assertThat(table.description().globalSecondaryIndexes()).hasSize(4);
        }
    }

    /** Others write faster than the rows come into the index: it says so, and goes on where it is run again. */
    @Test
    void an_update_that_others_are_always_ahead_of_gives_up(DynamoServer server) {
        Units.start(server, "schema_backfill", "create", List.of(Tool.class)).close();
        try (var factory = Units.start(server, "schema_backfill", "none", List.of(Tool.class))) {
            factory.runInTransaction(em -> em.persist(new Tool(1, "saw")));
        }
        try (var network = FaultyEndpoint.before(server.endpoint())) {
            var through = network.to(server);
            var ahead = new Fault[20];
            Arrays.fill(ahead, FaultyEndpoint.refused("ConditionalCheckFailedException"));
            network.next(Operation.UPDATE_ITEM, ahead);
            assertThatThrownBy(() -> Units.start(through, "schema_backfill", "update", List.of(ToolByName.class)))
                    .satisfies(problem -> assertThat(Units.text(problem))
                            .contains("BACKFILL_CONFLICT: an item changed 20 times", ToolByName.class.getName()));
            assertThat(network.happened()).isEqualTo(20);
        }
        try (var factory = Units.start(server, "schema_backfill", "update", List.of(ToolByName.class), "scan=forbid")) {
            factory.runInTransaction(
                    em -> assertThat(em.createQuery("select t.id from Tool t where t.name = 'saw'", Long.class)
                                    .getResultList())
                            .containsExactly(1L));
        }
    }

    @Test
    void truncates(DynamoServer server) {
        try (EntityManagerFactory factory =
                        Units.start(server, "schema_truncated", "create", List.of(Plant.class, Tool.class));
                var table = new RawTable(server, "schema_truncated")) {
            factory.runInTransaction(em -> {
                em.persist(new Plant("oak", "beech", "green", "brown"));
                em.persist(new Tool(1, "saw"));
            });
            factory.unwrap(SessionFactory.class).getSchemaManager().truncateTable("Tool");
            assertThat(table.items("Tool")).isEmpty();
            assertThat(table.items("Plant")).hasSize(1);
            assertThat(table.items("#guard")).hasSize(1);
            factory.getSchemaManager().truncate();
            assertThat(table.items()).extracting(item -> item.get("_type").s()).containsOnly("#schema", "#sequence");
            factory.runInTransaction(em -> em.persist(new Plant("oak", "beech")));
        }
    }

    @Test
    void a_table_of_others_is_neither_created_nor_dropped(DynamoServer server) {
        try (var legacy = new RawTable(server, "schema_legacy")) {
            Units.start(server, "schema_own", "create", List.of(Legacy.class, Tool.class))
                    .close();
            assertThat(legacy.exists()).isFalse();
            assertThatThrownBy(() -> Units.start(server, "schema_own", "validate", List.of(Legacy.class, Tool.class)))
                    .satisfies(problem -> assertThat(Units.text(problem)).contains("TABLE_MISSING", "schema_legacy"));
        }
    }

    private static HibernatePersistenceConfiguration loading(DynamoServer server, String table, String script) {
        return Units.of(server, table, "create", List.of(Tool.class))
                .property("jakarta.persistence.sql-load-script-source", new StringReader(script));
    }

    @Test
    void a_script_that_makes_tables_is_refused_by_name(DynamoServer server) {
        var configuration = Units.of(server, "schema_scripts", "create", List.of(Tool.class))
                .property("jakarta.persistence.schema-generation.create-source", "script")
                .property(
                        "jakarta.persistence.schema-generation.create-script-source",
                        new StringReader("create table Tool (id bigint);"));
        assertThatThrownBy(configuration::createEntityManagerFactory)
                .satisfies(problem -> assertThat(Units.text(problem)).contains("SCHEMA_SCRIPT", "create-source"));
        try (var table = new RawTable(server, "schema_scripts")) {
            assertThat(table.exists()).isFalse();
        }
        assertThatThrownBy(() -> loading(server, "schema_loaded_ddl", "alter table Tool add column x int;")
                        .createEntityManagerFactory())
                .satisfies(problem -> assertThat(Units.text(problem)).contains("SCHEMA_SCRIPT", "alter table Tool"));
    }

    @Test
    void a_load_script_brings_the_first_rows_into_a_new_table(DynamoServer server) {
        var script =
                "insert into Tool (id, name) values (1, 'hammer');\ninsert into Tool (id, name) values (2, 'saw');\n"
                        + "update Tool set name = 'axe' where id = 2;\n";
        for (int start = 0; start < 2; start++) { // the second time the table is there
            try (var factory = loading(server, "schema_loaded", script).createEntityManagerFactory()) {
                factory.runInTransaction(em -> {
                    assertThat(em.find(Tool.class, 1L).name).isEqualTo("hammer");
                    var axe = em.find(Tool.class, 2L);
                    assertThat(axe.name).isIn("axe", "used axe");
                    axe.name = "used axe";
                });
            }
        }
    }

    @Test
    void a_script_that_fails_ends_the_start_where_that_is_asked_for(DynamoServer server) {
        assertThatThrownBy(() -> loading(
                                server, "schema_loaded_twice", "insert into Tool (id, name) values (1, 'a'), (1, 'b');")
                        .createEntityManagerFactory())
                .satisfies(problem -> assertThat(Units.text(problem)).contains("insert into Tool", "primary key"));
        try (var table = new RawTable(server, "schema_loaded_twice")) {
            assertThat(table.items("Tool")).isEmpty();
        }
    }

    @Test
    void the_snapshot_is_what_a_script_would_be(DynamoServer server) {
        var script = new StringWriter();
        var configuration = Units.of(server, "schema_snapshot", "none", List.of(Tool.class))
                .property("jakarta.persistence.schema-generation.scripts.action", "create")
                .property("jakarta.persistence.schema-generation.scripts.create-target", script);
        Bootstrap.getEntityManagerFactoryBuilder(new PersistenceConfigurationDescriptor(configuration), Map.of())
                .generateSchema();
        assertThat(script.toString().strip()).isEqualTo("""
                        {
                          "format": 1,
                          "tables": {
                            "Tool": {
                              "indexes": {},
                              "markers": {},
                              "partition": "Tool#{id}",
                              "sort": "#"
                            }
                          }
                        }""");
    }

    /** The file META-INF/virga/kept.json of these tests says that "name" took slot 3. */
    @Entity(name = "Kept")
    @Table(
            name = "Kept",
            indexes = {@Index(columnList = "name"), @Index(columnList = "area")})
    static class Kept {
        @Id
        long id;

        String name;
        String area;
    }

    @Entity(name = "Kept")
    @ItemKey(partition = "MOVED#{id}", sort = "#")
    @Table(name = "Kept", indexes = @Index(columnList = "name"))
    static class KeptElsewhere {
        @Id
        long id;

        String name;
    }

    private static HibernatePersistenceConfiguration kept(DynamoServer server, String table, Class<?> entity) {
        return new HibernatePersistenceConfiguration("kept")
                .property("jakarta.persistence.jdbc.url", server.jdbcUrl(table))
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(entity);
    }

    @Test
    void a_snapshot_on_the_class_path_decides(DynamoServer server) {
        try (var factory = kept(server, "schema_kept", Kept.class).createEntityManagerFactory();
                var table = new RawTable(server, "schema_kept")) {
            factory.runInTransaction(em -> assertThat(em.find(Kept.class, 1L)).isNull());
            assertThat(table.description().globalSecondaryIndexes())
                    .extracting(GlobalSecondaryIndexDescription::indexName)
                    .containsExactlyInAnyOrder("gsi3", "gsi1");
        }
        try (var factory = kept(server, "schema_kept_else", KeptElsewhere.class).createEntityManagerFactory()) {
            assertThatThrownBy(() -> factory.runInTransaction(em -> em.find(KeptElsewhere.class, 1L)))
                    .satisfies(problem -> assertThat(Units.text(problem))
                            .contains("SCHEMA_DRIFT", "class path", "MOVED#{id}", "scripts.action=create"));
        }
    }

    @Test
    void the_schema_can_be_generated_without_a_factory(DynamoServer server) {
        try (var table = new RawTable(server, "schema_generated")) {
            var configuration = Units.of(server, "schema_generated", "create", List.of(Tool.class));
            Bootstrap.getEntityManagerFactoryBuilder(new PersistenceConfigurationDescriptor(configuration), Map.of())
                    .generateSchema();
            assertThat(table.exists()).isTrue();
            assertThat(table.items("#schema")).hasSize(1);
        }
    }
}
