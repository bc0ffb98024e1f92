package io.virga.dynamodb.internal.model;

/**
 * A DynamoDB table and the names of its key attributes.
 *
 * @param name the table's name, prefix included
 * @param partitionKey the name of the partition key attribute
 * @param sortKey the name of the sort key attribute, empty where the table has none
 */
public record PhysicalTable(String name, String partitionKey, String sortKey) {

    public boolean hasSortKey() {
        return !sortKey.isEmpty();
    }
}
