package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestLine;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests that went to DynamoDB while the log was open, in the order of their answers: what a statement or a
 * transaction costs, to read or to assert.
 *
 * <p>It hears of all sessions of the factory, and of other factories in this JVM whose connection settings are equal: they
 * share one client. Safe for use by several threads.
 */
public final class RequestLog implements AutoCloseable {

    private final RequestListeners listeners;
    private final RequestListener listener = this::add;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int newest;

    /**
     * One request.
     *
     * @param operation the name of the operation, {@code TransactWriteItems} for one
     * @param index the secondary index that was asked, empty for the table itself
     * @param condition what was asked for, each value as {@code ?}: {@code gsi1pk = ? AND begins_with(gsi1sk, ?)}; empty for single items and
     *     where all is read
     * @param size the number of keys asked for or of actions sent; 1 for a query or scan
     * @param items the number of items that came back
     * @param readUnits consumed read capacity units, as the server says
     * @param writeUnits consumed write capacity units, as the server says
     */
    public record Entry(
            String operation,
            String table,
            String index,
            String condition,
            int size,
            int items,
            double readUnits,
            double writeUnits,
            Duration duration,
            boolean succeeded) {

        static Entry of(RequestReport report) {
            var request = report.request();
            return new Entry(
                    report.operation().wireName(),
                    report.table(),
                    report.index(),
                    request == null ? "" : request.readable(),
                    report.size(),
                    report.items(),
                    report.readUnits(),
                    report.writeUnits(),
                    report.duration(),
                    report.failure() == null);
        }

        @Override
        public String toString() {
            return RequestLine.of(
                    operation, table, index, condition, size, items, readUnits, writeUnits, duration, succeeded);
        }
    }

    private RequestLog(RequestListeners listeners, int newest) {
        this.listeners = listeners;
        this.newest = newest;
        listeners.add(listener);
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static RequestLog open(EntityManagerFactory factory) {
        return open(factory, Integer.MAX_VALUE);
    }

    /**
     * Begins to listen, and keeps only the newest requests: for a log that stays open.
     *
     * @param newest how many, at least 1
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static RequestLog open(EntityManagerFactory factory, int newest) {
        if (newest < 1) {
            throw new IllegalArgumentException("a log keeps at least 1 request, not " + newest);
        }
        return new RequestLog(Requests.of(factory), newest);
    }

    /**
     * Begins to listen what this session asks for, and nobody else. Ids that a generator counts out on a connection of its own, or before the session has
     * asked for anything else, are not among it.
     *
     * @throws IllegalArgumentException if the database of the session is not DynamoDB
     */
    public static RequestLog open(EntityManager session) {
        return new RequestLog(Requests.of(session), Integer.MAX_VALUE);
    }

    private synchronized void add(RequestReport report) {
        if (entries.size() == newest) {
            entries.remove();
        }
        entries.add(Entry.of(report));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The names of the operations, in their order. */
    public List<String> operations() {
        return entries().stream().map(Entry::operation).toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** Ends the listening; the entries stay. */
    @Override
    public void close() {
        listeners.remove(listener);
    }

    @Override
    public String toString() {
        return String.join("\n", entries().stream().map(Entry::toString).toList());
    }
}
