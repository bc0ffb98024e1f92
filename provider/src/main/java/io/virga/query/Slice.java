package io.virga.query;

import java.util.List;
import java.util.Optional;

/**
 * A page by its place in the order, which rows inserted or deleted before it do not move.
 *
 * @param next the cursor of the page behind it, empty if this is the last
 * @param previous the cursor of the page before it, empty if this is the first
 */
public record Slice<R>(List<R> items, Optional<String> next, Optional<String> previous) {
    public Slice {
        items = List.copyOf(items);
    }
}
