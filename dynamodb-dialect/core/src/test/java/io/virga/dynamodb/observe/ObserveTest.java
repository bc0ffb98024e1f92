package io.virga.dynamodb.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbExtension.class)
class ObserveTest {

    private static OrderSystem orders;
    private static String table;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "observed");
        table = server.tablePrefix() + "observed";
        orders.run(
                em -> IntStream.rangeClosed(1, 6).forEach(id -> em.persist(new Customer(id, "n" + id, "Land" + id))));
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static void queryOfSixPartitions() {
        orders.run(em -> assertThat(
                        em.createQuery("select c from Customer c where c.country in :countries", Customer.class)
                                .setParameter(
                                        "countries",
                                        IntStream.rangeClosed(1, 6)
                                                .mapToObj(id -> "Land" + id)
                                                .toList())
                                .getResultList())
                .hasSize(6));
    }

    private static void takenId() {
        assertThatThrownBy(() -> orders.run(em -> em.persist(new Customer(1, "again", "Land1"))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void requests_are_meters() {
        var registry = new SimpleMeterRegistry();
        try (var metrics = new DynamoMetrics(orders.factory(), Tags.of("unit", "orders"))) {
            metrics.bindTo(registry);
            queryOfSixPartitions();
            takenId();
        }
        queryOfSixPartitions();

        var queries = registry.get("virga.dynamodb.requests")
                .tags("unit", "orders", "operation", "Query", "table", table, "outcome", "success")
                .timer();
        assertThat(queries.count()).isEqualTo(6);
        assertThat(queries.getId().getTag("index")).startsWith("gsi");
        assertThat(queries.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(registry.get("virga.dynamodb.items")
                        .tag("operation", "Query")
                        .counter()
                        .count())
                .isEqualTo(6);
        assertThat(registry.get("virga.dynamodb.capacity")
                        .tags("operation", "Query", "unit", "read")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("virga.dynamodb.requests")
                        .tags("operation", "PutItem", "outcome", "ConditionFailed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void requests_are_spans_of_the_trace_that_asked_on_whatever_thread() {
        var exporter = InMemorySpanExporter.create();
        var telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        var outer = telemetry.getTracer("test").spanBuilder("work").startSpan();
        try (var tracing = DynamoTracing.open(orders.factory(), telemetry);
                var scope = outer.makeCurrent()) {
            queryOfSixPartitions();
            takenId();
        } finally {
            outer.end();
        }

        var queries = named(exporter, "Query " + table);
        assertThat(queries).hasSize(6).allSatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
            assertThat(span.getEndEpochNanos()).isGreaterThan(span.getStartEpochNanos());
            assertThat(span.getAttributes().asMap().toString())
                    .contains("aws.dynamodb", "gsi")
                    .doesNotContain("Land");
        });
        assertThat(named(exporter, "PutItem " + table)).singleElement().satisfies(span -> {
            assertThat(span.getStatus()).isEqualTo(StatusData.error());
            assertThat(span.getAttributes().asMap().toString()).contains("ConditionFailed");
        });
        telemetry.close();
    }

    private static List<SpanData> named(InMemorySpanExporter exporter, String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
