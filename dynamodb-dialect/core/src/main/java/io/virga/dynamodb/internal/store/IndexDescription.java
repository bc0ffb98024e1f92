package io.virga.dynamodb.internal.store;

import java.util.List;

/**
 * A secondary index. A global one has 1 to 4 partition and up to 4 sort attributes; a local one has its table's partition
 * attribute and one sort attribute.
 */
public record IndexDescription(
        String name, List<KeyAttribute> partition, List<KeyAttribute> sort, Projection projection) {

    public IndexDescription {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
    }

    /**
     * Which attributes the index holds beside the keys.
     *
     * @param attributes the names of those that are included, only with {@link Kind#INCLUDE}
     */
    public record Projection(Kind kind, List<String> attributes) {

        public static final Projection ALL = new Projection(Kind.ALL, List.of());
        public static final Projection KEYS_ONLY = new Projection(Kind.KEYS_ONLY, List.of());

        public enum Kind {
            ALL,
            KEYS_ONLY,
            INCLUDE
        }

        public Projection {
            attributes = List.copyOf(attributes);
        }

        public static Projection of(List<String> attributes) {
            return new Projection(Kind.INCLUDE, attributes);
        }
    }
}
