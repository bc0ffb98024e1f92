package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Designs;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the rows of a persistence unit lie: the keys of every table that its mapping makes, those of entities and of collections, and the indexes
 * they are in. For tools, and for whoever looks for an item.
 *
 * <pre>{@code
 * KeyDesign.of(factory)
 * // Order in shop: "Order#{id}", "#" index gsi1 gsi1pk="Order.customer#{customer_id}"
 * }</pre>
 *
 * @param tables in the order of the mapping
 */
public record KeyDesign(List<Rows> tables) {

    public KeyDesign {
        tables = List.copyOf(tables);
    }

    /**
     * The design of a factory. Asks the server nothing.
     *
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static KeyDesign of(EntityManagerFactory factory) {
        return new KeyDesign(Designs.of(factory));
    }

    /**
     * The rows of an entity, or of one of its collections or secondary tables.
     *
     * @param entity the entity or the role of the collection
     * @param table the physical table
     * @param partition the template of the partition key, with columns in braces
     * @param sort the template of the sort key, empty where the table has none
     * @param indexes the indexes that they are in
     * @param guarded the unique constraints that are kept, each as its columns
     * @param expires the attribute by which items expire, empty where they do not
     */
    public record Rows(
            String entity,
            String table,
            String partition,
            String sort,
            List<Index> indexes,
            List<String> guarded,
            String expires) {

        public Rows {
            indexes = List.copyOf(indexes);
            guarded = List.copyOf(guarded);
        }

        @Override
        public String toString() {
            return entity + " in " + table + ": \"" + partition + "\"" + (sort.isEmpty() ? "" : ", \"" + sort + "\"")
                    + indexes.stream().map(index -> " index " + index).collect(Collectors.joining());
        }
    }

    /** What keeps the entries of an index. */
    public enum Kind {
        /** A global secondary index: eventually consistent. */
        GLOBAL,
        /** A local secondary index: the partition of the table in another order. */
        LOCAL,
        /** Items of the base table, written in the transaction of the row. */
        ITEMS
    }

    /**
     * An index.
     *
     * @param partition its partition key, attribute by attribute: {@code gsi1pk="Order.customer#{customer_id}"}
     * @param sort its sort key in the same form, empty where it has none
     */
    public record Index(String name, Kind kind, String partition, String sort) {

        @Override
        public String toString() {
            return name + " " + partition + (sort.isEmpty() ? "" : " " + sort);
        }
    }

    @Override
    public String toString() {
        return tables.stream().map(Rows::toString).collect(Collectors.joining("\n"));
    }
}
