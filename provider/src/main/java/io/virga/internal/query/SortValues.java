package io.virga.internal.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sort values as text, and back: one line each, the type before the value. */
final class SortValues {

    private static final String NULL = "-";
    private static final String ENUM = "e";

    private static final Map<String, Type> BY_CODE = new LinkedHashMap<>();

    private record Type(Class<?> type, Function<String, Object> parse) {}

    static {
        BY_CODE.put("s", new Type(String.class, SortValues::unescape));
        BY_CODE.put("i", new Type(Integer.class, Integer::valueOf));
        BY_CODE.put("l", new Type(Long.class, Long::valueOf));
        BY_CODE.put("h", new Type(Short.class, Short::valueOf));
        BY_CODE.put("y", new Type(Byte.class, Byte::valueOf));
        BY_CODE.put("b", new Type(Boolean.class, Boolean::valueOf));
        BY_CODE.put("c", new Type(Character.class, text -> unescape(text).charAt(0)));
        BY_CODE.put("d", new Type(Double.class, Double::valueOf));
        BY_CODE.put("f", new Type(Float.class, Float::valueOf));
        BY_CODE.put("D", new Type(BigDecimal.class, BigDecimal::new));
        BY_CODE.put("I", new Type(BigInteger.class, BigInteger::new));
        BY_CODE.put("u", new Type(UUID.class, UUID::fromString));
        BY_CODE.put("t", new Type(Instant.class, Instant::parse));
        BY_CODE.put("ld", new Type(LocalDate.class, LocalDate::parse));
        BY_CODE.put("lt", new Type(LocalTime.class, LocalTime::parse));
        BY_CODE.put("ldt", new Type(LocalDateTime.class, LocalDateTime::parse));
        BY_CODE.put("odt", new Type(OffsetDateTime.class, OffsetDateTime::parse));
        BY_CODE.put("ot", new Type(OffsetTime.class, OffsetTime::parse));
        BY_CODE.put("zdt", new Type(ZonedDateTime.class, ZonedDateTime::parse));
        BY_CODE.put("yr", new Type(Year.class, Year::parse));
        BY_CODE.put("dur", new Type(Duration.class, Duration::parse));
    }

    private SortValues() {}

    static String write(List<@Nullable Object> values) {
        List<String> lines = new ArrayList<>();
        for (Object value : values) {
            lines.add(value == null ? NULL : line(value));
        }
        return String.join("\n", lines);
    }

    private static String line(Object value) {
        if (value instanceof Enum<?> constant) {
            return ENUM + ":" + constant.name();
        }
        for (Map.Entry<String, Type> entry : BY_CODE.entrySet()) {
            if (entry.getValue().type() == value.getClass()) {
                return entry.getKey() + ":" + escape(value.toString());
            }
        }
        throw Problems.invalid(
                "CURSOR_TYPE",
                "a value of type " + value.getClass().getSimpleName() + " cannot travel in a cursor",
                "orderBy",
                "Order by text, numbers, booleans, enums, UUIDs, dates or times.");
    }

    /** @param types of the values by position, asked for where a value does not say it */
    static List<@Nullable Object> read(String text, IntFunction<Class<?>> types) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            values.add(
                    colon < 0
                            ? null
                            : value(line.substring(0, colon), line.substring(colon + 1), values.size(), types));
        }
        return values;
    }

    private static @Nullable Object value(String code, String text, int position, IntFunction<Class<?>> types) {
        if (code.equals(ENUM)) {
            return Stream.of(Objects.requireNonNullElse(types.apply(position).getEnumConstants(), new Object[0]))
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> Problems.invalid(
                            "INVALID_CURSOR",
                            types.apply(position).getSimpleName() + " has no " + text + " any more",
                            "cursor",
                            "Begin without one."));
        }
        Type type = BY_CODE.get(code);
        return type == null ? null : type.parse().apply(text);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
