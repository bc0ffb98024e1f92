package io.virga.examples.shop.database;

import io.virga.dynamodb.RequestLog;
import jakarta.persistence.EntityManagerFactory;
import java.util.TreeMap;

/** Counts the requests to DynamoDB, and the capacity that it says they used. */
final class DynamoRequests implements Requests {

    private final RequestLog log;
    private Usage total = new Usage(new TreeMap<>(), 0, 0, 0);

    DynamoRequests(EntityManagerFactory factory) {
        log = RequestLog.open(factory);
    }

    @Override
    public String noun() {
        return "requests";
    }

    @Override
    public Usage total() {
        var calls = new TreeMap<>(total.calls());
        long items = total.items();
        double readUnits = total.readUnits();
        double writeUnits = total.writeUnits();
        for (var entry : log.entries()) {
            calls.merge(entry.operation(), 1L, Long::sum);
            items += entry.writeUnits() > 0 ? entry.size() : entry.items();
            readUnits += entry.readUnits();
            writeUnits += entry.writeUnits();
        }
        log.clear();
        total = new Usage(calls, items, readUnits, writeUnits);
        return total;
    }
}
