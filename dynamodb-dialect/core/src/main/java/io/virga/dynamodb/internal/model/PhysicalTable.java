package io.virga.dynamodb.internal.model;

/**
 * A DynamoDB table, the names of its key attributes, and what of Virga's own its items carry.
 *
 * @param name the table's name, prefix included
 * @param partitionKey the name of the partition key attribute
 * @param sortKey the name of the sort key attribute, empty where the table has none
 * @param type the attribute that tells which relational table an item is a row of; empty in an existing table without one,
 *     where the form of the key tells it
 * @param stamped whether items carry the stamp of the commit that wrote them; an existing table keeps its items as they are
 */
public record PhysicalTable(String name, String partitionKey, String sortKey, String type, boolean stamped) {

    /** The type attribute of Virga's own tables. */
    public static final String TYPE = "_type";

    /** A table of Virga's own. */
    public PhysicalTable(String name, String partitionKey, String sortKey) {
        this(name, partitionKey, sortKey, TYPE, true);
    }

    /** Of its name, which no other has: it is a part of the keys of maps for every item. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether an attribute is part of the key. */
    public boolean isKey(String attribute) {
        return attribute.equals(partitionKey) || attribute.equals(sortKey);
    }

    public boolean hasSortKey() {
        return !sortKey.isEmpty();
    }

    public boolean isTyped() {
        return !type.isEmpty();
    }

    /** The key of an item, from its attributes. */
    public ItemKey keyOf(java.util.function.Function<String, Value> attributes) {
        return new ItemKey(attributes.apply(partitionKey), hasSortKey() ? attributes.apply(sortKey) : Value.NULL);
    }
}
