package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class DynamoServerTest {

    private final DynamoServer server =
            new DynamoServer(URI.create("http://127.0.0.1:8000"), "eu-central-1", "key", "hidden", "orders-1-");

    @Test
    void jdbc_url_names_all_that_is_needed() {
        assertThat(server.jdbcUrl("shop"))
                .isEqualTo("jdbc:dynamodb:shop?endpoint=http://127.0.0.1:8000&region=eu-central-1"
                        + "&access-key=key&secret-key=hidden&table-prefix=orders-1-");
    }

    @Test
    void no_prefix_is_not_named() {
        var plain = new DynamoServer(server.endpoint(), "eu-central-1", "key", "hidden", "");
        assertThat(plain.jdbcUrl("shop")).endsWith("&secret-key=hidden");
        assertThat(plain.tableName("shop")).isEqualTo("shop");
    }

    @Test
    void table_name_begins_with_the_prefix() {
        assertThat(server.tableName("shop")).isEqualTo("orders-1-shop");
    }

    @Test
    void text_keeps_the_secret() {
        assertThat(server.toString()).contains("8000", "orders-1-").doesNotContain("hidden");
    }
}
