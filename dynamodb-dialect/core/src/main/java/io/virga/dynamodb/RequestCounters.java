package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a factory asks of DynamoDB, as running totals: for a metrics registry to poll, at no cost that grows with the number of requests.
 *
 * <p>As {@link RequestLog} it hears of all sessions of the factory, and of other factories in this JVM whose connection settings are equal. Safe for use
 * by several threads.
 */
public final class RequestCounters implements AutoCloseable {

    private final RequestListeners listeners;
    private final RequestListener listener = this::add;
    private final Map<String, Totals> byOperation = new TreeMap<>();

    /**
     * Totals since the counters were opened.
     *
     * @param requests that were answered or failed
     * @param failed those of them that failed
     * @param items that came back, or were counted
     * @param readUnits consumed read capacity units, as the server says
     * @param writeUnits consumed write capacity units, as the server says
     */
    public record Totals(long requests, long failed, long items, double readUnits, double writeUnits) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    requests + other.requests,
                    failed + other.failed,
                    items + other.items,
                    readUnits + other.readUnits,
                    writeUnits + other.writeUnits);
        }
    }

    private RequestCounters(RequestListeners listeners) {
        this.listeners = listeners;
        listeners.add(listener);
    }

    /**
     * Begins to count.
     *
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static RequestCounters open(EntityManagerFactory factory) {
        return new RequestCounters(Requests.of(factory));
    }

    /**
     * Begins to count what this session asks for, and nobody else. Ids that a generator counts out on a connection of its own, or before the session has
     * asked for anything else, are not among it.
     *
     * @throws IllegalArgumentException if the database of the session is not DynamoDB
     */
    public static RequestCounters open(EntityManager session) {
        return new RequestCounters(Requests.of(session));
    }

    private synchronized void add(RequestReport report) {
        var one = new Totals(
                1, report.failure() == null ? 0 : 1, report.items(), report.readUnits(), report.writeUnits());
        byOperation.merge(report.operation().wireName(), one, Totals::plus);
    }

    /** The totals of each operation that was asked for, by its name. */
    public synchronized Map<String, Totals> byOperation() {
        return Map.copyOf(byOperation);
    }

    /** The totals of all operations. */
    public synchronized Totals total() {
        return byOperation.values().stream().reduce(Totals.NONE, Totals::plus);
    }

    /** Ends the counting; the totals stay. */
    @Override
    public void close() {
        listeners.remove(listener);
    }

    @Override
    public synchronized String toString() {
        return byOperation.toString();
    }
}
