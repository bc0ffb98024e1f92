package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A collection that Hibernate does not watch yet, of a new entity or in the place of another.
 *
 * @param collection the instance of the application
 * @param elements a copy of what it held: a list, or a map for a map
 */
record RawCollection(Object collection, Object elements) {

    static RawCollection of(Object collection) {
        return new RawCollection(
                collection,
                collection instanceof Map<?, ?> map
                        ? new LinkedHashMap<>(map)
                        : new ArrayList<>((Collection<?>) collection));
    }

    boolean isStill(Object other) {
        return other == collection && CollectionContent.sameReferences(other, elements);
    }

    void restore() {
        if (!CollectionContent.sameReferences(collection, elements)) {
            CollectionContent.put(collection, elements);
        }
    }
}
