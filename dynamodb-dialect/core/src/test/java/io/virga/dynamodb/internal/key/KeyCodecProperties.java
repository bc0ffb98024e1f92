package io.virga.dynamodb.internal.key;

import static io.virga.dynamodb.internal.key.CanonicalValues.compareBytes;
import static io.virga.dynamodb.internal.key.CanonicalValues.order;
import static io.virga.dynamodb.internal.key.CanonicalValues.same;
import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.model.AttributeType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of one component, for every type. */
class KeyCodecProperties {

    record Place(KeyRole role, boolean last) {}

    record Pair(AttributeType type, Object a, Object b) {}

    @Provide
    Arbitrary<Pair> pairs() {
        return Arbitraries.of(CanonicalValues.types())
                .flatMap(type -> Combinators.combine(CanonicalValues.of(type), CanonicalValues.of(type))
                        .as((a, b) -> new Pair(type, a, b)));
    }

    @Provide
    Arbitrary<Place> places() {
        return Arbitraries.of(
                new Place(KeyRole.PARTITION, false),
                new Place(KeyRole.PARTITION, true),
                new Place(KeyRole.SORT, false),
                new Place(KeyRole.SORT, true));
    }

    @Property(tries = 5000)
    void decode_undoes_encode(@ForAll("pairs") Pair pair, @ForAll("places") Place place) {
        var text = encode(pair.type, pair.a, place);
        assertThat(KeyCodec.decode(pair.type, text, place.role, place.last))
                .hasValueSatisfying(
                        value -> assertThat(same(pair.type, value, pair.a)).isTrue());
    }

    @Property(tries = 5000)
    void texts_are_equal_when_values_are(@ForAll("pairs") Pair pair, @ForAll("places") Place place) {
        assertThat(encode(pair.type, pair.a, place).equals(encode(pair.type, pair.b, place)))
                .isEqualTo(same(pair.type, pair.a, pair.b));
    }

    @Property(tries = 10000)
    void sort_texts_sort_as_values_do(@ForAll("pairs") Pair pair, @ForAll boolean last) {
        var place = new Place(KeyRole.SORT, last);
        int texts = compareBytes(encode(pair.type, pair.a, place), encode(pair.type, pair.b, place));
        assertThat(Integer.signum(texts))
                .isEqualTo(Integer.signum(order(pair.type).compare(pair.a, pair.b)));
    }

    @Property(tries = 5000)
    void an_inner_text_holds_nothing_up_to_the_separator(@ForAll("pairs") Pair pair) {
        assertThat(encode(pair.type, pair.a, new Place(KeyRole.SORT, false)).chars())
                .allMatch(c -> c > StringText.SEPARATOR);
        assertThat(encode(pair.type, pair.a, new Place(KeyRole.PARTITION, true)))
                .doesNotContain("#");
    }

    @Property(tries = 2000)
    void integers_and_decimals_are_one(@ForAll long value, @ForAll("places") Place place) {
        var integer = encode(AttributeType.INTEGER, value, place);
        assertThat(encode(AttributeType.DECIMAL, new BigDecimal(value).setScale(3), place))
                .isEqualTo(integer);
        assertThat(encode(AttributeType.DECIMAL, new BigDecimal(value).stripTrailingZeros(), place))
                .isEqualTo(integer);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "A", "B", "l", "0", "1", "9", ".", "-", "~", "+", "E", "$", "2", "3", "a", "T", "Z", ":", "#",
                        "")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 10000)
    void what_is_decoded_was_encoded(
            @ForAll("texts") String text, @ForAll AttributeType type, @ForAll("places") Place place) {
        KeyCodec.decode(type, text, place.role, place.last)
                .ifPresent(value -> assertThat(encode(type, value, place)).isEqualTo(text));
    }

    @Provide
    Arbitrary<Object> doubles() {
        return CanonicalValues.of(AttributeType.DOUBLE);
    }

    /** JDK 19 and later agree with us; JDK 17 may write more digits, never fewer. */
    @Property(tries = 5000)
    void a_double_has_as_few_digits_as_any_text_that_reads_back(@ForAll("doubles") Object value) {
        double number = (Double) value + 0.0;
        var text = encode(AttributeType.DOUBLE, number, new Place(KeyRole.PARTITION, true));
        if (Runtime.version().feature() >= 19) {
            assertThat(text).isEqualTo(Double.toString(number));
        }
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(number).length());
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        if (digits > 2) {
            for (var rounding : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                var shorter = new BigDecimal(number).round(new MathContext(digits - 1, rounding));
                assertThat(Double.parseDouble(shorter.toString())).isNotEqualTo(number);
            }
        }
    }

    @Provide
    Arbitrary<Object> floats() {
        return CanonicalValues.of(AttributeType.FLOAT);
    }

    @Property(tries = 5000)
    void a_float_too(@ForAll("floats") Object value) {
        float number = (Float) value + 0.0f;
        var text = encode(AttributeType.FLOAT, number, new Place(KeyRole.PARTITION, true));
        if (Runtime.version().feature() >= 19) {
            assertThat(text).isEqualTo(Float.toString(number));
        }
        assertThat(text.length()).isLessThanOrEqualTo(Float.toString(number).length());
    }

    private static String encode(AttributeType type, Object value, Place place) {
        return KeyCodec.encode(type, value, place.role, place.last);
    }
}
