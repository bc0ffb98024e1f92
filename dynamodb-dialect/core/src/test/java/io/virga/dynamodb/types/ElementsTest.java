package io.virga.dynamodb.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The key encoding on a real server: what stands in a sort key comes back, in the order of its values. */
@ExtendWith(DynamoDbExtension.class)
class ElementsTest {

    private static OrderSystem system;
    private static DynamoServer dynamo;
    private static long nextId = 1;

    @BeforeAll
    static void start(DynamoServer server) {
        dynamo = server;
        system = OrderSystem.start(server, "elements", List.of(Elements.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @TestFactory
    Stream<DynamicTest> every_type() {
        var noon = OffsetDateTime.of(2026, 11, 21, 12, 0, 0, 0, ZoneOffset.UTC);
        return Stream.of(
                of("bytes", e -> e.bytes, (byte) -128, (byte) -1, (byte) 0, (byte) 9, (byte) 10, (byte) 127),
                of("shorts", e -> e.shorts, Short.MIN_VALUE, (short) -10, (short) -9, (short) 100, Short.MAX_VALUE),
                of("ints", e -> e.ints, Integer.MIN_VALUE, -100, -99, -1, 0, 1, 99, 100, Integer.MAX_VALUE),
                of("longs", e -> e.longs, Long.MIN_VALUE, -1L, 0L, 9L, 10L, Long.MAX_VALUE),
                of("floats", e -> e.floats, -Float.MAX_VALUE, -1.5f, 0f, Float.MIN_VALUE, 0.1f, Float.MAX_VALUE),
                of("doubles", e -> e.doubles, -9e125, -0.1, 0.0, 1e-130, 0.1 + 0.2, 9e125),
                of(
                        "decimals",
                        e -> e.decimals,
                        new BigDecimal("-9999999999999999999999999999999999.9999"),
                        new BigDecimal("-1.5000"),
                        new BigDecimal("-1.4900"),
                        new BigDecimal("0.0000"),
                        new BigDecimal("0.0500"),
                        new BigDecimal("9999999999999999999999999999999999.9999")),
                of(
                        "bigIntegers",
                        e -> e.bigIntegers,
                        BigInteger.TEN.pow(37).negate(),
                        BigInteger.ZERO,
                        BigInteger.TEN.pow(37)),
                of("booleans", e -> e.booleans, false, true),
                of("chars", e -> e.chars, '!', '#', '$', 'A', 'a', '\u00e9', '\u4e2d'),
                of(
                        "strings",
                        e -> e.strings,
                        "",
                        "!",
                        "#",
                        "#a",
                        "$",
                        "$23",
                        "a",
                        "a b",
                        "a#b",
                        "ab",
                        "\u00e9",
                        "\uFFEE",
                        "\uD83D\uDE00"),
                of("uuids", e -> e.uuids, new UUID(0, 0), new UUID(1, -1), new UUID(-1, 0), new UUID(-1, -1)),
                of(
                        "dates",
                        e -> e.dates,
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1999, 12, 31),
                        LocalDate.of(2000, 1, 1),
                        LocalDate.of(9999, 12, 31)),
                of("times", e -> e.times, LocalTime.MIDNIGHT, LocalTime.of(9, 0), LocalTime.of(10, 0, 0, 5_000_000)),
                of(
                        "timestamps",
                        e -> e.timestamps,
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        LocalDateTime.of(2026, 11, 21, 10, 0, 0, 1),
                        LocalDateTime.of(2026, 11, 21, 10, 0, 1)),
                of(
                        "instants",
                        e -> e.instants,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.EPOCH,
                        Instant.parse("2026-11-21T10:00:00.000000001Z"),
                        Instant.parse("2026-11-21T10:00:00.1Z")),
                of(
                        "moments",
                        e -> e.moments,
                        noon.withHour(10).withOffsetSameLocal(ZoneOffset.ofHours(5)),
                        noon.withHour(9),
                        noon.withHour(8).withOffsetSameLocal(ZoneOffset.ofHours(-5))),
                of(
                        "durations",
                        e -> e.durations,
                        Duration.ofDays(-1),
                        Duration.ZERO,
                        Duration.ofNanos(1),
                        Duration.ofDays(1)),
                of("years", e -> e.years, Year.of(-44), Year.of(800), Year.of(2026)),
                of("ordinals", e -> e.ordinals, Basics.Colour.values()),
                of("names", e -> e.names, Basics.Colour.BLUE, Basics.Colour.GREEN, Basics.Colour.RED),
                of(
                        "amounts",
                        e -> e.amounts,
                        new Basics.Money(new BigDecimal("1.50"), "EUR"),
                        new Basics.Money(new BigDecimal("2.50"), "EUR")));
    }

    @SafeVarargs
    private static <T> DynamicTest of(String name, Function<Elements, Set<T>> set, T... ascending) {
        return dynamicTest(name, () -> keyed(name, set, Arrays.asList(ascending)));
    }

    private static <T> void keyed(String name, Function<Elements, Set<T>> set, List<T> ascending) {
        long id = nextId++;
        system.run(em -> {
            var elements = new Elements();
            elements.id = id;
            var shuffled = new ArrayList<>(ascending);
            Collections.reverse(shuffled);
            set.apply(elements).addAll(shuffled);
            em.persist(elements);
        });
        system.requests();
        system.run(em -> {
            assertThat(set.apply(em.find(Elements.class, id))).containsExactlyInAnyOrderElementsOf(ascending);
            List<?> rows = em.createQuery(
                            "select x from Elements e join e." + name + " x where e.id = :id", Object.class)
                    .setParameter("id", id)
                    .getResultList();
            assertThat(rows).as("in the order of the sort key").isEqualTo(ascending);
        });
        assertThat(system.requests()).containsExactly("GetItem", "Query", "Query");
        var last = ascending.get(ascending.size() - 1);
        system.run(em -> assertThat(em.createQuery(
                                "select e.id from Elements e join e." + name + " x where e.id = :id and x = :x",
                                Long.class)
                        .setParameter("id", id)
                        .setParameter("x", last)
                        .getResultList())
                .containsExactly(id));
        system.run(em ->
                assertThat(set.apply(em.find(Elements.class, id)).remove(last)).isTrue());
        system.run(em -> assertThat(set.apply(em.find(Elements.class, id)))
                .containsExactlyInAnyOrderElementsOf(ascending.subList(0, ascending.size() - 1)));
    }

    @Test
    void a_type_without_an_order_of_texts_is_refused_at_boot() {
        assertThatThrownBy(() -> OrderSystem.start(dynamo, "elements", List.of(Elements.OffsetTimes.class)))
                .satisfies(problem -> {
                    var text = new java.io.StringWriter();
                    problem.printStackTrace(new java.io.PrintWriter(text));
                    assertThat(text.toString()).contains("KEY_TYPE", "TIME_WITH_TIME_ZONE", "times");
                });
    }
}
