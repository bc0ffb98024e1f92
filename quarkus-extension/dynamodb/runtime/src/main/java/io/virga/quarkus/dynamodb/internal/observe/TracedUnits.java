package io.virga.quarkus.dynamodb.internal.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.runtime.StartupEvent;
import io.virga.dynamodb.observe.DynamoTracing;
import io.virga.quarkus.dynamodb.internal.DynamoUnits;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;

/** A span for each request of every persistence unit on DynamoDB. */
@Singleton
public class TracedUnits {

    private final JPAConfig units;
    private final OpenTelemetry telemetry;
    private final List<DynamoTracing> open = new ArrayList<>();

    @Inject
    TracedUnits(JPAConfig units, OpenTelemetry telemetry) {
        this.units = units;
        this.telemetry = telemetry;
    }

    /** Before the application's own observers, which may send requests. */
    void trace(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        DynamoUnits.of(units).values().forEach(factory -> open.add(DynamoTracing.open(factory, telemetry)));
    }

    @PreDestroy
    void close() {
        open.forEach(DynamoTracing::close);
    }
}
