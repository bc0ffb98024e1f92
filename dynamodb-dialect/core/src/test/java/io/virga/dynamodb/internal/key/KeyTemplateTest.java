package io.virga.dynamodb.internal.key;

import static io.virga.dynamodb.internal.key.KeyRole.PARTITION;
import static io.virga.dynamodb.internal.key.KeyRole.SORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.key.Segment.Literal;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplateTest {

    private static final Map<String, AttributeType> TYPES = Map.of(
            "id", AttributeType.INTEGER,
            "no", AttributeType.INTEGER,
            "total", AttributeType.DECIMAL,
            "name", AttributeType.STRING,
            "city", AttributeType.STRING,
            "photo", AttributeType.BINARY,
            "day", AttributeType.DATE,
            "moment", AttributeType.INSTANT,
            "json", AttributeType.DOCUMENT);

    private static KeyTemplate partition(String pattern) {
        return KeyTemplate.parse(pattern, PARTITION, TYPES::get);
    }

    private static KeyTemplate sort(String pattern) {
        return KeyTemplate.parse(pattern, SORT, TYPES::get);
    }

    /** A row of name, value, name, value … */
    private static Map<String, Object> row(Object... namesAndValues) {
        var row = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    @Nested
    class Encoding {

        @Test
        void partition_components_are_plain_text() {
            assertThat(partition("Customer#{id}").encode(row("id", 42L)::get)).isEqualTo("Customer#42");
            assertThat(partition("CITY#{city}#NAME#{name}").encode(row("city", "a#b", "name", "$5")::get))
                    .isEqualTo("CITY#a$23b#NAME#$245");
        }

        @Test
        void sort_components_keep_order() {
            assertThat(sort("InvoiceLine#{id}").encode(row("id", 2240L)::get)).isEqualTo("InvoiceLine#D2240");
            assertThat(sort("#{city}#{name}").encode(row("city", "New York", "name", "New York")::get))
                    .isEqualTo("#New$20York#New York");
        }

        @Test
        void a_constant_needs_no_row() {
            var root = sort("#");
            assertThat(root.isConstant()).isTrue();
            assertThat(root.encode(row()::get)).isEqualTo("#");
            assertThat(root.match("#")).hasValue(Map.of());
            assertThat(root.match("##")).isEmpty();
        }

        @Test
        void doubled_braces_are_braces() {
            var template = partition("{{x}}#{id}");
            assertThat(template.encode(row("id", 1L)::get)).isEqualTo("{x}#1");
            assertThat(template).hasToString("{{x}}#{id}");
        }

        @Test
        void null_has_a_text_in_an_inner_component_of_a_sort_key_only() {
            assertThat(sort("#{city}#{id}").encode(row("id", 1L)::get)).isEqualTo("#!#A1");
            assertThat(sort("#{city}#{id}").match("#!#A1")).hasValue(row("city", null, "id", 1L));
            assertThat(sort("#{city}#{id}").match("#$21#A1")).hasValue(row("city", "!", "id", 1L));
            assertThat(sort("Tag#{name}#").encode(row()::get)).isEqualTo("Tag#!#");
            assertRefused("KEY_NULL", () -> sort("#{city}#{id}").encode(row("city", "x")::get))
                    .hasMessageContaining("'id' is null")
                    .hasMessageContaining("#{city}#{id}");
            assertRefused("KEY_NULL", () -> partition("{city}#{id}").encode(row("id", 1L)::get));
        }
    }

    @Nested
    class Decoding {

        @Test
        void a_key_of_another_template_does_not_match() {
            var template = sort("Line#{id}");
            assertThat(template.match("Line#A7")).hasValue(Map.of("id", 7L));
            assertThat(template.match("Line#7")).isEmpty();
            assertThat(template.match("Line#A7#")).isEmpty();
            assertThat(template.match("Lines#A7")).isEmpty();
            assertThat(template.match("")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"A", "B7", "A07", "A7.", "A7.0", "A7.50", "-l2", "-A2~", "", "~", "-", "m7", "@7", "A+7"})
        void only_what_was_encoded_is_decoded(String component) {
            assertThat(sort("{total}").match(component)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"$", "$2", "$zz", "$41", "a#b", "$2G"})
        void only_the_escapes_that_are_needed(String component) {
            assertThat(partition("{name}").match(component)).isEmpty();
        }

        @Test
        void decode_refuses_what_does_not_match_without_telling_the_key() {
            assertRefused("KEY_MISMATCH", () -> partition("Customer#{id}").decode("Customer#secret"))
                    .hasMessageContaining("15 characters")
                    .hasMessageContaining("Customer#{id}")
                    .hasMessageNotContaining("secret");
        }
    }

    @Nested
    class Prefixes {

        private final KeyTemplate template = sort("Line#{city}#no#{no}");

        @Test
        void end_behind_the_literal_that_follows_the_last_value() {
            assertThat(template.prefix(List.of())).isEqualTo("Line#");
            assertThat(template.prefix(List.of("Bern"))).isEqualTo("Line#Bern#no#");
            assertThat(template.prefix(Arrays.asList((Object) null))).isEqualTo("Line#!#no#");
        }

        @Test
        void of_all_values_is_the_key() {
            assertThat(template.prefix(List.of("Bern", 3L))).isEqualTo("Line#Bern#no#A3");
        }

        @Test
        void ranges_are_for_sort_keys() {
            assertThat(template.isOrdered()).isTrue();
            assertThat(partition("{id}").isOrdered()).isFalse();
        }
    }

    @Nested
    class Patterns {

        @ParameterizedTest
        @ValueSource(strings = {"Customer#{id}", "#", "{id}", "{id}#{name}#x", "a{{b}}c#{id}", "{{{id}", "}}{id}#{{"})
        void parse_and_print(String pattern) {
            assertThat(sort(pattern)).hasToString(pattern);
            assertThat(sort(sort(pattern).toString())).isEqualTo(sort(pattern));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a#{id     | KEY_PATTERN           | position 2",
                    "a}b       | KEY_PATTERN           | position 1",
                    "{a{id}    | KEY_PATTERN           | position 0",
                    "x#{}      | KEY_PATTERN           | no attribute between { and } (at position 2)",
                    "{id}{no}  | KEY_PATTERN           | two attributes without a literal between them",
                    "{id}{no}  | KEY_PATTERN           | position 4",
                    "{id}-{no} | KEY_PATTERN           | does not begin with #",
                    "{id}-x    | KEY_PATTERN           | position 4",
                    "{id}#{id} | KEY_PATTERN           | 'id' a second time",
                    "C#{nope}  | KEY_ATTRIBUTE_UNKNOWN | no attribute 'nope' (at position 2)",
                    "C#{json}  | KEY_TYPE              | DOCUMENT",
                    "''        | KEY_EMPTY             | an empty template"
                })
        void refusals_name_the_place(String pattern, String code, String words) {
            assertRefused(code, () -> partition(pattern))
                    .hasMessageContaining(words)
                    .hasMessageContaining("partition key '" + pattern + "'");
        }

        @Test
        void neighbouring_literals_are_one() {
            var template = new KeyTemplate(
                    SORT,
                    List.of(
                            new Literal("a"),
                            new Literal(""),
                            new Literal("#"),
                            new Component("id", AttributeType.INTEGER),
                            new Literal("#")));
            assertThat(template).isEqualTo(sort("a#{id}#"));
        }

        @Test
        void attributes_in_order() {
            assertThat(partition("x#{no}#{id}").attributes()).containsExactly("no", "id");
            assertThat(partition("x#{no}#{id}").component(1)).isEqualTo(new Component("id", AttributeType.INTEGER));
            assertThat(partition("x#{no}").isConstant()).isFalse();
        }

        @Test
        void tokens_of_generated_templates_cannot_meet() {
            assertThat(Segment.token("Customer")).isEqualTo("Customer");
            assertThat(Segment.token("a.b") + "." + Segment.token("c"))
                    .isNotEqualTo(Segment.token("a") + "." + Segment.token("b.c"));
            assertThat(Segment.token("x#y$z!u")).isEqualTo("x$23y$24z$21u");
        }
    }

    @Nested
    class Limits {

        @Test
        void a_partition_key_has_2048_bytes_of_utf8() {
            assertThat(partition("N#{name}").encode(row("name", "x".repeat(2046))::get))
                    .hasSize(2048);
            assertRefused("KEY_TOO_LONG", () -> partition("N#{name}").encode(row("name", "é".repeat(1024))::get))
                    .hasMessageContaining("2050 bytes, DynamoDB takes 2048")
                    .hasMessageContaining("N#{name}")
                    .hasMessageNotContaining("é")
                    .satisfies(refusal ->
                            assertThat(((Refusal) refusal).sqlState()).isEqualTo(Refusal.TOO_LARGE));
        }

        @Test
        void a_sort_key_has_1024_bytes_of_utf8() {
            assertThat(sort("{name}").encode(row("name", "😀".repeat(256))::get))
                    .hasSize(512);
            assertRefused("KEY_TOO_LONG", () -> sort("{name}").encode(row("name", "😀".repeat(256) + "x")::get))
                    .hasMessageContaining("1025 bytes");
        }

        @Test
        void no_key_is_empty() {
            assertRefused("KEY_EMPTY", () -> sort("{name}").encode(row("name", "")::get));
            assertThat(sort("{name}").match("")).isEmpty();
            assertThat(partition("N#{name}").encode(row("name", "")::get)).isEqualTo("N#");
        }

        @Test
        void half_a_surrogate_pair_is_refused() {
            assertRefused("KEY_NOT_UNICODE", () -> partition("N#{name}").encode(row("name", "a\ud83d")::get))
                    .hasMessageContaining("index 1");
            assertRefused("KEY_NOT_UNICODE", () -> sort("{name}").encode(row("name", "\ude00a")::get));
        }

        @Test
        void years_have_four_digits() {
            assertThat(sort("{day}").encode(row("day", LocalDate.of(9999, 12, 31))::get))
                    .isEqualTo("9999-12-31");
            assertThat(sort("{day}").encode(row("day", LocalDate.of(0, 1, 1))::get))
                    .isEqualTo("0000-01-01");
            for (int year : new int[] {-1, 10_000}) {
                assertRefused("KEY_YEAR_OUT_OF_RANGE", () -> sort("{day}")
                                .encode(row("day", LocalDate.of(year, 1, 1))::get))
                        .hasMessageContaining("0000 to 9999")
                        .hasMessageContaining("{day}");
            }
            assertRefused("KEY_YEAR_OUT_OF_RANGE", () -> partition("{moment}").encode(row("moment", Instant.MAX)::get));
        }

        @Test
        void numbers_keep_38_digits() {
            var most = new BigDecimal("9".repeat(38));
            assertThat(sort("{total}").encode(row("total", most)::get)).isEqualTo("l" + most);
            assertRefused("KEY_NUMBER_TOO_LONG", () -> partition("{total}")
                            .encode(row("total", new BigDecimal("1" + "9".repeat(38)))::get))
                    .hasMessageContaining("39 significant digits");
            assertRefused("KEY_NUMBER_TOO_LONG", () -> sort("{total}")
                            .encode(row("total", new BigDecimal("1E+38"))::get))
                    .hasMessageContaining("39 digits before the point");
            assertThat(partition("{total}").encode(row("total", new BigDecimal("1E+38"))::get))
                    .isEqualTo("1" + "0".repeat(38));
            assertRefused("KEY_NUMBER_OUT_OF_RANGE", () -> partition("{total}")
                    .encode(row("total", new BigDecimal("1E-2000000000"))::get));
        }
    }

    @Nested
    class NativeKey {

        @Test
        void numbers_bytes_and_text_are_the_values_themselves() {
            assertThat(KeyTemplate.nativeKey(PARTITION, "id", AttributeType.INTEGER)
                            .value(row("id", 7L)::get))
                    .isEqualTo(Value.Num.of(7));
            assertThat(KeyTemplate.nativeKey(SORT, "photo", AttributeType.BINARY)
                            .value(row("photo", new byte[] {1, -1})::get))
                    .isEqualTo(Value.Binary.of(new byte[] {1, -1}));
            assertThat(KeyTemplate.nativeKey(PARTITION, "name", AttributeType.STRING)
                            .value(row("name", "a#$b")::get))
                    .isEqualTo(Value.text("a#$b"));
        }

        @Test
        void come_back() {
            var number = KeyTemplate.nativeKey(SORT, "id", AttributeType.INTEGER);
            assertThat(number.match(Value.Num.of(-5))).hasValue(Map.of("id", -5L));
            assertThat(number.match(new Value.Num(new BigDecimal("0.5")))).isEmpty();
            assertThat(number.match(new Value.Num(new BigDecimal("1E+120")))).isEmpty();
            assertThat(number.match(Value.text("5"))).isEmpty();
        }

        @Test
        void limits_hold_as_well() {
            var name = KeyTemplate.nativeKey(SORT, "name", AttributeType.STRING);
            assertRefused("KEY_EMPTY", () -> name.value(row("name", "")::get));
            assertRefused("KEY_NULL", () -> name.value(row()::get));
            assertRefused("KEY_TOO_LONG", () -> name.value(row("name", "x".repeat(1025))::get));
            var photo = KeyTemplate.nativeKey(SORT, "photo", AttributeType.BINARY);
            assertRefused("KEY_EMPTY", () -> photo.value(row("photo", new byte[0])::get));
            assertRefused("KEY_TOO_LONG", () -> photo.value(row("photo", new byte[1025])::get));
        }

        @Test
        void one_component_of_a_type_with_one_form() {
            assertRefused("KEY_NATIVE", () -> KeyTemplate.nativeKey(SORT, "x", AttributeType.DOUBLE));
            assertRefused("KEY_NATIVE", () -> new KeyTemplate(SORT, List.of(new Literal("#")), true));
        }

        @Test
        void a_text_template_gives_text() {
            assertThat(partition("Customer#{id}").value(row("id", 42L)::get)).isEqualTo(Value.text("Customer#42"));
            assertThat(partition("Customer#{id}").match(Value.text("Customer#42")))
                    .hasValue(Map.of("id", 42L));
            assertThat(partition("{id}").match(Value.Num.of(42))).isEmpty();
        }
    }

    @Nested
    class Disjointness {

        @ParameterizedTest
        @CsvSource({
            "Customer#{id}, Invoice#{id}",
            "Line#{id}, LineItem#{id}",
            "#, Line#{id}",
            "#, #locator",
            "Line#{id}, Line#{id}#Note#{no}",
            "A#{id}#{no}, A#{id}",
            "USER#{id}, USER#PROFILE",
            "USER#{id}, USER#5",
            "A#{id}#B, A#{no}#C",
            "A#{id}#B#{name}, A#{id}#C#{name}",
            "A#{id}#{name}, A#{id}"
        })
        void proven(String a, String b) {
            assertThat(sort(a).disjoint(sort(b))).isTrue();
            assertThat(sort(b).disjoint(sort(a))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "{id}, {no}",
            "A#{id}, A#{id}",
            "USER#{name}, USER#PROFILE",
            "USER#{name}, USER#{name}#ORDER#{id}",
            "{name}, #",
            "{name}, A#{city}#{id}",
            "USER#{id}, USER#A5",
            "A#{id}#{no}, A#!#A1",
            "A#x{name}, A#{city}#B"
        })
        void not_where_both_may_give_a_key(String a, String b) {
            assertThat(sort(a).disjoint(sort(b))).isFalse();
            assertThat(sort(b).disjoint(sort(a))).isFalse();
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String code, Runnable call) {
        return assertThatThrownBy(call::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
