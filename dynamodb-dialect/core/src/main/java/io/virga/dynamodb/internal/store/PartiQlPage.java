package io.virga.dynamodb.internal.store;

import java.util.List;
import java.util.Optional;

/**
 * What a page of a PartiQL statement has.
 *
 * @param next what the request of the next page says, empty where this is the last one
 */
public record PartiQlPage(List<Item> items, Optional<String> next) {
    public PartiQlPage {
        items = List.copyOf(items);
    }
}
