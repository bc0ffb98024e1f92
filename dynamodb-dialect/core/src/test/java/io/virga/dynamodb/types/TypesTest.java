package io.virga.dynamodb.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every basic type: written, read, queried by equality and range, updated, set to null. */
@ExtendWith(DynamoDbExtension.class)
class TypesTest {

    private static OrderSystem system;
    private static long nextId = 1;

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(server, "types", List.of(Basics.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    /**
     * An attribute and the values it is tried with, in ascending order where it has one.
     *
     * @param isNullable false for a primitive
     * @param isQueried false where JPQL cannot compare
     * @param isOrdered whether the values are tried as bounds of a range
     */
    private record Attribute<T>(
            String name,
            Function<Basics, T> getter,
            BiConsumer<Basics, T> setter,
            boolean isNullable,
            boolean isQueried,
            boolean isOrdered,
            List<T> values) {

        Attribute<T> primitive() {
            return new Attribute<>(name, getter, setter, false, isQueried, isOrdered, values);
        }

        Attribute<T> unordered() {
            return new Attribute<>(name, getter, setter, isNullable, isQueried, false, values);
        }

        Attribute<T> notQueried() {
            return new Attribute<>(name, getter, setter, isNullable, false, false, values);
        }
    }

    @SafeVarargs
    private static <T> Attribute<T> of(
            String name, Function<Basics, T> getter, BiConsumer<Basics, T> setter, T... ascending) {
        return new Attribute<>(name, getter, setter, true, true, true, List.of(ascending));
    }

    @TestFactory
    Stream<DynamicTest> numbers() {
        return tests(
                of("primitiveByte", b -> b.primitiveByte, (b, v) -> b.primitiveByte = v, (byte) -128, (byte) 0, (byte)
                                127)
                        .primitive(),
                of(
                                "primitiveShort",
                                b -> b.primitiveShort,
                                (b, v) -> b.primitiveShort = v,
                                Short.MIN_VALUE,
                                (short) -1,
                                Short.MAX_VALUE)
                        .primitive(),
                of(
                                "primitiveInt",
                                b -> b.primitiveInt,
                                (b, v) -> b.primitiveInt = v,
                                Integer.MIN_VALUE,
                                0,
                                Integer.MAX_VALUE)
                        .primitive(),
                of(
                                "primitiveLong",
                                b -> b.primitiveLong,
                                (b, v) -> b.primitiveLong = v,
                                Long.MIN_VALUE,
                                0L,
                                Long.MAX_VALUE)
                        .primitive(),
                of(
                                "primitiveFloat",
                                b -> b.primitiveFloat,
                                (b, v) -> b.primitiveFloat = v,
                                -Float.MAX_VALUE,
                                -1.5f,
                                0f,
                                Float.MIN_VALUE,
                                0.1f,
                                Float.MAX_VALUE)
                        .primitive(),
                of(
                                "primitiveDouble",
                                b -> b.primitiveDouble,
                                (b, v) -> b.primitiveDouble = v,
                                -9.9e125,
                                -0.1,
                                0.0,
                                1e-130,
                                2.0E-3,
                                0.1 + 0.2,
                                9.9e125)
                        .primitive(),
                of("boxedByte", b -> b.boxedByte, (b, v) -> b.boxedByte = v, Byte.MIN_VALUE, Byte.MAX_VALUE),
                of("boxedShort", b -> b.boxedShort, (b, v) -> b.boxedShort = v, Short.MIN_VALUE, Short.MAX_VALUE),
                of("boxedInt", b -> b.boxedInt, (b, v) -> b.boxedInt = v, Integer.MIN_VALUE, Integer.MAX_VALUE),
                of("boxedLong", b -> b.boxedLong, (b, v) -> b.boxedLong = v, Long.MIN_VALUE, Long.MAX_VALUE),
                of("boxedFloat", b -> b.boxedFloat, (b, v) -> b.boxedFloat = v, -1.1f, 3.4e38f),
                of("boxedDouble", b -> b.boxedDouble, (b, v) -> b.boxedDouble = v, -1.1, 1e100),
                of(
                        "decimal",
                        b -> b.decimal,
                        (b, v) -> b.decimal = v,
                        new BigDecimal("-9999999999999999999999999999.9999999999"),
                        new BigDecimal("0.0000000000"),
                        new BigDecimal("0.0000000001"),
                        new BigDecimal("10.5000000000"),
                        new BigDecimal("9999999999999999999999999999.9999999999")),
                of(
                        "bigInteger",
                        b -> b.bigInteger,
                        (b, v) -> b.bigInteger = v,
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate(),
                        BigInteger.ZERO,
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE)));
    }

    @TestFactory
    Stream<DynamicTest> booleans() {
        return tests(
                of("primitiveBoolean", b -> b.primitiveBoolean, (b, v) -> b.primitiveBoolean = v, false, true)
                        .primitive(),
                of("boxedBoolean", b -> b.boxedBoolean, (b, v) -> b.boxedBoolean = v, false, true),
                of("yesNo", b -> b.yesNo, (b, v) -> b.yesNo = v, false, true),
                of("trueFalse", b -> b.trueFalse, (b, v) -> b.trueFalse = v, false, true),
                of("zeroOne", b -> b.zeroOne, (b, v) -> b.zeroOne = v, false, true));
    }

    private static final String[] TEXTS = {"", " ", "#", "$23", "A", "a b", "null", "\u00e9\u4e2d", "\uD83D\uDE00"};

    @TestFactory
    Stream<DynamicTest> texts() {
        return tests(
                of("primitiveChar", b -> b.primitiveChar, (b, v) -> b.primitiveChar = v, '#', 'a', '\u4e2d')
                        .primitive(),
                of("boxedChar", b -> b.boxedChar, (b, v) -> b.boxedChar = v, '#', 'a', '\u4e2d'),
                of("string", b -> b.string, (b, v) -> b.string = v, TEXTS),
                of("national", b -> b.national, (b, v) -> b.national = v, TEXTS),
                of("defined", b -> b.defined, (b, v) -> b.defined = v, TEXTS),
                of("longText", b -> b.longText, (b, v) -> b.longText = v, "", "x".repeat(100_000))
                        .notQueried(),
                of("clob", b -> text(b.clob), (b, v) -> b.clob = clob(v), "", "y".repeat(10_000))
                        .notQueried(),
                of("chars", b -> b.chars, (b, v) -> b.chars = v, "".toCharArray(), "abc".toCharArray()));
    }

    private static java.sql.Clob clob(String text) {
        return text == null ? null : org.hibernate.engine.jdbc.proxy.ClobProxy.generateProxy(text);
    }

    private static java.sql.Blob blob(byte[] bytes) {
        return bytes == null ? null : org.hibernate.engine.jdbc.proxy.BlobProxy.generateProxy(bytes);
    }

    private static String text(java.sql.Clob clob) {
        try {
            return clob == null ? null : clob.length() == 0 ? "" : clob.getSubString(1, (int) clob.length());
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(java.sql.Blob blob) {
        try {
            return blob == null ? null : blob.length() == 0 ? new byte[0] : blob.getBytes(1, (int) blob.length());
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> binaries() {
        return tests(
                of("bytes", b -> b.bytes, (b, v) -> b.bytes = v, new byte[0], new byte[] {0}, new byte[] {-1, 0}),
                of("longBytes", b -> b.longBytes, (b, v) -> b.longBytes = v, new byte[0], new byte[100_000])
                        .notQueried(),
                of("blob", b -> bytes(b.blob), (b, v) -> b.blob = blob(v), new byte[0], new byte[1000])
                        .notQueried(),
                of("serializable", b -> b.serializable, (b, v) -> b.serializable = v, new Basics.Point(1, 2))
                        .unordered());
    }

    @TestFactory
    Stream<DynamicTest> enums() {
        return tests(
                of("ordinal", b -> b.ordinal, (b, v) -> b.ordinal = v, Basics.Colour.values()),
                of(
                        "named",
                        b -> b.named,
                        (b, v) -> b.named = v,
                        Basics.Colour.BLUE,
                        Basics.Colour.GREEN,
                        Basics.Colour.RED),
                of("database", b -> b.database, (b, v) -> b.database = v, Basics.Colour.values())
                        .unordered(),
                of("coded", b -> b.coded, (b, v) -> b.coded = v, Basics.Size.LARGE, Basics.Size.SMALL),
                of("day", b -> b.day, (b, v) -> b.day = v, DayOfWeek.values()),
                of("money", b -> b.money, (b, v) -> b.money = v, new Basics.Money(new BigDecimal("1.50"), "EUR")));
    }

    @TestFactory
    Stream<DynamicTest> moments() {
        return tests(
                of(
                        "localDate",
                        b -> b.localDate,
                        (b, v) -> b.localDate = v,
                        LocalDate.of(1582, 10, 15),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(9999, 12, 31)),
                of(
                        "localTime",
                        b -> b.localTime,
                        (b, v) -> b.localTime = v,
                        LocalTime.MIDNIGHT,
                        LocalTime.of(12, 30, 15, 1_000_000),
                        LocalTime.of(23, 59, 59, 999_000_000)),
                of(
                        "localDateTime",
                        b -> b.localDateTime,
                        (b, v) -> b.localDateTime = v,
                        LocalDateTime.of(1582, 10, 15, 0, 0),
                        LocalDateTime.of(2026, 11, 21, 10, 0, 0, 123_456_789),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999)),
                of(
                        "offsetTime",
                        b -> b.offsetTime,
                        (b, v) -> b.offsetTime = v,
                        OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2)),
                        OffsetTime.of(10, 0, 0, 0, ZoneOffset.UTC),
                        OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHoursMinutes(-3, -30))),
                of(
                        "offsetDateTime",
                        b -> b.offsetDateTime,
                        (b, v) -> b.offsetDateTime = v,
                        OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 1000, ZoneOffset.ofHours(14)),
                        OffsetDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.ofHoursMinutes(5, 30)),
                        OffsetDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.ofHours(-7))),
                of(
                        "zonedDateTime",
                        b -> b.zonedDateTime,
                        (b, v) -> b.zonedDateTime = v,
                        ZonedDateTime.of(2026, 3, 29, 1, 59, 0, 0, ZoneOffset.ofHours(1)),
                        ZonedDateTime.of(2026, 3, 29, 3, 0, 0, 0, ZoneOffset.ofHours(2))),
                of(
                        "instant",
                        b -> b.instant,
                        (b, v) -> b.instant = v,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.EPOCH,
                        Instant.parse("2026-11-21T10:00:00.123456789Z"),
                        Instant.parse("9999-12-31T23:59:59Z")),
                of(
                        "duration",
                        b -> b.duration,
                        (b, v) -> b.duration = v,
                        Duration.ZERO,
                        Duration.ofNanos(1),
                        Duration.ofDays(3650)),
                of("year", b -> b.year, (b, v) -> b.year = v, Year.of(-5), Year.of(2026)),
                of("zoneId", b -> b.zoneId, (b, v) -> b.zoneId = v, ZoneId.of("Europe/Rome"), ZoneId.of("UTC")),
                of("zoneOffset", b -> b.zoneOffset, (b, v) -> b.zoneOffset = v, ZoneOffset.ofHours(2), ZoneOffset.UTC)
                        .unordered(),
                of(
                        "inUtc",
                        b -> b.inUtc,
                        (b, v) -> b.inUtc = v,
                        OffsetDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.UTC),
                        OffsetDateTime.of(2026, 11, 21, 10, 0, 1, 0, ZoneOffset.UTC)),
                of(
                                "inTwoColumns",
                                b -> b.inTwoColumns,
                                (b, v) -> b.inTwoColumns = v,
                                OffsetDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.ofHours(9)))
                        .notQueried());
    }

    /** H2 hands dates before 1582 out by the Julian calendar, as it does to Hibernate everywhere; we do not. */
    @Test
    void dates_before_the_gregorian_calendar_by_key() {
        long id = nextId++;
        system.run(em -> {
            var basics = new Basics(id);
            basics.localDate = LocalDate.of(1, 1, 1);
            basics.localDateTime = LocalDateTime.of(44, 3, 15, 12, 0);
            em.persist(basics);
        });
        system.run(em -> {
            assertThat(em.find(Basics.class, id).localDate).isEqualTo("0001-01-01");
            assertThat(em.find(Basics.class, id).localDateTime).isEqualTo("0044-03-15T12:00:00");
        });
    }

    private static final long NOON = 1_795_255_200_000L;

    @TestFactory
    Stream<DynamicTest> legacy_dates() {
        return tests(
                of(
                                "utilDate",
                                b -> millis(b.utilDate),
                                (b, v) -> b.utilDate = v == null ? null : new Date(v),
                                0L,
                                NOON + 1)
                        .notQueried(),
                of("utilDay", b -> b.utilDay, (b, v) -> b.utilDay = v, day("1970-01-01"), day("2026-11-21")),
                of(
                        "utilTime",
                        b -> b.utilTime,
                        (b, v) -> b.utilTime = v,
                        Time.valueOf("00:00:00"),
                        Time.valueOf("23:59:59")),
                of(
                                "calendar",
                                b -> b.calendar == null ? null : b.calendar.getTimeInMillis(),
                                (b, v) -> b.calendar = v == null ? null : calendar(v),
                                NOON)
                        .notQueried(),
                of("sqlDate", b -> b.sqlDate, (b, v) -> b.sqlDate = v, day("1582-10-15"), day("2026-11-21")),
                of(
                        "sqlTime",
                        b -> b.sqlTime,
                        (b, v) -> b.sqlTime = v,
                        Time.valueOf("00:00:00"),
                        new Time(Time.valueOf("12:00:01").getTime() + 7)),
                of(
                        "sqlTimestamp",
                        b -> b.sqlTimestamp,
                        (b, v) -> b.sqlTimestamp = v,
                        Timestamp.valueOf("1969-12-31 23:59:59.999999999"),
                        Timestamp.valueOf("2026-11-21 10:00:00.000000001")));
    }

    private static java.sql.Date day(String iso) {
        return java.sql.Date.valueOf(iso);
    }

    private static Long millis(Date date) {
        return date == null ? null : date.getTime();
    }

    private static GregorianCalendar calendar(long millis) {
        var calendar = new GregorianCalendar();
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    @TestFactory
    Stream<DynamicTest> what_the_jdk_has_besides() throws Exception {
        return tests(
                of(
                        "uuid",
                        b -> b.uuid,
                        (b, v) -> b.uuid = v,
                        new UUID(0, 0),
                        UUID.fromString("018f2c3a-7b1e-7000-8000-0123456789ab"),
                        new UUID(-1, -1)),
                of("uuidText", b -> b.uuidText, (b, v) -> b.uuidText = v, new UUID(0, 0), new UUID(-1, -1)),
                of(
                        "url",
                        b -> b.url,
                        (b, v) -> b.url = v,
                        URI.create("https://example.org/a?b=c").toURL()),
                of("locale", b -> b.locale, (b, v) -> b.locale = v, Locale.ROOT, Locale.ITALY)
                        .unordered(),
                of(
                        "currency",
                        b -> b.currency,
                        (b, v) -> b.currency = v,
                        Currency.getInstance("EUR"),
                        Currency.getInstance("JPY")),
                of("timeZone", b -> b.timeZone, (b, v) -> b.timeZone = v, TimeZone.getTimeZone("Asia/Tokyo")),
                of("type", b -> b.type, (b, v) -> b.type = v, (Class<?>) String.class)
                        .unordered(),
                of("address", b -> b.address, (b, v) -> b.address = v, InetAddress.getByName("192.0.2.1"))
                        .unordered());
    }

    private static Stream<DynamicTest> tests(Attribute<?>... attributes) {
        return Arrays.stream(attributes).map(attribute -> dynamicTest(attribute.name(), () -> roundTrip(attribute)));
    }

    private static <T> void roundTrip(Attribute<T> attribute) {
        var ids = new ArrayList<Long>();
        system.run(em -> {
            for (var value : attribute.values()) {
                var basics = new Basics(nextId++);
                attribute.setter().accept(basics, value);
                em.persist(basics);
                ids.add(basics.id);
            }
            if (attribute.isNullable()) {
                em.persist(new Basics(nextId++));
                ids.add(nextId - 1);
            }
        });
        system.run(em -> readBack(em, attribute, ids));
        assertThat(system.requests()).as("what was only read is not dirty").allMatch("GetItem"::equals);
        system.run(em -> readThroughResidual(em, attribute, ids));
        if (attribute.isQueried()) {
            system.run(em -> query(em, attribute, ids));
        }
        update(attribute, ids);
        if (attribute.isQueried()) {
            updateInBulk(attribute, ids.get(0));
        }
    }

    private static <T> void updateInBulk(Attribute<T> attribute, long id) {
        for (var value : attribute.values()) {
            int count = system.call(
                    em -> em.createQuery("update Basics b set b." + attribute.name() + " = :value where b.id = :id")
                            .setParameter("value", value)
                            .setParameter("id", id)
                            .executeUpdate());
            assertThat(count).isEqualTo(1);
            system.run(em -> assertThat(attribute.getter().apply(em.find(Basics.class, id)))
                    .isEqualTo(value));
        }
    }

    private static <T> void readBack(EntityManager em, Attribute<T> attribute, List<Long> ids) {
        system.requests();
        for (int i = 0; i < ids.size(); i++) {
            var expected = i < attribute.values().size() ? attribute.values().get(i) : null;
            assertThat(attribute.getter().apply(em.find(Basics.class, ids.get(i))))
                    .isEqualTo(expected);
        }
    }

    /** A function in the condition makes H2 run the query: what it returns must be the same. */
    private static <T> void readThroughResidual(EntityManager em, Attribute<T> attribute, List<Long> ids) {
        var rows = em.createQuery("from Basics b where b.id in :ids and mod(b.id, 1) = 0 order by b.id", Basics.class)
                .setParameter("ids", ids)
                .getResultList();
        var values = new ArrayList<T>(attribute.values());
        if (attribute.isNullable()) {
            values.add(null);
        }
        assertThat(rows).hasSameSizeAs(values);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(attribute.getter().apply(rows.get(i))).isEqualTo(values.get(i));
        }
    }

    private static List<Long> matching(EntityManager em, String condition, List<Long> ids, Object value) {
        var query = em.createQuery(
                        "select b.id from Basics b where b.id in :ids and " + condition + " order by b.id", Long.class)
                .setParameter("ids", ids);
        if (value != null) {
            query.setParameter("value", value);
        }
        return query.getResultList();
    }

    private static <T> void query(EntityManager em, Attribute<T> attribute, List<Long> ids) {
        int values = attribute.values().size();
        for (int i = 0; i < values; i++) {
            var value = attribute.values().get(i);
            assertThat(matching(em, "b." + attribute.name() + " = :value", ids, value))
                    .containsExactly(ids.get(i));
            // a function is answered by the residual
            assertThat(matching(em, "coalesce(b." + attribute.name() + ", :value) = :value", ids, value))
                    .contains(ids.get(i));
            if (attribute.isOrdered()) {
                assertThat(matching(em, "b." + attribute.name() + " < :value", ids, value))
                        .containsExactlyElementsOf(ids.subList(0, i));
                assertThat(matching(em, "b." + attribute.name() + " >= :value", ids, value))
                        .containsExactlyElementsOf(ids.subList(i, values));
            }
        }
        assertThat(matching(em, "b." + attribute.name() + " is null", ids, null))
                .containsExactlyElementsOf(ids.subList(values, ids.size()));
        assertThat(em.createQuery("select b." + attribute.name() + " from Basics b where b.id = :id", Object.class)
                        .setParameter("id", ids.get(0))
                        .getSingleResult())
                .isEqualTo(attribute.values().get(0));
    }

    private static <T> void update(Attribute<T> attribute, List<Long> ids) {
        var last = attribute.values().get(attribute.values().size() - 1);
        system.run(em -> attribute.setter().accept(em.find(Basics.class, ids.get(0)), last));
        system.run(em -> {
            var basics = em.find(Basics.class, ids.get(0));
            assertThat(attribute.getter().apply(basics)).isEqualTo(last);
            if (attribute.isNullable()) {
                attribute.setter().accept(basics, null);
            }
        });
        if (attribute.isNullable()) {
            system.run(em -> assertThat(attribute.getter().apply(em.find(Basics.class, ids.get(0))))
                    .isNull());
        }
    }
}
