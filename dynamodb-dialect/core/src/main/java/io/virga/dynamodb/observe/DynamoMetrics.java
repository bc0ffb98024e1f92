package io.virga.dynamodb.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The requests of a factory as meters of Micrometer:
 *
 * <ul>
 *   <li>{@code virga.dynamodb.requests}: timer of the requests, with {@code operation}, {@code table}, {@code index} ({@code none} for the table itself) and
 *       {@code outcome}: {@code success}, or the kind of the failure;
 *   <li>{@code virga.dynamodb.items}: items that came back, with {@code operation} and {@code table};
 *   <li>{@code virga.dynamodb.capacity}: consumed capacity units as the server says, with {@code operation}, {@code table} and {@code unit}: {@code read} or
 *       {@code write}.
 * </ul>
 *
 * <pre>{@code new DynamoMetrics(factory, Tags.of("persistence.unit", "shop")).bindTo(registry);}</pre>
 *
 * <p>As {@link io.virga.dynamodb.RequestLog} it hears of all sessions of the factory, and of other factories in this JVM whose connection settings are equal.
 * Safe for use by several threads.
 */
public final class DynamoMetrics implements MeterBinder, AutoCloseable {

    private final RequestListeners requests;
    private final Tags tags;
    private final List<RequestListener> bound = new CopyOnWriteArrayList<>();

    /**
     * @param tags on every meter
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public DynamoMetrics(EntityManagerFactory factory, Iterable<Tag> tags) {
        this.requests = Requests.of(factory);
        this.tags = Tags.of(tags);
    }

    /** From now on every request is counted there, until {@link #close()}. */
    @Override
    public void bindTo(MeterRegistry registry) {
        RequestListener listener = report -> record(registry, report);
        bound.add(listener);
        requests.add(listener);
    }

    private void record(MeterRegistry registry, RequestReport report) {
        var failure = report.failure();
        var request = tags.and("operation", report.operation().wireName(), "table", report.table());
        Timer.builder("virga.dynamodb.requests")
                .description("Requests to DynamoDB")
                .tags(request)
                .tag("index", report.index().isEmpty() ? "none" : report.index())
                .tag("outcome", failure == null ? "success" : failure.getClass().getSimpleName())
                .register(registry)
                .record(report.duration());
        count(registry, "virga.dynamodb.items", "items", request, report.items());
        count(registry, "virga.dynamodb.capacity", "units", request.and("unit", "read"), report.readUnits());
        count(registry, "virga.dynamodb.capacity", "units", request.and("unit", "write"), report.writeUnits());
    }

    private static void count(MeterRegistry registry, String name, String unit, Tags tags, double amount) {
        if (amount > 0) {
            Counter.builder(name).baseUnit(unit).tags(tags).register(registry).increment(amount);
        }
    }

    /** Ends the counting; the meters stay in their registries. */
    @Override
    public void close() {
        bound.forEach(requests::remove);
        bound.clear();
    }
}
