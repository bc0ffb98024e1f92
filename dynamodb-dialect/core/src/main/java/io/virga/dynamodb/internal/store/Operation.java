package io.virga.dynamodb.internal.store;

/** What is asked of DynamoDB, by the name it has on the wire. */
public enum Operation {
    GET_ITEM("GetItem"),
    BATCH_GET_ITEM("BatchGetItem"),
    QUERY("Query"),
    SCAN("Scan"),
    EXECUTE_STATEMENT("ExecuteStatement"),
    PUT_ITEM("PutItem"),
    UPDATE_ITEM("UpdateItem"),
    DELETE_ITEM("DeleteItem"),
    TRANSACT_WRITE_ITEMS("TransactWriteItems"),
    DESCRIBE_TABLE("DescribeTable"),
    CREATE_TABLE("CreateTable"),
    UPDATE_TABLE("UpdateTable"),
    DELETE_TABLE("DeleteTable"),
    DESCRIBE_TIME_TO_LIVE("DescribeTimeToLive"),
    UPDATE_TIME_TO_LIVE("UpdateTimeToLive"),
    LIST_TABLES("ListTables"),
    LIST_TAGS_OF_RESOURCE("ListTagsOfResource");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
