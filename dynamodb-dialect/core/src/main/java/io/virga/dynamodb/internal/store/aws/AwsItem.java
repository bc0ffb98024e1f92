package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The SDK's map seen as an {@link Item}: a value is converted each time it is asked for, which costs less than to keep it
 * for the many that never are.
 */
record AwsItem(Map<String, AttributeValue> values) implements Item {

    static List<Item> all(Collection<Map<String, AttributeValue>> items) {
        var result = new ArrayList<Item>(items.size());
        for (var item : items) {
            result.add(new AwsItem(item));
        }
        return result;
    }

    @Override
    public Value get(String attribute) {
        var value = values.get(attribute);
        return value == null ? Value.NULL : AttributeValues.fromSdk(value);
    }

    @Override
    public Set<String> attributes() {
        return values.keySet();
    }

    /** The names only: an item that ends in a log would take its contents there. */
    @Override
    public String toString() {
        return "Item" + values.keySet();
    }
}
