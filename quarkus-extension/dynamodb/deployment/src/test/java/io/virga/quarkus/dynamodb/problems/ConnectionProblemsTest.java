package io.virga.quarkus.dynamodb.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.QuarkusExtensionTest;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.quarkus.dynamodb.problems.credentials.Stranger;
import io.virga.quarkus.dynamodb.problems.missing.Homeless;
import io.virga.quarkus.dynamodb.problems.region.Abroad;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three persistence units, each with something wrong that shows only when DynamoDB is asked. The application starts: it may have started before its
 * database. Readiness and the first use of a unit say what is wrong with it, and what to do.
 */
class ConnectionProblemsTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClasses(Abroad.class, Stranger.class, Homeless.class))
            .overrideConfigKey("quarkus.datasource.region.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.virga.dynamodb.region.table", "things")
            // there is no such region; with an access key there is no dev service
            .overrideConfigKey("quarkus.virga.dynamodb.region.region", "mars-north-1")
            .overrideConfigKey("quarkus.virga.dynamodb.region.access-key", "key")
            .overrideConfigKey("quarkus.virga.dynamodb.region.secret-key", "secret")
            .overrideConfigKey("quarkus.virga.dynamodb.region.retry.timeout", "1")
            .overrideConfigKey("quarkus.hibernate-orm.region.datasource", "region")
            .overrideConfigKey("quarkus.hibernate-orm.region.packages", Abroad.class.getPackageName())
            .overrideConfigKey("quarkus.datasource.credentials.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.virga.dynamodb.credentials.table", "things")
            // DynamoDB Local knows no keys, but the form of one
            .overrideConfigKey("quarkus.virga.dynamodb.credentials.access-key", "no-such-key")
            .overrideConfigKey("quarkus.virga.dynamodb.credentials.region", "eu-central-1")
            .overrideConfigKey("quarkus.virga.dynamodb.credentials.secret-key", "secret")
            .overrideConfigKey("quarkus.hibernate-orm.credentials.datasource", "credentials")
            .overrideConfigKey("quarkus.hibernate-orm.credentials.packages", Stranger.class.getPackageName())
            .overrideConfigKey("quarkus.datasource.missing.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.virga.dynamodb.missing.table", "things")
            .overrideConfigKey("quarkus.virga.dynamodb.missing.access-key", "key")
            .overrideConfigKey("quarkus.virga.dynamodb.missing.region", "eu-central-1")
            .overrideConfigKey("quarkus.virga.dynamodb.missing.secret-key", "secret")
            .overrideConfigKey("quarkus.hibernate-orm.missing.datasource", "missing")
            .overrideConfigKey("quarkus.hibernate-orm.missing.packages", Homeless.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.missing.schema-management.strategy", "none")
            .setBeforeAllCustomizer(ConnectionProblemsTest::startServer)
            .setAfterAllCustomizer(ConnectionProblemsTest::stopServer);

    private static final List<String> ENDPOINTS =
            List.of("quarkus.virga.dynamodb.credentials.endpoint", "quarkus.virga.dynamodb.missing.endpoint");

    private static DynamoDbLocal local;

    /** A DynamoDB Local without tables; its port is known only now. */
    private static void startServer() {
        local = DynamoDbLocal.builder().start();
        ENDPOINTS.forEach(
                name -> System.setProperty(name, local.server("").endpoint().toString()));
    }

    private static void stopServer() {
        ENDPOINTS.forEach(System::clearProperty);
        local.close();
    }

    @Inject
    @PersistenceUnit("region")
    EntityManager region;

    @Inject
    @PersistenceUnit("credentials")
    EntityManager credentials;

    @Inject
    @PersistenceUnit("missing")
    EntityManager missing;

    @Test
    void readiness_says_of_each_unit_what_is_wrong() {
        Map<String, String> units = given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .extract()
                .path("checks.find { it.name == 'DynamoDB tables health check' }.data");

        assertThat(units.get("region")).contains("UNREACHABLE", "mars-north-1", "See to the endpoint, the region");
        assertThat(units.get("credentials")).contains("ACCESS_DENIED", "See to the access key");
        assertThat(units.get("missing")).contains("TABLE_MISSING", "things", "Create it");
    }

    @Test
    @Transactional
    void a_region_that_is_none_is_named_by_the_first_use() {
        assertThatThrownBy(() -> region.find(Abroad.class, "1")).hasStackTraceContaining("mars-north-1");
    }

    @Test
    @Transactional
    void credentials_that_are_not_accepted_are_told_by_the_first_use() {
        assertThatThrownBy(() -> credentials.find(Stranger.class, "1")).hasStackTraceContaining("ACCESS_DENIED");
    }

    @Test
    @Transactional
    void a_table_that_is_not_there_is_named_by_the_first_use() {
        assertThatThrownBy(() -> missing.find(Homeless.class, "1")).hasStackTraceContaining("TABLE_MISSING");
    }
}
