package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.builditem.CapabilityBuildItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Meters and spans of the requests. Micrometer's extension is there; of OpenTelemetry's there is what this extension asks of it, its capability and its bean.
 */
class ObservabilityTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClasses(Note.class, Telemetry.class))
            .addBuildChainCustomizer(builder -> builder.addBuildStep(context ->
                            context.produce(new CapabilityBuildItem(Capability.OPENTELEMETRY_TRACER, "this test")))
                    .produces(CapabilityBuildItem.class)
                    .build())
            .overrideConfigKey("quarkus.virga.dynamodb.table", "notes")
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "update");

    /** A tracer that keeps its spans in memory, and a registry that keeps its meters there. */
    public static class Telemetry {

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }

        @Produces
        @Singleton
        OpenTelemetry telemetry(InMemorySpanExporter exporter) {
            return OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                            .build())
                    .build();
        }

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Inject
    EntityManager em;

    @Inject
    MeterRegistry registry;

    @Inject
    OpenTelemetry telemetry;

    @Inject
    InMemorySpanExporter spans;

    @Test
    void requests_and_capacity_are_metered_by_unit() {
        double before = puts();
        QuarkusTransaction.requiringNew().run(() -> em.persist(new Note()));

        assertThat(puts() - before).isEqualTo(1);
        assertThat(registry.get("virga.dynamodb.capacity")
                        .tags("unit", "write", "operation", "PutItem")
                        .counter()
                        .count())
                .isPositive();
    }

    private double puts() {
        var timer = registry.find("virga.dynamodb.requests")
                .tags("operation", "PutItem", "outcome", "success")
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void a_request_is_a_span_in_the_trace_of_whoever_asked() {
        Span request = telemetry.getTracer("test").spanBuilder("POST /notes").startSpan();
        spans.reset();
        try (var scope = request.makeCurrent()) {
            QuarkusTransaction.requiringNew().run(() -> em.persist(new Note()));
        } finally {
            request.end();
        }

        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("PutItem notes"))
                .singleElement()
                .extracting(SpanData::getTraceId)
                .isEqualTo(request.getSpanContext().getTraceId());
    }
}
