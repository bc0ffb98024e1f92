package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before it is sent.
 *
 * @param size the number of keys or actions
 * @param request null for table administration
 */
record Call(
        Operation operation,
        String table,
        String index,
        int size,
        @Nullable Request request) {

    static Call of(Operation operation, Request request, String index, int size) {
        return new Call(operation, request.table().name(), index, size, request);
    }

    static Call admin(Operation operation, String table) {
        return new Call(operation, table, "", 1, null);
    }

    String target() {
        if (table.isEmpty()) {
            return operation.wireName();
        }
        return operation.wireName() + ", table '" + table + "'" + (index.isEmpty() ? "" : ", index '" + index + "'");
    }
}
