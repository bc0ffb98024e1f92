package io.virga.dynamodb.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.model.AttributeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys as they stand in people's tables. The two files are frozen: lines are added at the end, never changed. */
class GoldenKeysTest {

    private static final String MIGRATION =
            "A changed key is a data migration: items already written would not be found again. See KEY-FORMAT.md";

    /** Of the lines that are frozen; lines added behind them are checked and may be frozen later. */
    private static final int FROZEN_COMPONENTS = 181;

    private static final String COMPONENTS_DIGEST = "171dea60ae580e33ea1e46d0aa77e860bc2e051d299d58d8bc2e96ad75816a2d";
    private static final int FROZEN_TEMPLATES = 21;
    private static final String TEMPLATES_DIGEST = "046f997624376fc39bf71ec54199b8aad6626c14b4f34c9c0dcfcc57d75487e0";

    /** A line of {@code components.golden}. */
    record Component(AttributeType type, KeyRole role, boolean last, String value, String key) {

        static Component read(String line) {
            var cells = cells(line);
            var place = cells[1].split(" ");
            return new Component(
                    AttributeType.valueOf(cells[0]),
                    KeyRole.valueOf(place[0]),
                    place.length > 1 && place[1].equals("last"),
                    cells[2],
                    text(cells[3]));
        }

        Object canonical() {
            return GoldenKeysTest.canonical(type, value);
        }
    }

    /** A line of {@code templates.golden}. */
    record Template(KeyRole role, String pattern, List<String> values, String key) {

        static Template read(String line) {
            var cells = cells(line);
            return new Template(KeyRole.valueOf(cells[0]), cells[1], List.of(cells[2].split(" *, *")), text(cells[3]));
        }

        /** Attributes are named after their type, with a number behind: {@code {INTEGER1}}. */
        static AttributeType typeOf(String attribute) {
            return AttributeType.valueOf(attribute.substring(0, attribute.length() - 1));
        }
    }

    static Stream<Component> components() {
        return lines("components.golden").stream().map(Component::read);
    }

    static Stream<Template> templates() {
        return lines("templates.golden").stream().map(Template::read);
    }

    @ParameterizedTest
    @MethodSource("components")
    void components_are_written_and_read_as_ever(Component golden) {
        assertThat(KeyCodec.encode(golden.type, golden.canonical(), golden.role, golden.last))
                .as(MIGRATION)
                .isEqualTo(golden.key);
        assertThat(KeyCodec.decode(golden.type, golden.key, golden.role, golden.last))
                .as(MIGRATION)
                .hasValueSatisfying(value -> assertThat(CanonicalValues.same(golden.type, value, golden.canonical()))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void keys_are_written_and_read_as_ever(Template golden) {
        var template = KeyTemplate.parse(golden.pattern, golden.role, Template::typeOf);
        Map<String, Object> row = new LinkedHashMap<>();
        var attributes = template.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            var value = golden.values.get(i);
            row.put(
                    attributes.get(i),
                    value.equals("null") ? null : canonical(Template.typeOf(attributes.get(i)), value));
        }
        assertThat(template.encode(row::get)).as(MIGRATION).isEqualTo(golden.key);
        assertThat(template.decode(golden.key)).as(MIGRATION).isEqualTo(row);
    }

    @Test
    void sort_components_stand_in_their_order() {
        for (var type : CanonicalValues.types()) {
            var sorted = components()
                    .filter(golden -> golden.type == type && golden.role == KeyRole.SORT && !golden.last)
                    .sorted((a, b) -> CanonicalValues.compareBytes(a.key, b.key))
                    .map(Component::canonical)
                    .toList();
            assertThat(sorted).as(type.name()).hasSizeGreaterThan(1).isSortedAccordingTo(CanonicalValues.order(type));
        }
    }

    @Test
    void frozen_lines_are_as_they_were() {
        assertThat(digest(lines("components.golden"), FROZEN_COMPONENTS))
                .as(MIGRATION)
                .isEqualTo(COMPONENTS_DIGEST);
        assertThat(digest(lines("templates.golden"), FROZEN_TEMPLATES))
                .as(MIGRATION)
                .isEqualTo(TEMPLATES_DIGEST);
    }

    private static String digest(List<String> lines, int frozen) {
        assertThat(lines).as(MIGRATION).hasSizeGreaterThanOrEqualTo(frozen);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            lines.stream()
                    .limit(frozen)
                    .forEach(line ->
                            sha.update((String.join("|", cells(line)) + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    private static Object canonical(AttributeType type, String value) {
        return switch (type) {
            case STRING -> text(value.substring(1, value.length() - 1));
            case BOOLEAN -> Boolean.valueOf(value);
            case INTEGER -> Long.valueOf(value);
            case DECIMAL -> new BigDecimal(value);
            case FLOAT -> Float.valueOf(value);
            case DOUBLE -> Double.valueOf(value);
            case DATE -> LocalDate.parse(value);
            case TIME -> LocalTime.parse(value);
            case TIMESTAMP -> LocalDateTime.parse(value);
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.parse(value);
            case INSTANT -> Instant.parse(value);
            case UUID -> UUID.fromString(value);
            case BINARY -> HexFormat.of().parseHex(value.substring(2));
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> throw new AssertionError("no key holds a document");
        };
    }

    /** Undoes {@code \}{@code uXXXX}, which stands for one UTF-16 unit. */
    private static String text(String cell) {
        var out = new StringBuilder();
        for (int at = 0; at < cell.length(); at++) {
            if (cell.startsWith("\\u", at)) {
                out.append((char) Integer.parseInt(cell, at + 2, at + 6, 16));
                at += 5;
            } else {
                out.append(cell.charAt(at));
            }
        }
        return out.toString();
    }

    private static String[] cells(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        assertThat(cells).as(line).hasSize(4);
        return cells;
    }

    private static List<String> lines(String resource) {
        try (var in = GoldenKeysTest.class.getResourceAsStream(resource)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
