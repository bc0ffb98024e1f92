package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusExtensionTest;
import io.virga.dynamodb.ItemKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key that cannot be ends the start, with the entity and the attribute. */
class UnmappableEntityTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClass(Parcel.class))
            .overrideConfigKey("quarkus.virga.dynamodb.table", "parcels")
            .overrideConfigKey("quarkus.virga.dynamodb.region", "eu-central-1")
            .overrideConfigKey("quarkus.virga.dynamodb.access-key", "key")
            .overrideConfigKey("quarkus.virga.dynamodb.secret-key", "secret")
            .overrideConfigKey("quarkus.virga.dynamodb.endpoint", "http://127.0.0.1:1")
            .assertException(failure ->
                    assertThat(failure).hasStackTraceContaining("Parcel").hasStackTraceContaining("depot"));

    /** Its key names an attribute that it does not have. */
    @Entity
    @ItemKey(partition = "DEPOT#{depot}", sort = "{id}")
    public static class Parcel {
        @Id
        public String id;
    }

    @Test
    void does_not_start() {
        fail("the application started");
    }
}
