package io.virga.quarkus.dynamodb.internal.deployment;

import static io.virga.quarkus.dynamodb.internal.DynamoConnectionConfigurer.DB_KIND;

import io.quarkus.agroal.spi.JdbcDataSourceBuildItem;
import io.quarkus.agroal.spi.JdbcDriverBuildItem;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.datasource.deployment.spi.DefaultDataSourceDbKindBuildItem;
import io.quarkus.datasource.runtime.DataSourcesBuildTimeConfig;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.hibernate.orm.deployment.PersistenceUnitDescriptorBuildItem;
import io.quarkus.hibernate.orm.deployment.integration.HibernateOrmIntegrationRuntimeConfiguredBuildItem;
import io.quarkus.hibernate.orm.deployment.spi.DatabaseKindDialectBuildItem;
import io.quarkus.hibernate.orm.runtime.HibernateOrmRuntimeConfig;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import io.virga.dynamodb.DynamoDialect;
import io.virga.quarkus.dynamodb.internal.DynamoConfigBuilder;
import io.virga.quarkus.dynamodb.internal.DynamoConnectionConfigurer;
import io.virga.quarkus.dynamodb.internal.DynamoReadiness;
import io.virga.quarkus.dynamodb.internal.DynamoStartRecorder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes {@code db-kind=dynamodb} a database that Agroal and Hibernate ORM know. */
class DynamoProcessor {

    /** By its name: the driver is no class that others compile against. */
    static final String DRIVER = "io.virga.dynamodb.internal.jdbc.DynamoDriver";

    static final String FEATURE = "virga-dynamodb";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    JdbcDriverBuildItem driver() {
        return new JdbcDriverBuildItem(DB_KIND, DRIVER);
    }

    @BuildStep
    DatabaseKindDialectBuildItem dialect() {
        return DatabaseKindDialectBuildItem.forThirdPartyDialect(DB_KIND, DynamoDialect.class.getName());
    }

    @BuildStep
    DefaultDataSourceDbKindBuildItem onlyDriver() {
        return new DefaultDataSourceDbKindBuildItem(DB_KIND);
    }

    @BuildStep
    HealthBuildItem readiness(DataSourcesBuildTimeConfig datasources) {
        return new HealthBuildItem(DynamoReadiness.class.getName(), datasources.healthEnabled());
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem configuration() {
        return new RunTimeConfigBuilderBuildItem(DynamoConfigBuilder.class);
    }

    /** DynamoDB has no version that could be too old: without this Hibernate ORM's extension warns that it cannot find one out. */
    @BuildStep
    void noVersionCheck(
            List<JdbcDataSourceBuildItem> datasources,
            List<PersistenceUnitDescriptorBuildItem> units,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        datasourcesOfUnits(ours(datasources), units)
                .keySet()
                .forEach(unit -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                        HibernateOrmRuntimeConfig.puPropertyKey(unit, "database.version-check.enabled"), "false")));
    }

    private static Set<String> ours(List<JdbcDataSourceBuildItem> datasources) {
        return datasources.stream()
                .filter(datasource -> datasource.getDbKind().equals(DB_KIND))
                .map(JdbcDataSourceBuildItem::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> datasourcesOfUnits(
            Set<String> ours, List<PersistenceUnitDescriptorBuildItem> units) {
        Map<String, String> datasources = new TreeMap<>();
        for (PersistenceUnitDescriptorBuildItem unit : units) {
            unit.getConfig()
                    .getDataSource()
                    .filter(ours::contains)
                    .ifPresent(datasource -> datasources.put(unit.getPersistenceUnitName(), datasource));
        }
        return datasources;
    }

    /** Before Hibernate ORM asks for its datasources. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Produce(HibernateOrmIntegrationRuntimeConfiguredBuildItem.class)
    void start(
            DynamoStartRecorder recorder,
            List<JdbcDataSourceBuildItem> datasources,
            List<PersistenceUnitDescriptorBuildItem> units) {
        Set<String> ours = ours(datasources);
        recorder.checkTables(datasourcesOfUnits(ours, units));
        recorder.commitLast(ours);
    }

    @BuildStep
    AdditionalBeanBuildItem connections() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClass(DynamoConnectionConfigurer.class)
                .setDefaultScope(BuiltinScope.APPLICATION.getName())
                .setUnremovable()
                .build();
    }
}
