package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Request;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Our writes as the SDK's. A condition that fails always brings back the item as it is. */
final class WriteRequests {

    private static final ReturnValuesOnConditionCheckFailure OLD_ITEM = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private WriteRequests() {}

    static PutItemRequest put(Request.Put put, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        return PutItemRequest.builder()
                .tableName(put.table().name())
                .item(new PutAttributes(put))
                .conditionExpression(parts.add(put.condition()))
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .returnValuesOnConditionCheckFailure(OLD_ITEM)
                .returnConsumedCapacity(capacity)
                .build();
    }

    static UpdateItemRequest update(Request.Update update, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        return UpdateItemRequest.builder()
                .tableName(update.table().name())
                .key(AttributeValues.toSdk(update.table(), update.key()))
                .updateExpression(parts.add(update.update()))
                .conditionExpression(parts.add(update.condition()))
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .returnValuesOnConditionCheckFailure(OLD_ITEM)
                .returnConsumedCapacity(capacity)
                .build();
    }

    static UpdateItemRequest updateAndGet(Request.Update update, @Nullable ReturnConsumedCapacity capacity) {
        return update(update, capacity).toBuilder()
                .returnValues(ReturnValue.ALL_NEW)
                .build();
    }

    static DeleteItemRequest delete(Request.Delete delete, @Nullable ReturnConsumedCapacity capacity) {
        var parts = new ExpressionParts();
        return DeleteItemRequest.builder()
                .tableName(delete.table().name())
                .key(AttributeValues.toSdk(delete.table(), delete.key()))
                .conditionExpression(parts.add(delete.condition()))
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .returnValuesOnConditionCheckFailure(OLD_ITEM)
                .returnConsumedCapacity(capacity)
                .build();
    }

    static TransactWriteItemsRequest transact(Request.Transact transact, @Nullable ReturnConsumedCapacity capacity) {
        if (transact.token().isEmpty()) {
            throw new AssertionError("a transaction without a token cannot be repeated");
        }
        return TransactWriteItemsRequest.builder()
                .transactItems(
                        transact.actions().stream().map(WriteRequests::action).toList())
                .clientRequestToken(transact.token())
                .returnConsumedCapacity(capacity)
                .build();
    }

    private static TransactWriteItem action(Request.Write write) {
        var action = TransactWriteItem.builder();
        var parts = new ExpressionParts();
        var table = write.table().name();
        if (write instanceof Request.Put put) {
            action.put(b -> b.tableName(table)
                    .item(new PutAttributes(put))
                    .conditionExpression(parts.add(put.condition()))
                    .expressionAttributeNames(parts.names())
                    .expressionAttributeValues(parts.values())
                    .returnValuesOnConditionCheckFailure(OLD_ITEM));
        } else if (write instanceof Request.Update update) {
            action.update(b -> b.tableName(table)
                    .key(AttributeValues.toSdk(update.table(), update.key()))
                    .updateExpression(parts.add(update.update()))
                    .conditionExpression(parts.add(update.condition()))
                    .expressionAttributeNames(parts.names())
                    .expressionAttributeValues(parts.values())
                    .returnValuesOnConditionCheckFailure(OLD_ITEM));
        } else if (write instanceof Request.Delete delete) {
            action.delete(b -> b.tableName(table)
                    .key(AttributeValues.toSdk(delete.table(), delete.key()))
                    .conditionExpression(parts.add(delete.condition()))
                    .expressionAttributeNames(parts.names())
                    .expressionAttributeValues(parts.values())
                    .returnValuesOnConditionCheckFailure(OLD_ITEM));
        } else if (write instanceof Request.Check check) {
            action.conditionCheck(b -> b.tableName(table)
                    .key(AttributeValues.toSdk(check.table(), check.key()))
                    .conditionExpression(parts.add(check.condition()))
                    .expressionAttributeNames(parts.names())
                    .expressionAttributeValues(parts.values())
                    .returnValuesOnConditionCheckFailure(OLD_ITEM));
        }
        return action.build();
    }
}
