package io.virga.query;

import java.util.List;

/**
 * A page by its number.
 *
 * @param items at most {@code size}
 * @param total rows on all pages
 * @param number from 0
 * @param size at least 1
 */
public record Page<R>(List<R> items, long total, int number, int size) {
    public Page {
        items = List.copyOf(items);
    }

    /** The number of pages. */
    public long pages() {
        return (total + size - 1) / size;
    }

    public boolean hasNext() {
        return number + 1 < pages();
    }
}
