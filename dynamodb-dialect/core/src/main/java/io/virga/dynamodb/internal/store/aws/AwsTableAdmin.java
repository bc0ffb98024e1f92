package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.TableDescription.Billing;
import io.virga.dynamodb.internal.store.TableDescription.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables on the SDK's synchronous client. */
final class AwsTableAdmin implements TableAdmin {

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Wire wire;
    private final DynamoDbClient reads;
    private final DynamoDbClient writes;

    AwsTableAdmin(Wire wire, DynamoDbClient reads, DynamoDbClient writes) {
        this.wire = wire;
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<TableDescription> describe(String table) {
        return sdkDescription(table)
                .map(found -> TableShapes.fromSdk(found, timeToLiveOf(table), tagsOf(table, found.tableArn())));
    }

    @Override
    public Replication replication(String table) {
        return sdkDescription(table).map(TableShapes::replication).orElse(Replication.NONE);
    }

    @Override
    public void create(TableDescription table, Duration timeout) {
        send(Operation.CREATE_TABLE, table.name(), () -> writes.createTable(TableShapes.toSdk(table)));
        await(Operation.CREATE_TABLE, table.name(), timeout, found -> found != null && active(found));
        if (!table.timeToLive().isEmpty()) {
            timeToLive(table.name(), table.timeToLive());
        }
    }

    @Override
    public void addIndex(String table, IndexDescription index, Duration timeout) {
        var billing = sdkDescription(table).map(TableShapes::billing).orElse(TableDescription.Billing.ON_DEMAND);
        send(
                Operation.UPDATE_TABLE,
                table,
                () -> writes.updateTable(request -> request.tableName(table)
                        .attributeDefinitions(TableShapes.definitions(index))
                        .globalSecondaryIndexUpdates(update -> update.create(create -> create.indexName(index.name())
                                .keySchema(TableShapes.schema(index.partition(), index.sort()))
                                .projection(TableShapes.toSdk(index.projection()))
                                .provisionedThroughput(billing.onDemand() ? null : TableShapes.throughput(billing))))));
        await(
                Operation.UPDATE_TABLE,
                table,
                timeout,
                found -> found != null && active(found) && has(found, index.name()));
    }

    @Override
    public void deleteIndex(String table, String index, Duration timeout) {
        send(
                Operation.UPDATE_TABLE,
                table,
                () -> writes.updateTable(request -> request.tableName(table)
                        .globalSecondaryIndexUpdates(update -> update.delete(delete -> delete.indexName(index)))));
        await(Operation.UPDATE_TABLE, table, timeout, found -> found != null && active(found) && !has(found, index));
    }

    @Override
    public void timeToLive(String table, String attribute) {
        var current = timeToLiveOf(table);
        if (current.equals(attribute)) {
            return;
        }
        var enable = !attribute.isEmpty();
        send(
                Operation.UPDATE_TIME_TO_LIVE,
                table,
                () -> writes.updateTimeToLive(request -> request.tableName(table)
                        .timeToLiveSpecification(ttl ->
                                ttl.attributeName(enable ? attribute : current).enabled(enable))));
    }

    @Override
    public void await(String table, Duration timeout) {
        await(Operation.DESCRIBE_TABLE, table, timeout, found -> found != null && active(found));
    }

    @Override
    public void billing(String table, Billing billing, Duration timeout) {
        var indexes = sdkDescription(table)
                .map(found -> found.globalSecondaryIndexes().stream()
                        .map(GlobalSecondaryIndexDescription::indexName)
                        .toList())
                .orElse(List.of());
        send(
                Operation.UPDATE_TABLE,
                table,
                () -> writes.updateTable(request -> {
                    request.tableName(table);
                    if (billing.onDemand()) {
                        request.billingMode(BillingMode.PAY_PER_REQUEST);
                    } else {
                        var units = TableShapes.throughput(billing);
                        request.billingMode(BillingMode.PROVISIONED)
                                .provisionedThroughput(units)
                                .globalSecondaryIndexUpdates(indexes.stream()
                                        .map(index -> GlobalSecondaryIndexUpdate.builder()
                                                .update(update ->
                                                        update.indexName(index).provisionedThroughput(units))
                                                .build())
                                        .toList());
                    }
                }));
        await(table, timeout);
    }

    @Override
    public void stream(String table, Stream stream, Duration timeout) {
        var current = sdkDescription(table).map(TableShapes::stream).orElse(Stream.NONE);
        if (current == stream) {
            return;
        }
        if (current != Stream.NONE) {
            send(
                    Operation.UPDATE_TABLE,
                    table,
                    () -> writes.updateTable(request ->
                            request.tableName(table).streamSpecification(spec -> spec.streamEnabled(false))));
            await(table, timeout);
        }
        if (stream != Stream.NONE) {
            var view = StreamViewType.fromValue(stream.name());
            send(
                    Operation.UPDATE_TABLE,
                    table,
                    () -> writes.updateTable(
                            request -> request.tableName(table).streamSpecification(spec -> spec.streamEnabled(true)
                                    .streamViewType(view))));
            await(table, timeout);
        }
    }

    @Override
    public boolean delete(String table, Duration timeout) {
        try {
            send(Operation.DELETE_TABLE, table, () -> writes.deleteTable(request -> request.tableName(table)));
        } catch (StoreException e) {
            if (e.failure() instanceof StoreException.TableMissing) {
                return false;
            }
            throw e;
        }
        await(Operation.DELETE_TABLE, table, timeout, found -> found == null);
        return true;
    }

    @Override
    public List<String> list(String prefix) {
        var names = new ArrayList<String>();
        // The first name may be the prefix itself, so the list cannot be asked to start behind it.
        @Nullable String last = null;
        do {
            var start = last;
            var page = send(
                    Operation.LIST_TABLES,
                    "",
                    () -> reads.listTables(request -> request.exclusiveStartTableName(start)));
            page.tableNames().stream().filter(name -> name.startsWith(prefix)).forEach(names::add);
            last = page.lastEvaluatedTableName();
        } while (last != null);
        names.sort(null);
        return names;
    }

    private Optional<software.amazon.awssdk.services.dynamodb.model.TableDescription> sdkDescription(String table) {
        try {
            var response = send(
                    Operation.DESCRIBE_TABLE, table, () -> reads.describeTable(request -> request.tableName(table)));
            return Optional.of(response.table());
        } catch (StoreException e) {
            if (e.failure() instanceof StoreException.TableMissing) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String timeToLiveOf(String table) {
        var ttl = send(
                        Operation.DESCRIBE_TIME_TO_LIVE,
                        table,
                        () -> reads.describeTimeToLive(request -> request.tableName(table)))
                .timeToLiveDescription();
        var on = ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        return on ? ttl.attributeName() : "";
    }

    /** Empty on DynamoDB Local, which has no tags. */
    private Map<String, String> tagsOf(String table, String arn) {
        try {
            return allTagsOf(table, arn);
        } catch (StoreException e) {
            if (e.failure().equals(new StoreException.Invalid("UnknownOperationException"))) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<String, String> allTagsOf(String table, String arn) {
        var tags = new TreeMap<String, String>();
        @Nullable String token = null;
        do {
            var start = token;
            var page = send(
                    Operation.LIST_TAGS_OF_RESOURCE,
                    table,
                    () -> reads.listTagsOfResource(
                            request -> request.resourceArn(arn).nextToken(start)));
            page.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            token = page.nextToken();
        } while (token != null);
        return tags;
    }

    private static boolean active(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    private static boolean has(software.amazon.awssdk.services.dynamodb.model.TableDescription table, String index) {
        return table.globalSecondaryIndexes().stream()
                .anyMatch(existing -> existing.indexName().equals(index));
    }

    /** Looks again and again, less and less often, until the table (null: there is none) is as it should be. */
    private void await(
            Operation operation,
            String table,
            Duration timeout,
            Predicate<software.amazon.awssdk.services.dynamodb.model.@Nullable TableDescription> done) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (!done.test(sdkDescription(table).orElse(null))) {
            if (System.nanoTime() >= deadline) {
                throw wire.failures()
                        .stillInUse(Call.admin(operation, table), "not done after " + timeout.toSeconds() + " s");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw wire.failures().stillInUse(Call.admin(operation, table), "interrupted while waiting");
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private <R> R send(Operation operation, String table, Supplier<R> request) {
        return wire.send(Call.admin(operation, table), capacity -> request.get(), response -> Answer.NONE);
    }
}
