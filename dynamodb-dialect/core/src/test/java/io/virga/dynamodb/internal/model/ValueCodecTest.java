package io.virga.dynamodb.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** What goes into an item comes out of it. */
class ValueCodecTest {

    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;

    private static Object back(AttributeType type, Object canonical) {
        return ValueCodec.decode(type, ValueCodec.encode(type, canonical, "test"));
    }

    @Property(tries = 500)
    void text_and_whole_numbers(@ForAll String text, @ForAll long number, @ForAll boolean bool) {
        assertThat(back(AttributeType.STRING, text)).isEqualTo(text);
        assertThat(back(AttributeType.INTEGER, number)).isEqualTo(number);
        assertThat(back(AttributeType.BOOLEAN, bool)).isEqualTo(bool);
    }

    @Property(tries = 500)
    void numbers_are_read_as_written(@ForAll long number, @ForAll @Scale(10) BigDecimal decimal) {
        for (var value : List.of(BigDecimal.valueOf(number), decimal, decimal.stripTrailingZeros())) {
            assertThat(Value.Num.parse(value.toString())).isEqualTo(new Value.Num(value));
        }
        assertThat(Value.Num.parse("-0")).isEqualTo(Value.Num.of(0));
        assertThat(Value.Num.parse("999999999999999999")).isEqualTo(Value.Num.of(999_999_999_999_999_999L));
    }

    @Property(tries = 500)
    void decimals_by_value(
            @ForAll @BigRange(min = "-99999999999999999999999999", max = "99999999999999999999999999") @Scale(10)
                    BigDecimal decimal) {
        assertThat((BigDecimal) back(AttributeType.DECIMAL, decimal)).isEqualByComparingTo(decimal);
    }

    @Property(tries = 500)
    void floating_numbers_bit_by_bit(@ForAll float single) {
        double number = Arbitraries.doubles().between(-1e100, 1e100).ofScale(20).sample();
        assertThat(back(AttributeType.DOUBLE, number)).isEqualTo(number);
        assertThat(back(AttributeType.FLOAT, single)).isEqualTo(single);
    }

    @Property(tries = 500)
    void moments_to_the_nanosecond(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll @IntRange(max = 999_999_999) int nano) {
        var instant = Instant.ofEpochSecond(second, nano);
        var local = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
        assertThat(back(AttributeType.INSTANT, instant)).isEqualTo(instant);
        assertThat(back(AttributeType.TIMESTAMP, local)).isEqualTo(local);
        assertThat(back(AttributeType.DATE, local.toLocalDate())).isEqualTo(local.toLocalDate());
        assertThat(back(AttributeType.TIME, local.toLocalTime())).isEqualTo(local.toLocalTime());
        var uuid = new UUID(second, nano);
        assertThat(back(AttributeType.UUID, uuid)).isEqualTo(uuid);
    }

    @Test
    void dates_beyond_four_digits_of_the_year_and_texts_that_are_none() {
        for (var date : List.of(LocalDate.of(12026, 1, 31), LocalDate.of(-44, 3, 15), LocalDate.of(0, 1, 1))) {
            assertThat(back(AttributeType.DATE, date)).isEqualTo(date);
        }
        for (var text : List.of("2026-13-01", "2025-02-29", "2026-1a-01", "2026/12/01", "20261201", "+026-01-01", "")) {
            assertThatThrownBy(() -> ValueCodec.decode(AttributeType.DATE, Value.text(text)))
                    .isInstanceOf(DateTimeException.class);
        }
    }

    @Property(tries = 300)
    void moments_keep_their_offset(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @IntRange(min = -18, max = 18) int hours) {
        OffsetDateTime moment = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(hours));
        assertThat(back(AttributeType.TIMESTAMP_WITH_TIME_ZONE, moment)).isEqualTo(moment);
    }

    @Test
    void null_and_bytes() {
        assertThat(back(AttributeType.BINARY, new byte[] {0, -1, 7})).isEqualTo(new byte[] {0, -1, 7});
        assertThat(ValueCodec.encode(AttributeType.DATE, null, "test")).isEqualTo(Value.NULL);
        assertThat(ValueCodec.decode(AttributeType.TIME, Value.NULL)).isNull();
        assertThat(ValueCodec.encode(AttributeType.TIME, LocalTime.NOON, "test"))
                .isEqualTo(Value.text("12:00:00.000000000"));
        assertThat(ValueCodec.encode(AttributeType.DATE, LocalDate.of(2026, 1, 2), "test"))
                .isEqualTo(Value.text("2026-01-02"));
    }

    @Test
    void what_dynamodb_cannot_hold_is_refused_with_its_place() {
        assertThatThrownBy(() -> ValueCodec.encode(AttributeType.DOUBLE, Double.NaN, "Order.total"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Order.total");
        assertThatThrownBy(() -> ValueCodec.encode(AttributeType.DOUBLE, 1e300, "Order.total"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ValueCodec.encode(
                        AttributeType.DECIMAL,
                        new BigDecimal("123456789012345678901234567890123456789"),
                        "Order.total"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("39 digits");
    }

    @Test
    void coercion_finds_the_equal_value_or_none() {
        assertThat(Coercion.coerce(AttributeType.INTEGER, 7)).isEqualTo(7L);
        assertThat(Coercion.coerce(AttributeType.INTEGER, new BigDecimal("2.0")))
                .isEqualTo(2L);
        assertThat(Coercion.coerce(AttributeType.INTEGER, new BigDecimal("2.5")))
                .isNull();
        assertThat(Coercion.coerce(AttributeType.INTEGER, new BigDecimal("1E+30")))
                .isNull();
        assertThat(Coercion.coerce(AttributeType.DECIMAL, 3L)).isEqualTo(BigDecimal.valueOf(3));
        assertThat(Coercion.coerce(AttributeType.DATE, "2026-11-21")).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(Coercion.coerce(AttributeType.DATE, "soon")).isNull();
        assertThat(Coercion.coerce(AttributeType.STRING, 5L)).isEqualTo("5");
        assertThat(Coercion.coerce(AttributeType.STRING, new byte[] {5})).isNull();
        assertThat(Coercion.coerce(AttributeType.STRING, List.of("a"))).isNull();
    }
}
