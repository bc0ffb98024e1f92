package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Batch;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.Page;
import io.virga.dynamodb.internal.store.PartiQlPage;
import io.virga.dynamodb.internal.store.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The port on the SDK's synchronous client. */
final class AwsItemStore implements ItemStore {

    private final AwsConnection connection;
    private final Wire wire;
    private final DynamoDbClient reads;
    private final DynamoDbClient writes;

    AwsItemStore(AwsConnection connection, Wire wire, DynamoDbClient reads, DynamoDbClient writes) {
        this.connection = connection;
        this.wire = wire;
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Item> get(Request.Get request) {
        var response = wire.send(
                Call.of(Operation.GET_ITEM, request, "", 1),
                capacity -> reads.getItem(ReadRequests.get(request, capacity)),
                answer -> Answer.read(answer.hasItem() ? 1 : 0, answer.consumedCapacity()));
        return response.hasItem() ? Optional.of(new AwsItem(response.item())) : Optional.empty();
    }

    @Override
    public Batch batchGet(Request.BatchGet request) {
        var table = request.table().name();
        var response = wire.send(
                Call.of(Operation.BATCH_GET_ITEM, request, "", request.keys().size()),
                capacity -> reads.batchGetItem(ReadRequests.batchGet(request, capacity)),
                answer -> Answer.read(
                        answer.responses().getOrDefault(table, List.of()).size(), answer.consumedCapacity()));
        var unprocessed = response.unprocessedKeys().get(table);
        return new Batch(
                AwsItem.all(response.responses().getOrDefault(table, List.of())),
                unprocessed == null
                        ? List.of()
                        : unprocessed.keys().stream()
                                .map(key -> AttributeValues.keyFromSdk(request.table(), key))
                                .toList());
    }

    @Override
    public Page query(Request.Query request) {
        var response = wire.send(
                Call.of(Operation.QUERY, request, request.index(), 1),
                capacity -> reads.query(ReadRequests.query(request, capacity)),
                answer -> Answer.read(answer.count(), answer.consumedCapacity()));
        return page(response.items(), response.count(), response.scannedCount(), response.lastEvaluatedKey());
    }

    @Override
    public Page scan(Request.Scan request) {
        var response = wire.send(
                Call.of(Operation.SCAN, request, request.index(), 1),
                capacity -> reads.scan(ReadRequests.scan(request, capacity)),
                answer -> Answer.read(answer.count(), answer.consumedCapacity()));
        return page(response.items(), response.count(), response.scannedCount(), response.lastEvaluatedKey());
    }

    @Override
    public PartiQlPage partiQl(Request.PartiQl request) {
        var response = wire.send(
                Call.of(Operation.EXECUTE_STATEMENT, request, request.index(), 1),
                capacity -> reads.executeStatement(ReadRequests.partiQl(request, capacity)),
                answer -> Answer.read(answer.items().size(), answer.consumedCapacity()));
        return new PartiQlPage(AwsItem.all(response.items()), Optional.ofNullable(response.nextToken()));
    }

    @Override
    public void write(Request.Write request) {
        if (request instanceof Request.Put put) {
            wire.send(
                    Call.of(Operation.PUT_ITEM, put, "", 1),
                    capacity -> writes.putItem(WriteRequests.put(put, capacity)),
                    answer -> Answer.written(answer.consumedCapacity()));
        } else if (request instanceof Request.Update update) {
            wire.send(
                    Call.of(Operation.UPDATE_ITEM, update, "", 1),
                    capacity -> writes.updateItem(WriteRequests.update(update, capacity)),
                    answer -> Answer.written(answer.consumedCapacity()));
        } else if (request instanceof Request.Delete delete) {
            wire.send(
                    Call.of(Operation.DELETE_ITEM, delete, "", 1),
                    capacity -> writes.deleteItem(WriteRequests.delete(delete, capacity)),
                    answer -> Answer.written(answer.consumedCapacity()));
        } else {
            throw new AssertionError("a check writes nothing outside of a transaction");
        }
    }

    @Override
    public Item updateAndGet(Request.Update request) {
        var response = wire.send(
                Call.of(Operation.UPDATE_ITEM, request, "", 1),
                capacity -> writes.updateItem(WriteRequests.updateAndGet(request, capacity)),
                answer -> Answer.written(answer.consumedCapacity()));
        return new AwsItem(response.attributes());
    }

    @Override
    public void transact(Request.Transact request) {
        wire.send(
                Call.of(
                        Operation.TRANSACT_WRITE_ITEMS,
                        request,
                        "",
                        request.actions().size()),
                capacity -> writes.transactWriteItems(WriteRequests.transact(request, capacity)),
                answer -> Answer.written(answer.consumedCapacity()));
    }

    /** Closes the connection, tables included. */
    @Override
    public void close() {
        connection.close();
    }

    private static Page page(
            List<Map<String, AttributeValue>> items, int count, int scanned, Map<String, AttributeValue> last) {
        return new Page(AwsItem.all(items), count, scanned, AttributeValues.fromSdk(last));
    }
}
