package io.virga.dynamodb.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sizes as the Developer Guide counts them. */
class ItemSizeTest {

    @Test
    void texts_are_counted_in_utf8() {
        assertThat(ItemSize.of(Map.of("name", Value.text("abc")))).isEqualTo(4 + 3);
        assertThat(ItemSize.of("ü", Value.text("€"))).isEqualTo(2 + 3);
        assertThat(ItemSize.of(Value.text("𝄞"))).isEqualTo(4);
    }

    @Test
    void numbers_are_counted_by_their_significant_digits() {
        assertThat(ItemSize.of(Value.Num.of(0))).isEqualTo(2);
        assertThat(ItemSize.of(Value.Num.of(42))).isEqualTo(2);
        assertThat(ItemSize.of(Value.Num.of(4_200_000))).isEqualTo(2);
        assertThat(ItemSize.of(Value.Num.of(-421))).isEqualTo(4);
        assertThat(ItemSize.of(new Value.Num(new BigDecimal("1".repeat(38))))).isEqualTo(20);
    }

    @Test
    void maps_lists_and_sets() {
        assertThat(ItemSize.of(Value.TRUE)).isEqualTo(1);
        assertThat(ItemSize.of(Value.Binary.of(new byte[7]))).isEqualTo(7);
        assertThat(ItemSize.of(new Value.Sequence(List.of(Value.TRUE, Value.text("ab")))))
                .isEqualTo(3 + 1 + 1 + 2 + 1);
        assertThat(ItemSize.of(new Value.Document(Map.of("k", Value.text("ab")))))
                .isEqualTo(3 + 1 + 2 + 1);
        assertThat(ItemSize.of(new Value.ElementSet(Set.of(Value.text("a"), Value.text("bc")))))
                .isEqualTo(3);
    }
}
