package io.virga.dynamodb.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON to attribute values and back. */
class JsonTest {

    @Provide
    Arbitrary<Value> documents() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(Value.NULL, Value.TRUE, Value.FALSE),
                () -> Arbitraries.strings()
                        .withChars("ab\"\\/\n\t\0é中")
                        .withCharRange(' ', '~')
                        .ofMaxLength(8)
                        .map(Value::text),
                () -> Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1E+20"), new BigDecimal("1E+20"))
                        .ofScale(9)
                        .map(Value.Num::new),
                () -> documents().list().ofMaxSize(3).map(Value.Sequence::new),
                () -> Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(3), documents())
                        .ofMaxSize(3)
                        .map(Value.Document::new));
    }

    @Property(tries = 2000)
    void what_is_rendered_is_parsed_again(@ForAll("documents") Value document) {
        var text = JsonText.render(document);
        assertThat(JsonText.parse(text, "test")).isEqualTo(document);
        assertThat(Json.of(text).text()).as("normal already").isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\":1,\"a\":[ ]} | {\"a\":[],\"b\":1}",
                "1.50 | 1.5",
                "1e2 | 100",
                "-0.0 | 0",
                "1E-7 | 1E-7",
                "\"\\u0041\\/\" | \"A/\"",
                "null | null",
                "12345678901234567890123456789012345678 | 12345678901234567890123456789012345678"
            })
    void documents_that_say_the_same_have_one_text(String json, String normal) {
        assertThat(Json.of(json).text()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{a:1}", "'a'", "1 2", "NaN", "01", "\"\n\"", "tru"})
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.of(text)).isInstanceOf(Refusal.class).hasMessageStartingWith("NOT_JSON");
    }

    @Test
    void what_only_dynamodb_has_is_shown_as_what_comes_closest() {
        assertThat(JsonText.render(new Value.ElementSet(java.util.Set.of(Value.text("b"), Value.text("a")))))
                .isEqualTo("[\"a\",\"b\"]");
        assertThat(JsonText.render(new Value.Document(Map.of("x", Value.Binary.of(new byte[] {1, 2})))))
                .isEqualTo("{\"x\":\"AQI=\"}");
    }
}
