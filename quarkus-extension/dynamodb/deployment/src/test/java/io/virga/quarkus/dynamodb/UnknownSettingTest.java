package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusExtensionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A misspelt setting ends the start, with the setting that was meant. */
class UnknownSettingTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClass(Note.class))
            .overrideConfigKey("quarkus.virga.dynamodb.table", "notes")
            .overrideConfigKey("quarkus.virga.dynamodb.regoin", "eu-central-1")
            .overrideConfigKey("quarkus.virga.dynamodb.endpoint", "http://127.0.0.1:1")
            .assertException(failure -> assertThat(failure)
                    .hasStackTraceContaining("UNKNOWN_SETTING")
                    .hasStackTraceContaining("did you mean region?"));

    @Test
    void does_not_start() {
        fail("the application started");
    }
}
