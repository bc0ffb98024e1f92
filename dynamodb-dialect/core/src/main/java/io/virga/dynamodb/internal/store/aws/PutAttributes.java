package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Request;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a put, its key among the attributes. The SDK makes a copy of its own, so this one is not made before. */
final class PutAttributes extends AbstractMap<String, AttributeValue> {

    private final Request.Put put;

    PutAttributes(Request.Put put) {
        this.put = put;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super AttributeValue> action) {
        var table = put.table();
        for (Map.Entry<String, Value> entry : put.item().entrySet()) {
            if (!table.isKey(entry.getKey())) {
                action.accept(entry.getKey(), AttributeValues.toSdk(entry.getValue()));
            }
        }
        action.accept(table.partitionKey(), AttributeValues.toSdk(put.key().partition()));
        if (table.hasSortKey()) {
            action.accept(table.sortKey(), AttributeValues.toSdk(put.key().sort()));
        }
    }

    @Override
    public int size() {
        var table = put.table();
        int size = table.hasSortKey() ? 2 : 1;
        for (var attribute : put.item().keySet()) {
            if (!table.isKey(attribute)) {
                size++;
            }
        }
        return size;
    }

    @Override
    public Set<Entry<String, AttributeValue>> entrySet() {
        Map<String, AttributeValue> all = new HashMap<>();
        forEach(all::put);
        return all.entrySet();
    }
}
