package io.virga.quarkus.dynamodb.internal.deployment;

import static io.virga.quarkus.dynamodb.internal.DynamoConnectionConfigurer.DB_KIND;

import io.quarkus.agroal.spi.JdbcDriverBuildItem;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.datasource.deployment.spi.DefaultDataSourceDbKindBuildItem;
import io.quarkus.datasource.runtime.DataSourcesBuildTimeConfig;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.hibernate.orm.deployment.spi.DatabaseKindDialectBuildItem;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import io.virga.dynamodb.DynamoDialect;
import io.virga.quarkus.dynamodb.internal.DynamoConfigBuilder;
import io.virga.quarkus.dynamodb.internal.DynamoConnectionConfigurer;
import io.virga.quarkus.dynamodb.internal.DynamoReadiness;

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

    @BuildStep
    AdditionalBeanBuildItem connections() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClass(DynamoConnectionConfigurer.class)
                .setDefaultScope(BuiltinScope.APPLICATION.getName())
                .setUnremovable()
                .build();
    }
}
