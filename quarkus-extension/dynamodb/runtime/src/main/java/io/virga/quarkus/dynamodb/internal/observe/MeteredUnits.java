package io.virga.quarkus.dynamodb.internal.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.runtime.StartupEvent;
import io.virga.dynamodb.observe.DynamoMetrics;
import io.virga.quarkus.dynamodb.internal.DynamoUnits;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;

/** Meters of the requests of every persistence unit on DynamoDB, each with the tag {@code persistence.unit}. */
@Singleton
public class MeteredUnits {

    private final JPAConfig units;
    private final MeterRegistry registry;
    private final List<DynamoMetrics> bound = new ArrayList<>();

    @Inject
    MeteredUnits(JPAConfig units, MeterRegistry registry) {
        this.units = units;
        this.registry = registry;
    }

    /** Before the application's own observers, which may send requests. */
    void bind(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        DynamoUnits.of(units).forEach((unit, factory) -> {
            DynamoMetrics metrics = new DynamoMetrics(factory, Tags.of("persistence.unit", unit));
            metrics.bindTo(registry);
            bound.add(metrics);
        });
    }

    @PreDestroy
    void close() {
        bound.forEach(DynamoMetrics::close);
    }
}
