package io.virga.dynamodb.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.key.KeyRange.Bound;
import io.virga.dynamodb.internal.model.AttributeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ranges look like; that they are right is in {@link KeyTemplateProperties}. */
class KeyRangeTest {

    private static final KeyTemplate ORDERS = KeyTemplate.parse(
            "Order#{total}#{name}",
            KeyRole.SORT,
            Map.of("total", AttributeType.DECIMAL, "name", AttributeType.STRING)::get);

    @Test
    void all_keys_with_the_leading_values() {
        assertThat(KeyRange.of(ORDERS, List.of(), null, null)).hasValue(new KeyRange("Order#", "Order$", true));
        assertThat(KeyRange.of(ORDERS, List.of(BigDecimal.TEN), null, null))
                .hasValue(new KeyRange("Order#B10#", "Order#B10$", true));
    }

    @Test
    void an_inner_component_takes_every_bound_exactly() {
        assertThat(KeyRange.of(ORDERS, List.of(), inclusive(BigDecimal.ONE), inclusive(BigDecimal.TEN)))
                .hasValue(new KeyRange("Order#A1#", "Order#B10$", true));
        assertThat(KeyRange.of(ORDERS, List.of(), exclusive(BigDecimal.ONE), exclusive(BigDecimal.TEN)))
                .hasValue(new KeyRange("Order#A1$", "Order#B10", true));
    }

    @Test
    void an_upper_bound_alone_leaves_nulls_out() {
        assertThat(KeyRange.of(ORDERS, List.of(), null, inclusive(BigDecimal.TEN)))
                .hasValue(new KeyRange("Order##", "Order#B10$", true));
    }

    @Test
    void the_last_component_cannot_exclude_its_upper_bound() {
        assertThat(KeyRange.of(ORDERS, List.of(BigDecimal.ONE), exclusive("a"), exclusive("b")))
                .hasValue(new KeyRange("Order#A1#a\0", "Order#A1#b", false));
    }

    @Test
    void an_empty_range_has_no_keys() {
        assertThat(KeyRange.of(ORDERS, List.of(), inclusive(BigDecimal.TEN), inclusive(BigDecimal.ONE)))
                .isEmpty();
        assertThat(KeyRange.of(ORDERS, List.of(), exclusive(BigDecimal.ONE), exclusive(BigDecimal.ONE)))
                .isEmpty();
    }

    @Test
    void values_that_no_key_can_hold_are_widened() {
        var tooLong = new BigDecimal("9".repeat(39));
        assertThat(KeyRange.of(ORDERS, List.of(), null, inclusive(tooLong)))
                .hasValue(new KeyRange("Order##", "Order$", false));
        assertThat(KeyRange.of(ORDERS, List.of(tooLong), null, null)).isEmpty();
        assertThat(KeyRange.of(ORDERS, List.of(BigDecimal.ONE), inclusive("half a pair \ud83d"), null))
                .hasValue(new KeyRange("Order#A1#", "Order#A1$", false));
    }

    @Test
    void bounds_longer_than_a_key_are_cut_between_characters() {
        var prefix = "Order#A1#";
        var emoji = "😀".repeat(300);
        var kept = "😀".repeat(253);
        assertThat(KeyRange.of(ORDERS, List.of(BigDecimal.ONE), inclusive(emoji), inclusive(emoji)))
                .hasValue(new KeyRange(prefix + kept, prefix + "😀".repeat(252) + "😁", false));
        var sort = KeyTemplate.parse("{a}#{b}", KeyRole.SORT, name -> AttributeType.STRING);
        assertThat(KeyRange.of(sort, List.of("x".repeat(1024)), null, null)).isEmpty();
    }

    @Test
    void strings_that_start_with_another() {
        var sort = KeyTemplate.parse("T#{a}#{b}", KeyRole.SORT, name -> AttributeType.STRING);
        assertThat(KeyRange.startingWith(sort, List.of(), "N Y")).hasValue(new KeyRange("T#N$20Y", "T#N$20Z", true));
        assertThat(KeyRange.startingWith(sort, List.of("x"), "N Y")).hasValue(new KeyRange("T#x#N Y", "T#x#N Z", true));
        assertThat(KeyRange.startingWith(sort, List.of(), "")).hasValue(new KeyRange("T##", "T$", true));
        assertThat(KeyRange.startingWith(sort, List.of("x"), "")).hasValue(new KeyRange("T#x#", "T#x$", true));
        assertThat(KeyRange.startingWith(sort, List.of(), "a\ud83d")).hasValue(new KeyRange("T##", "T$", false));
    }

    @Test
    void no_bound_is_empty() {
        var sort = KeyTemplate.parse("{a}", KeyRole.SORT, name -> AttributeType.STRING);
        assertThat(KeyRange.of(sort, List.of(), null, null)).hasValue(new KeyRange("", "", true));
        assertThat(KeyRange.of(sort, List.of(), null, inclusive(""))).isEmpty();
    }

    @Test
    void utf8_sorts_by_code_points() {
        assertThat(Utf8.compare("\uffff", "😀")).isNegative();
        assertThat("\uffff".compareTo("😀")).isPositive();
        assertThat(Utf8.after("a\ud7ff")).isEqualTo("a\ue000");
        assertThat(Utf8.after("a\udbff\udfff")).isEqualTo("b");
        assertThat(Utf8.after("\udbff\udfff")).isNull();
    }

    private static Bound inclusive(Object value) {
        return new Bound(value, true);
    }

    private static Bound exclusive(Object value) {
        return new Bound(value, false);
    }
}
