package io.virga.dynamodb.internal.boot;

import java.util.List;
import java.util.Optional;

/**
 * What annotations say about the table of an entity, in the names of its attributes.
 *
 * @param timeToLive the attribute that says when a row expires, empty for none
 * @param tenant the attribute with Hibernate's {@code @TenantId}, empty for none
 */
record Declared(Optional<Key> key, Optional<Place> place, List<Index> indexes, String timeToLive, String tenant) {

    static final Declared NOTHING = new Declared(Optional.empty(), Optional.empty(), List.of(), "", "");

    /** @see io.virga.dynamodb.ItemKey */
    record Key(String partition, String sort, boolean indexed, int shards) {}

    /** @see io.virga.dynamodb.ItemTable */
    record Place(String name, String partitionKey, String sortKey, String type, String typeValue, boolean exported) {}

    /** @see io.virga.dynamodb.ItemIndex */
    record Index(
            String name,
            List<String> partition,
            List<String> sort,
            boolean local,
            boolean consistent,
            int shards,
            Optional<List<String>> include) {

        @Override
        public String toString() {
            return "@ItemIndex(" + (name.isEmpty() ? "" : "name = \"" + name + "\", ") + "partition = " + partition
                    + ", sort = " + sort + ")";
        }
    }
}
