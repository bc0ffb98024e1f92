package io.virga.quarkus.dynamodb;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.QuarkusExtensionTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application starts without its database; its readiness and its first use say what is wrong. */
class UnreachableEndpointTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClass(Note.class))
            .overrideConfigKey("quarkus.virga.dynamodb.table", "notes")
            // nothing listens on port 1; as an endpoint is configured, there is no dev service
            .overrideConfigKey("quarkus.virga.dynamodb.endpoint", "http://127.0.0.1:1")
            .overrideConfigKey("quarkus.virga.dynamodb.region", "eu-central-1")
            .overrideConfigKey("quarkus.virga.dynamodb.access-key", "key")
            .overrideConfigKey("quarkus.virga.dynamodb.secret-key", "secret")
            .overrideConfigKey("quarkus.virga.dynamodb.retry.timeout", "1");

    @Inject
    EntityManager em;

    @Test
    void readiness_names_the_unit_and_the_endpoint() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'DynamoDB tables health check' }.status", equalTo("DOWN"))
                .body(
                        "checks.find { it.name == 'DynamoDB tables health check' }.data.'<default>'",
                        containsString("http://127.0.0.1:1"));
    }

    @Test
    @Transactional
    void the_first_use_says_where_nobody_answered() {
        assertThatThrownBy(() -> em.createQuery("from Note", Note.class).getResultList())
                .hasStackTraceContaining("http://127.0.0.1:1");
    }
}
