package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveFieldBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import java.util.List;
import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;

/**
 * What a native executable must be told. The driver is registered by Agroal, entities by Hibernate ORM's extension; here stands what is found by name
 * beside them: our services, the schema snapshot, H2's residual engine, and what of the AWS SDK may not be initialised at build time.
 */
class DynamoNativeProcessor {

    private static final DotName STATEFUL_TYPE = DotName.createSimple("org.h2.mvstore.type.StatefulDataType$Factory");
    private static final DotName DATA_TYPE = DotName.createSimple("org.h2.mvstore.type.DataType");

    @BuildStep
    void services(BuildProducer<ServiceProviderBuildItem> services) {
        services.produce(
                ServiceProviderBuildItem.allProvidersFromClassPath("io.virga.dynamodb.internal.store.StoreConnector"));
        services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(ExtensionIntegration.class.getName()));
    }

    /** Read when the application starts. */
    @BuildStep
    NativeImageResourcePatternsBuildItem schemaSnapshots() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("META-INF/virga/*.json")
                .build();
    }

    /** Seeds of random numbers, and threads: none of them may be in the image. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void initialisedAtRunTime(
            BuildProducer<RuntimeInitializedClassBuildItem> classes,
            BuildProducer<RuntimeInitializedPackageBuildItem> packages) {
        for (String name : List.of(
                "software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy",
                "software.amazon.awssdk.utils.cache.CachedSupplier",
                "software.amazon.awssdk.services.dynamodb.DynamoDbRetryPolicy",
                "org.apache.hc.client5.http.impl.auth.NTLMEngineImpl")) {
            classes.produce(new RuntimeInitializedClassBuildItem(name));
        }
        packages.produce(new RuntimeInitializedPackageBuildItem("org.h2"));
        packages.produce(new RuntimeInitializedPackageBuildItem("dev.failsafe"));
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    IndexDependencyBuildItem residualEngine() {
        return new IndexDependencyBuildItem("com.h2database", "h2");
    }

    /** H2 finds the types of its store by name; its own metadata names only some of them. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void typesOfTheResidualEngine(
            CombinedIndexBuildItem index,
            BuildProducer<ReflectiveClassBuildItem> classes,
            BuildProducer<ReflectiveFieldBuildItem> fields,
            BuildProducer<NativeImageResourceBuildItem> resources) {
        index.getIndex().getAllKnownImplementations(STATEFUL_TYPE).stream()
                .map(type -> type.name().toString())
                .forEach(type ->
                        classes.produce(ReflectiveClassBuildItem.builder(type).build()));
        for (ClassInfo type : index.getIndex().getAllKnownImplementations(DATA_TYPE)) {
            FieldInfo instance = type.field("INSTANCE");
            if (instance != null) {
                fields.produce(new ReflectiveFieldBuildItem("H2 reads the instance of a type", instance));
            }
        }
        // help, messages and the character tables of Database's start
        resources.produce(new NativeImageResourceBuildItem("org/h2/util/data.zip"));
    }
}
