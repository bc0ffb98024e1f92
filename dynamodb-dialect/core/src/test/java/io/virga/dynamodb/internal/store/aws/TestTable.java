package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.local.DynamoServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A table {@code pk, sk} of a test's own, a store on it, and what went over the wire. */
final class TestTable implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration LITTLE = Duration.ofMillis(400);

    final PhysicalTable table;
    final List<RequestReport> reports = new CopyOnWriteArrayList<>();
    final AwsConnection connection;
    final ItemStore items;

    private TestTable(StoreSettings settings, String name) {
        table = new PhysicalTable(name, "pk", "sk");
        connection = AwsConnection.open(settings, reports::add);
        items = connection.items();
    }

    /** Creates the table. */
    static TestTable create(DynamoServer server, String name) {
        var result = new TestTable(settings(server, server.endpoint()), server.tableName(name));
        result.connection
                .tables()
                .create(
                        TableDescription.of(result.table.name(), KeyAttribute.text("pk"), KeyAttribute.text("sk")),
                        PATIENCE);
        result.reports.clear();
        return result;
    }

    /** Another way to the same table. */
    TestTable by(DynamoServer server, URI endpoint) {
        return new TestTable(settings(server, endpoint), table.name());
    }

    /** Another way to the same table, which soon gives up. */
    TestTable hastilyBy(DynamoServer server, URI endpoint) {
        return new TestTable(settings(server, endpoint).withTimeouts(PATIENCE, LITTLE), table.name());
    }

    static StoreSettings settings(DynamoServer server, URI endpoint) {
        return StoreSettings.of(endpoint, server.region(), server.accessKey(), server.secretKey())
                .withTimeouts(PATIENCE, PATIENCE);
    }

    Optional<Item> read(String partition, String sort) {
        return items.get(new Request.Get(table, ItemKey.of(partition, sort), List.of(), true));
    }

    /** Waits for an item that the server may still be about to write. */
    boolean comesToHold(String partition, String sort) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read(partition, sort).isEmpty()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    Request.Put put(String partition, String sort, Map<String, Value> values) {
        return new Request.Put(table, ItemKey.of(partition, sort), values, Expression.NONE);
    }

    /** An insert: the item may not be there. */
    Request.Put insert(String partition, String sort) {
        return new Request.Put(
                table,
                ItemKey.of(partition, sort),
                Map.of("n", Value.Num.of(1)),
                new Expression("attribute_not_exists(pk)", Map.of(), Map.of()));
    }

    Request.Query query(String partition) {
        return new Request.Query(
                table,
                "",
                new Expression("pk = :p", Map.of(), Map.of(":p", Value.text(partition))),
                Expression.NONE,
                List.of(),
                true,
                0,
                true,
                false,
                Map.of());
    }

    Request.Scan scan() {
        return new Request.Scan(table, "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of());
    }

    @Override
    public void close() {
        connection.close();
    }
}
