package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.Value;
import java.util.List;
import java.util.Map;

/**
 * A page of a Query or Scan.
 *
 * @param items empty where only the count was asked for
 * @param count the number of items that passed the filter
 * @param scanned the number of items that were evaluated
 * @param last where the next page starts, empty when this was the last one
 */
public record Page(List<Item> items, int count, int scanned, Map<String, Value> last) {
    public Page {
        items = List.copyOf(items);
        last = Map.copyOf(last);
    }

    public boolean isLast() {
        return last.isEmpty();
    }
}
