package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One server for the whole class, its nested ones included, and for no other. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class OwnServerTest {

    private static DynamoDbLocal own;

    @BeforeAll
    static void start(DynamoDbLocal local) {
        own = local;
    }

    @Test
    void is_not_the_shared_one(DynamoDbLocal local, DynamoServer server) {
        assertThat(local).isSameAs(own).isNotSameAs(DynamoDbLocal.shared());
        assertThat(server.endpoint()).isEqualTo(own.endpoint());
    }

    @Nested
    class Inside {
        @Test
        void is_the_same(DynamoDbLocal local) {
            assertThat(local).isSameAs(own);
        }
    }
}
