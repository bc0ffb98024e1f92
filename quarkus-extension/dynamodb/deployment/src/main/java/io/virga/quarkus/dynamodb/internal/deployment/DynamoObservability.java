package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import java.util.Optional;

/** Meters where Micrometer's extension is, spans where OpenTelemetry's is. By the names of the beans: their dependencies are optional. */
class DynamoObservability {

    private static final String BEANS = "io.virga.quarkus.dynamodb.internal.observe.";

    @BuildStep
    void meters(Optional<MetricsCapabilityBuildItem> metrics, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (metrics.filter(item -> item.metricsSupported(MetricsFactory.MICROMETER))
                .isPresent()) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(BEANS + "MeteredUnits"));
        }
    }

    @BuildStep
    void spans(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(BEANS + "TracedUnits"));
        }
    }
}
