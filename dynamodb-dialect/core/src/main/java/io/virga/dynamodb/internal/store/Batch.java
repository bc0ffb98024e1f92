package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.ItemKey;
import java.util.List;

/**
 * The answer to a BatchGet: in no order, and perhaps partial.
 *
 * @param unprocessed the keys that must be asked for again
 */
public record Batch(List<Item> items, List<ItemKey> unprocessed) {
    public Batch {
        items = List.copyOf(items);
        unprocessed = List.copyOf(unprocessed);
    }
}
