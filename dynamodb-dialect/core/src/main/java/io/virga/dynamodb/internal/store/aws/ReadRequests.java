package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Our reads as the SDK's. */
final class ReadRequests {

    private ReadRequests() {}

    static GetItemRequest get(Request.Get get, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        var request = GetItemRequest.builder()
                .tableName(get.table().name())
                .key(AttributeValues.toSdk(get.table(), get.key()))
                .consistentRead(get.consistent())
                .returnConsumedCapacity(capacity);
        if (!get.projection().isEmpty()) {
            request.projectionExpression(parts.project(get.projection())).expressionAttributeNames(parts.names());
        }
        return request.build();
    }

    static BatchGetItemRequest batchGet(Request.BatchGet get, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        List<Map<String, AttributeValue>> keys = new ArrayList<>(get.keys().size());
        get.keys().forEach(key -> keys.add(AttributeValues.toSdk(get.table(), key)));
        var asked = KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(get.consistent())
                .projectionExpression(parts.project(get.projection()))
                .expressionAttributeNames(parts.names())
                .build();
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(get.table().name(), asked))
                .returnConsumedCapacity(capacity)
                .build();
    }

    static QueryRequest query(Request.Query query, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        return QueryRequest.builder()
                .tableName(query.table().name())
                .indexName(orNull(query.index()))
                .keyConditionExpression(parts.add(query.keyCondition()))
                .filterExpression(parts.add(query.filter()))
                .projectionExpression(query.countOnly() ? null : parts.project(query.projection()))
                .select(query.countOnly() ? Select.COUNT : null)
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .scanIndexForward(query.forward())
                .limit(orNull(query.limit()))
                .consistentRead(query.consistent())
                .exclusiveStartKey(startKey(query.start()))
                .returnConsumedCapacity(capacity)
                .build();
    }

    static ExecuteStatementRequest partiQl(Request.PartiQl partiQl, @Nullable ReturnConsumedCapacity capacity) {
        var request = ExecuteStatementRequest.builder()
                .statement(partiQl.statement())
                .consistentRead(partiQl.consistent())
                .nextToken(partiQl.start().orElse(null))
                .returnConsumedCapacity(capacity);
        if (!partiQl.parameters().isEmpty()) {
            request.parameters(
                    partiQl.parameters().stream().map(AttributeValues::toSdk).toList());
        }
        return request.build();
    }

    static ScanRequest scan(Request.Scan scan, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        var request = ScanRequest.builder()
                .tableName(scan.table().name())
                .indexName(orNull(scan.index()))
                .filterExpression(parts.add(scan.filter()))
                .projectionExpression(scan.countOnly() ? null : parts.project(scan.projection()))
                .select(scan.countOnly() ? Select.COUNT : null)
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .limit(orNull(scan.limit()))
                .consistentRead(scan.consistent())
                .exclusiveStartKey(startKey(scan.start()))
                .returnConsumedCapacity(capacity);
        if (scan.segments() > 1) {
            request.segment(scan.segment()).totalSegments(scan.segments());
        }
        return request.build();
    }

    private static @Nullable Map<String, AttributeValue> startKey(Map<String, Value> start) {
        return start.isEmpty() ? null : AttributeValues.toSdk(start);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer orNull(int limit) {
        return limit == 0 ? null : limit;
    }
}
