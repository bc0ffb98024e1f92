package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusExtensionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A datasource of which nothing but its kind is known ends the start, with the setting that is missing. */
class NoTableTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClass(Note.class))
            .overrideConfigKey("quarkus.datasource.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.datasource.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("quarkus.virga.dynamodb.table"));

    @Test
    void does_not_start() {
        fail("the application started");
    }
}
