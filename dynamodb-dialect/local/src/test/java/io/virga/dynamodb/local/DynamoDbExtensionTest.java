package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbExtension.class)
class DynamoDbExtensionTest {

    private final DynamoServer fromConstructor;

    DynamoDbExtensionTest(DynamoServer fromConstructor) {
        this.fromConstructor = fromConstructor;
    }

    @Test
    void hands_out_the_shared_server(DynamoServer server, DynamoDbLocal local) {
        assertThat(local).isSameAs(DynamoDbLocal.shared());
        assertThat(server.endpoint()).isEqualTo(local.endpoint());
        assertThat(server).isEqualTo(fromConstructor);
    }

    @Test
    void prefix_makes_a_valid_table_name(DynamoServer server) {
        assertThat(server.tablePrefix()).matches("dynamodbextensiontest-\\d+-");
        RawRequest.createTable(server.endpoint(), server.tableName("rain"));
        assertThat(RawRequest.tables(server.endpoint())).contains(server.tableName("rain"));
    }

    @Nested
    class Inside {
        @Test
        void nested_classes_share_the_prefix(DynamoServer server) {
            assertThat(server).isEqualTo(fromConstructor);
        }
    }
}

@ExtendWith(DynamoDbExtension.class)
class TwinDynamoDbExtensionTest {
    @Test
    void another_class_has_another_prefix_on_the_same_server(DynamoServer server) {
        assertThat(server.endpoint()).isEqualTo(DynamoDbLocal.shared().endpoint());
        assertThat(server.tablePrefix()).startsWith("twindynamodbextensiontest-");
    }
}
