package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Canonical values of every type that a key may hold, the nasty ones often, and what their order is. */
final class CanonicalValues {

    static final Set<AttributeType> TYPES = EnumSet.complementOf(
            EnumSet.of(AttributeType.DOCUMENT, AttributeType.ARRAY, AttributeType.TIME_WITH_TIME_ZONE));

    private static final LocalDateTime FIRST = LocalDateTime.of(0, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);

    private CanonicalValues() {}

    /** Values that are likely to be equal, near to each other, or one the beginning of the other. */
    static Arbitrary<Object> of(AttributeType type) {
        return switch (type) {
            case STRING -> strings().asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case INTEGER ->
                Arbitraries.oneOf(
                                Arbitraries.longs().between(-120, 120),
                                Arbitraries.longs(),
                                Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, -1L, 0L, 9L, 10L))
                        .asGeneric();
            case DECIMAL -> decimals().asGeneric();
            case FLOAT ->
                Arbitraries.oneOf(
                                Arbitraries.integers()
                                        .map(Float::intBitsToFloat)
                                        .filter(Float::isFinite),
                                Arbitraries.integers().between(-50, 50).map(n -> n / 10f),
                                Arbitraries.of(-0.0f, 0.0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1e7f))
                        .asGeneric();
            case DOUBLE ->
                Arbitraries.oneOf(
                                Arbitraries.longs()
                                        .map(Double::longBitsToDouble)
                                        .filter(Double::isFinite),
                                Arbitraries.integers().between(-50, 50).map(n -> n / 10d),
                                Arbitraries.integers().between(-1074, 1023).map(n -> Math.scalb(1d, n)),
                                Arbitraries.of(-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 2e23))
                        .asGeneric();
            case DATE -> moments().map(LocalDateTime::toLocalDate).asGeneric();
            case TIME -> moments().map(LocalDateTime::toLocalTime).asGeneric();
            case TIMESTAMP -> moments().asGeneric();
            case INSTANT ->
                moments().map(moment -> moment.toInstant(ZoneOffset.UTC)).asGeneric();
            case TIMESTAMP_WITH_TIME_ZONE -> offsetMoments().asGeneric();
            case UUID -> {
                var half = Arbitraries.oneOf(
                        Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
                yield half.tuple2()
                        .map(halves -> new UUID(halves.get1(), halves.get2()))
                        .asGeneric();
            }
            case BINARY ->
                Arbitraries.of((byte) 0, (byte) 1, (byte) 127, (byte) -128, (byte) -1, (byte) '#')
                        .list()
                        .ofMaxSize(4)
                        .map(CanonicalValues::bytes)
                        .asGeneric();
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> throw new AssertionError("no key holds a document");
        };
    }

    static Arbitrary<String> strings() {
        var nasty = Arbitraries.of(
                "#",
                "$",
                "!",
                "~",
                "\0",
                "\"",
                " ",
                "\n",
                "%",
                "-",
                ".",
                "a",
                "b",
                "A",
                "0",
                "2",
                "3",
                "4",
                "é",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "😀",
                "\ud800\udc00",
                "\udbff\udfff");
        var brief = nasty.list().ofMaxSize(4).map(parts -> String.join("", parts));
        var any = Arbitraries.strings().ofMaxLength(12).map(CanonicalValues::wellFormed);
        return Arbitraries.frequencyOf(Tuple.of(4, brief), Tuple.of(1, any));
    }

    private static Arbitrary<BigDecimal> decimals() {
        var near = Arbitraries.integers()
                .between(-250, 250)
                .tuple2()
                .map(pair -> BigDecimal.valueOf(pair.get1(), Math.floorMod(pair.get2(), 6) - 1));
        var max = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        var wide = Combinators.combine(
                        Arbitraries.bigIntegers().between(max.negate(), max),
                        Arbitraries.integers().between(0, 45))
                .as(BigDecimal::new);
        var edges = Arbitraries.of(
                new BigDecimal(max),
                new BigDecimal(max).negate(),
                new BigDecimal(max, 38),
                new BigDecimal("0.000"),
                new BigDecimal("1E+37"),
                new BigDecimal("-1E+37"),
                new BigDecimal("1E-130"),
                new BigDecimal("-1E-130"),
                new BigDecimal("-1.5"),
                new BigDecimal("-1.49"),
                new BigDecimal("-1.490"),
                new BigDecimal("-1"),
                new BigDecimal("-0.05"),
                new BigDecimal("10.0"));
        return Arbitraries.oneOf(near, wide, edges);
    }

    private static Arbitrary<LocalDateTime> moments() {
        var any = Combinators.combine(
                        Arbitraries.longs()
                                .between(FIRST.toEpochSecond(ZoneOffset.UTC), LAST.toEpochSecond(ZoneOffset.UTC)),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 999_999_999),
                                Arbitraries.of(0, 1, 500_000_000, 120_000_000)))
                .as((second, nano) -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
        var near = Arbitraries.integers().between(-3, 3).map(n -> LocalDateTime.of(2026, 11, 21, 0, 0)
                .plusNanos(n));
        return Arbitraries.oneOf(any, near, Arbitraries.of(FIRST, LAST));
    }

    private static Arbitrary<OffsetDateTime> offsetMoments() {
        return Combinators.combine(moments(), Arbitraries.integers().between(-18, 18))
                .as((moment, hours) ->
                        moment.atOffset(ZoneOffset.UTC).withOffsetSameInstant(ZoneOffset.ofHours(hours)));
    }

    /** The order of values in SQL: strings by code points, UUIDs and byte arrays unsigned, moments by their instants. */
    static Comparator<Object> order(AttributeType type) {
        return switch (type) {
            case STRING ->
                comparing(
                        (a, b) -> Arrays.compare(
                                a.codePoints().toArray(), b.codePoints().toArray()),
                        String.class);
            case BOOLEAN -> comparing(Boolean::compareTo, Boolean.class);
            case INTEGER -> comparing(Long::compareTo, Long.class);
            case DECIMAL -> comparing(BigDecimal::compareTo, BigDecimal.class);
            case FLOAT -> comparing((a, b) -> a < b ? -1 : a > b ? 1 : 0, Float.class);
            case DOUBLE -> comparing((a, b) -> a < b ? -1 : a > b ? 1 : 0, Double.class);
            case DATE -> comparing((a, b) -> a.compareTo(b), LocalDate.class);
            case TIME -> comparing(LocalTime::compareTo, LocalTime.class);
            case TIMESTAMP -> comparing((a, b) -> a.compareTo(b), LocalDateTime.class);
            case INSTANT -> comparing(Instant::compareTo, Instant.class);
            case TIMESTAMP_WITH_TIME_ZONE ->
                comparing(Comparator.comparing(OffsetDateTime::toInstant), OffsetDateTime.class);
            case UUID ->
                comparing(
                        (a, b) -> {
                            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
                            return high != 0
                                    ? high
                                    : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
                        },
                        UUID.class);
            case BINARY -> comparing(Arrays::compareUnsigned, byte[].class);
            case DOCUMENT, ARRAY, TIME_WITH_TIME_ZONE -> throw new AssertionError("no key holds a document");
        };
    }

    static boolean same(AttributeType type, Object a, Object b) {
        return order(type).compare(a, b) == 0;
    }

    /** As DynamoDB compares sort keys. */
    static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    static List<AttributeType> types() {
        return List.copyOf(TYPES);
    }

    private static <T> Comparator<Object> comparing(Comparator<T> order, Class<T> type) {
        return (a, b) -> order.compare(type.cast(a), type.cast(b));
    }

    private static byte[] bytes(List<Byte> list) {
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i);
        }
        return bytes;
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
