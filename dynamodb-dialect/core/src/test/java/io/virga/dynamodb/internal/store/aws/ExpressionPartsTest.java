package io.virga.dynamodb.internal.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionPartsTest {

    private final ExpressionParts parts = new ExpressionParts();

    @Test
    void nothing_is_null_for_the_sdk() {
        assertThat(parts.add(Expression.NONE)).isNull();
        assertThat(parts.project(List.of())).isNull();
        assertThat(parts.names()).isNull();
        assertThat(parts.values()).isNull();
    }

    @Test
    void expressions_share_their_placeholders() {
        assertThat(parts.add(expression("#a = :v", "a", "x"))).isEqualTo("#a = :v");
        assertThat(parts.add(expression("#a > :v", "a", "x"))).isEqualTo("#a > :v");
        assertThat(parts.project(List.of("name", "a"))).isEqualTo("#_0,#_1");
        assertThat(parts.names()).isEqualTo(Map.of("#a", "a", "#_0", "name", "#_1", "a"));
        assertThat(parts.values()).containsOnlyKeys(":v");
    }

    @Test
    void a_placeholder_with_two_meanings_is_our_mistake() {
        parts.add(expression("#a = :v", "a", "x"));
        assertThatThrownBy(() -> parts.add(expression("#a = :v", "b", "x"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> parts.add(expression("#a = :v", "a", "y"))).isInstanceOf(AssertionError.class);
    }

    private static Expression expression(String text, String name, String value) {
        return new Expression(text, Map.of("#a", name), Map.of(":v", Value.text(value)));
    }
}
