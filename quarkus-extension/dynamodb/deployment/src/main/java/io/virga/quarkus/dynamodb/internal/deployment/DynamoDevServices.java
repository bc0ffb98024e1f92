package io.virga.quarkus.dynamodb.internal.deployment;

import static io.virga.quarkus.dynamodb.internal.DynamoConnectionConfigurer.DB_KIND;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.datasource.deployment.spi.DatasourceStartable;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceConfigurationHandlerBuildItem;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceContainerConfig;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProvider;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProviderBuildItem;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesComposeProjectBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.virga.quarkus.dynamodb.internal.DynamoProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * DynamoDB Local in a child JVM for each datasource that says nothing about where its DynamoDB is, in dev and test mode. No Docker. Quarkus keeps
 * it over reloads, and starts none with {@code quarkus.datasource.devservices.enabled=false}.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class DynamoDevServices {

    @BuildStep
    DevServicesDatasourceProviderBuildItem provider(CurateOutcomeBuildItem application) {
        return new DevServicesDatasourceProviderBuildItem(DB_KIND, new Provider(application.getApplicationModel()));
    }

    @BuildStep
    DevServicesDatasourceConfigurationHandlerBuildItem configuration() {
        return new DevServicesDatasourceConfigurationHandlerBuildItem(
                DB_KIND,
                (datasource, running) -> urls(datasource, running.jdbcUrl()),
                datasource -> urls(datasource, started -> started.runningDevServicesDatasource()
                        .jdbcUrl()),
                DynamoDevServices::saysWhere);
    }

    private static boolean saysWhere(String datasource) {
        return ConfigUtils.isAnyPropertyPresent(DataSourceUtil.dataSourcePropertyKeys(datasource, "jdbc.url"))
                || ConfigUtils.isAnyPropertyPresent(DynamoProperties.keys(datasource, "endpoint"))
                || ConfigUtils.isAnyPropertyPresent(DynamoProperties.keys(datasource, "profile"))
                || ConfigUtils.isAnyPropertyPresent(DynamoProperties.keys(datasource, "access-key"));
    }

    private static <T> Map<String, T> urls(String datasource, T url) {
        Map<String, T> properties = new HashMap<>();
        DataSourceUtil.dataSourcePropertyKeys(datasource, "jdbc.url").forEach(key -> properties.put(key, url));
        return properties;
    }

    private record Provider(ApplicationModel application) implements DevServicesDatasourceProvider {

        @Override
        public String getFeature() {
            return DynamoProcessor.FEATURE;
        }

        @Override
        public boolean isDockerRequired() {
            return false;
        }

        @Override
        public DatasourceStartable createDatasourceStartable(
                Optional<String> username,
                Optional<String> password,
                String datasource,
                DevServicesDatasourceContainerConfig config,
                LaunchMode launchMode,
                boolean useSharedNetwork,
                Optional<Duration> startupTimeout) {
            String table = config.getDbName()
                    .or(() -> ConfigUtils.getFirstOptionalValue(
                            DynamoProperties.keys(datasource, DynamoProperties.TABLE), String.class))
                    .orElseGet(() -> DataSourceUtil.isDefault(datasource) ? "quarkus" : datasource);
            return new LocalDatasource(application, table, config.getFixedExposedPort(), startupTimeout);
        }

        /** There is no image to look for. */
        @Override
        public Optional<RunningDevServicesDatasource> findRunningComposeDatasource(
                LaunchMode launchMode,
                boolean useSharedNetwork,
                DevServicesDatasourceContainerConfig config,
                DevServicesComposeProjectBuildItem composeProject) {
            return Optional.empty();
        }
    }
}
