package io.virga.dynamodb.internal.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.IndexDescription.Projection;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.TableDescription.Billing;
import io.virga.dynamodb.internal.store.TableDescription.Encryption;
import io.virga.dynamodb.internal.store.TableDescription.Stream;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@OwnServer
@ExtendWith(DynamoDbExtension.class)
class AwsTableAdminTest {

    private static final IndexDescription BY_STATUS = new IndexDescription(
            "byStatus",
            List.of(KeyAttribute.text("tenant"), KeyAttribute.text("status")),
            List.of(KeyAttribute.number("no"), KeyAttribute.binary("part")),
            Projection.of(List.of("title")));
    private static final IndexDescription BY_NAME = new IndexDescription(
            "byName", List.of(KeyAttribute.text("pk")), List.of(KeyAttribute.text("name")), Projection.KEYS_ONLY);

    private final List<RequestReport> reports = new ArrayList<>();
    private AwsConnection connection;
    private TableAdmin tables;

    @BeforeEach
    void open(DynamoServer server) {
        connection = AwsConnection.open(TestTable.settings(server, server.endpoint()), reports::add);
        tables = connection.tables();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void a_table_is_described_as_it_was_created(DynamoServer server) {
        var description = new TableDescription(
                server.tableName("whole"),
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(BY_STATUS),
                List.of(BY_NAME),
                Billing.ON_DEMAND,
                "expires",
                Stream.NEW_AND_OLD_IMAGES,
                Map.of(),
                true,
                Encryption.AWS_OWNED);
        tables.create(description, TestTable.PATIENCE);
        assertThat(tables.describe(description.name())).contains(description);
    }

    @Test
    void a_table_with_reserved_capacity(DynamoServer server) {
        var description = new TableDescription(
                server.tableName("reserved"),
                KeyAttribute.number("id"),
                null,
                List.of(),
                List.of(),
                new Billing(5, 3),
                "",
                Stream.NONE,
                Map.of(),
                false,
                Encryption.AWS_OWNED);
        tables.create(description, TestTable.PATIENCE);
        assertThat(tables.describe(description.name())).contains(description);

        var index = new IndexDescription("byA", List.of(KeyAttribute.text("a")), List.of(), Projection.ALL);
        tables.addIndex(description.name(), index, TestTable.PATIENCE);
        assertThat(tables.describe(description.name()).orElseThrow().globalIndexes())
                .containsExactly(index);
    }

    @Test
    void tags_are_sent_and_all_pages_of_them_read(DynamoServer server) {
        var plain = plain(server.tableName("tagged"));
        var tagged = new TableDescription(
                plain.name(),
                plain.partitionKey(),
                plain.sortKey(),
                List.of(),
                List.of(),
                Billing.ON_DEMAND,
                "",
                Stream.NONE,
                Map.of("team", "rain", "cost", "42"),
                false,
                Encryption.AWS_OWNED);
        assertThat(TableShapes.toSdk(tagged).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("team=rain", "cost=42");

        // DynamoDB Local takes tags and knows nothing of them.
        try (var faulty = FaultyEndpoint.before(server.endpoint());
                var admin = AwsConnection.open(TestTable.settings(server, faulty.endpoint()), reports::add)) {
            admin.tables().create(tagged, TestTable.PATIENCE);
            faulty.next(
                    Operation.LIST_TAGS_OF_RESOURCE,
                    FaultyEndpoint.answered(
                            "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"rain\"}],\"NextToken\":\"more\"}"),
                    FaultyEndpoint.answered("{\"Tags\":[{\"Key\":\"cost\",\"Value\":\"42\"}]}"));
            assertThat(admin.tables().describe(tagged.name())).contains(tagged);
        }
    }

    @Test
    void encryption_as_it_is_asked_for() {
        assertThat(TableShapes.toSdk(encrypted(Encryption.AWS_OWNED)).sseSpecification())
                .isNull();
        assertThat(TableShapes.toSdk(encrypted(Encryption.AWS_MANAGED)).sseSpecification())
                .satisfies(sse -> assertThat(sse.enabled()).isTrue())
                .satisfies(sse -> assertThat(sse.kmsMasterKeyId()).isNull());
        assertThat(TableShapes.toSdk(encrypted(Encryption.customerKey("alias/shop")))
                        .sseSpecification()
                        .kmsMasterKeyId())
                .isEqualTo("alias/shop");
    }

    @Test
    void what_is_not_there_is_described_as_nothing_and_deleted_as_nothing(DynamoServer server) {
        assertThat(tables.describe(server.tableName("absent"))).isEmpty();
        assertThat(tables.delete(server.tableName("absent"), TestTable.PATIENCE))
                .isFalse();
    }

    @Test
    void a_deleted_table_is_gone(DynamoServer server) {
        var name = server.tableName("deleted");
        tables.create(plain(name), TestTable.PATIENCE);
        assertThat(tables.delete(name, TestTable.PATIENCE)).isTrue();
        assertThat(tables.describe(name)).isEmpty();
    }

    @Test
    void a_second_table_of_the_name_is_refused(DynamoServer server) {
        var name = server.tableName("twice");
        tables.create(plain(name), TestTable.PATIENCE);
        var e = catchThrowableOfType(StoreException.class, () -> tables.create(plain(name), TestTable.PATIENCE));
        assertThat(e.failure()).isEqualTo(new StoreException.TableInUse(name));
    }

    @Test
    void an_index_holds_the_items_that_were_there_before_and_goes_again(DynamoServer server) {
        var table = new PhysicalTable(server.tableName("indexed"), "pk", "sk");
        tables.create(plain(table.name()), TestTable.PATIENCE);
        connection
                .items()
                .write(new Request.Put(
                        table, ItemKey.of("a", "1"), Map.of("status", Value.text("open")), Expression.NONE));

        var index = new IndexDescription("byStatus", List.of(KeyAttribute.text("status")), List.of(), Projection.ALL);
        tables.addIndex(table.name(), index, TestTable.PATIENCE);
        var scan = new Request.Scan(table, "byStatus", Expression.NONE, List.of(), 0, false, false, 0, 1, Map.of());
        assertThat(connection.items().scan(scan).count()).isOne();
        assertThat(tables.describe(table.name()).orElseThrow().globalIndexes()).containsExactly(index);

        tables.deleteIndex(table.name(), "byStatus", TestTable.PATIENCE);
        assertThat(tables.describe(table.name()).orElseThrow().globalIndexes()).isEmpty();
    }

    @Test
    void time_to_live_is_set_once_and_ended(DynamoServer server) {
        var name = server.tableName("expiring");
        tables.create(plain(name), TestTable.PATIENCE);
        tables.timeToLive(name, "expires");
        assertThat(tables.describe(name).orElseThrow().timeToLive()).isEqualTo("expires");

        reports.clear();
        tables.timeToLive(name, "expires");
        assertThat(reports).extracting(RequestReport::operation).containsExactly(Operation.DESCRIBE_TIME_TO_LIVE);

        tables.timeToLive(name, "");
        assertThat(tables.describe(name).orElseThrow().timeToLive()).isEmpty();
    }

    @Test
    void lists_all_pages_of_names_with_the_prefix(DynamoServer server) {
        for (var name : List.of("list-b", "list-a", "other")) {
            tables.create(plain(server.tableName(name)), TestTable.PATIENCE);
        }
        assertThat(tables.list(server.tableName("list-")))
                .containsExactly(server.tableName("list-a"), server.tableName("list-b"));
    }

    @Test
    void a_wait_that_is_too_long_is_given_up(DynamoServer server) {
        try (var faulty = FaultyEndpoint.before(server.endpoint());
                var slow = AwsConnection.open(TestTable.settings(server, faulty.endpoint()), reports::add)) {
            var name = server.tableName("slow");
            // As a table looks to AWS for some seconds: it is not there yet.
            faulty.next(
                    Operation.DESCRIBE_TABLE,
                    FaultyEndpoint.refused("ResourceNotFoundException"),
                    FaultyEndpoint.refused("ResourceNotFoundException"));
            var e = catchThrowableOfType(
                    StoreException.class, () -> slow.tables().create(plain(name), Duration.ofMillis(1)));
            assertThat(e.failure()).isEqualTo(new StoreException.TableInUse(name));
            assertThat(e).hasMessageContaining("not done after").hasMessageContaining("CreateTable");
        }
    }

    @Test
    void a_table_that_is_not_there_yet_is_waited_for(DynamoServer server) {
        try (var faulty = FaultyEndpoint.before(server.endpoint());
                var slow = AwsConnection.open(TestTable.settings(server, faulty.endpoint()), reports::add)) {
            var name = server.tableName("late");
            faulty.next(
                    Operation.DESCRIBE_TABLE,
                    FaultyEndpoint.refused("ResourceNotFoundException"),
                    FaultyEndpoint.refused("ResourceNotFoundException"));
            slow.tables().create(plain(name), TestTable.PATIENCE);
            assertThat(faulty.count(Operation.DESCRIBE_TABLE)).isEqualTo(3);
        }
    }

    private static TableDescription encrypted(Encryption encryption) {
        var key = KeyAttribute.text("pk");
        return new TableDescription(
                "t", key, null, List.of(), List.of(), Billing.ON_DEMAND, "", Stream.NONE, Map.of(), false, encryption);
    }

    private static TableDescription plain(String name) {
        return TableDescription.of(name, KeyAttribute.text("pk"), KeyAttribute.text("sk"));
    }
}
