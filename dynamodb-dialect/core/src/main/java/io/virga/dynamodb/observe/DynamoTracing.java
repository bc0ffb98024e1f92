package io.virga.dynamodb.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;

/**
 * A span of OpenTelemetry for each request of a factory, in the trace of whoever asked: those that are sent on other threads too. Names and attributes follow the
 * <a href="https://opentelemetry.io/docs/specs/semconv/database/dynamodb/">semantic conventions for DynamoDB</a>; values of items and keys are not among them.
 *
 * <p>As {@link io.virga.dynamodb.RequestLog} it hears of all sessions of the factory, and of other factories in this JVM whose connection settings are equal. Where
 * the AWS SDK is instrumented itself, its spans and these say the same. Safe for use by several threads.
 */
public final class DynamoTracing implements AutoCloseable {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> COLLECTION = AttributeKey.stringKey("db.collection.name");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("db.query.summary");
    private static final AttributeKey<Long> BATCH = AttributeKey.longKey("db.operation.batch.size");
    private static final AttributeKey<Long> ROWS = AttributeKey.longKey("db.response.returned_rows");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<List<String>> TABLES = AttributeKey.stringArrayKey("aws.dynamodb.table_names");
    private static final AttributeKey<String> INDEX = AttributeKey.stringKey("aws.dynamodb.index_name");
    private static final AttributeKey<Double> READ_UNITS = AttributeKey.doubleKey("virga.dynamodb.read_units");
    private static final AttributeKey<Double> WRITE_UNITS = AttributeKey.doubleKey("virga.dynamodb.write_units");

    private final RequestListeners requests;
    private final RequestListener listener;

    private DynamoTracing(RequestListeners requests, Tracer tracer) {
        this.requests = requests;
        this.listener = new Spans(tracer);
        requests.add(listener);
    }

    /**
     * Begins to trace.
     *
     * @throws IllegalArgumentException if the factory's database is not DynamoDB
     */
    public static DynamoTracing open(EntityManagerFactory factory, OpenTelemetry telemetry) {
        return new DynamoTracing(Requests.of(factory), telemetry.getTracer("io.virga.dynamodb"));
    }

    private record Spans(Tracer tracer) implements RequestListener {

        @Override
        public void done(RequestReport report) {
            var end = Instant.now();
            var operation = report.operation().wireName();
            var span = tracer.spanBuilder((operation + " " + report.table()).strip())
                    .setSpanKind(SpanKind.CLIENT)
                    .setStartTimestamp(end.minus(report.duration()))
                    .setAttribute(SYSTEM, "aws.dynamodb")
                    .setAttribute(OPERATION, operation)
                    .setAttribute(ROWS, (long) report.items())
                    .setAttribute(READ_UNITS, report.readUnits())
                    .setAttribute(WRITE_UNITS, report.writeUnits());
            if (!report.table().isEmpty()) {
                span.setAttribute(COLLECTION, report.table()).setAttribute(TABLES, List.of(report.table()));
            }
            if (!report.index().isEmpty()) {
                span.setAttribute(INDEX, report.index());
            }
            if (report.size() > 1) {
                span.setAttribute(BATCH, (long) report.size());
            }
            var request = report.request();
            if (request != null && !request.readable().isEmpty()) {
                span.setAttribute(QUERY, request.readable());
            }
            var started = span.startSpan();
            var failure = report.failure();
            if (failure != null) {
                started.setAttribute(ERROR, failure.getClass().getSimpleName());
                started.setStatus(StatusCode.ERROR);
            }
            started.end(end);
        }

        @Override
        public Runnable carried(Runnable task) {
            return Context.current().wrap(task);
        }
    }

    /** Ends the tracing. */
    @Override
    public void close() {
        requests.remove(listener);
    }
}
