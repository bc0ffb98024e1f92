package io.virga.conformance.unitofwork;

import io.virga.suite.Database;
import java.util.Map;

/** DynamoDB as a database of the suite. */
record DynamoDatabase(String url) implements Database {

    @Override
    public String name() {
        return "DynamoDB";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("jakarta.persistence.jdbc.url", url);
    }

    @Override
    public boolean locksRows() {
        return false;
    }
}
