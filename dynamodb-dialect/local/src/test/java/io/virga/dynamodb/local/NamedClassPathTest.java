package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedClassPathTest {

    @AfterEach
    void forget() {
        System.clearProperty(DynamoDbLocal.CLASS_PATH_PROPERTY);
    }

    @Test
    void a_child_that_ends_at_once_leaves_its_output_in_the_exception(@TempDir Path empty) {
        System.setProperty(DynamoDbLocal.CLASS_PATH_PROPERTY, empty.toString());
        assertThatThrownBy(DynamoDbLocal::start)
                .isInstanceOf(DynamoDbLocalException.class)
                .hasMessageContaining("ended with exit code 1")
                .hasMessageContaining("ClassNotFoundException")
                .hasMessageContaining("ServerRunner");
    }

    @Test
    void an_entry_that_is_not_there_is_named(@TempDir Path folder) {
        var missing = folder.resolve("no-such.jar").toString();
        System.setProperty(DynamoDbLocal.CLASS_PATH_PROPERTY, missing);
        assertThatThrownBy(DynamoDbLocal::start)
                .isInstanceOf(DynamoDbLocalException.class)
                .hasMessageContaining(missing)
                .hasMessageContaining(DynamoDbLocal.CLASS_PATH_PROPERTY);
    }
}
