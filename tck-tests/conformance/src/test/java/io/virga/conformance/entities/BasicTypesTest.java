package io.virga.conformance.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
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
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@Section(value = "2.2 and 2.6 Persistent Fields, Basic Types", entities = BasicTypesTest.Sample.class)
class BasicTypesTest {

    @Test
    void primitives(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.aBoolean = true;
        sample.aByte = Byte.MIN_VALUE;
        sample.aShort = Short.MAX_VALUE;
        sample.anInt = Integer.MIN_VALUE;
        sample.aLong = Long.MAX_VALUE;
        sample.aFloat = 1.5f;
        sample.aDouble = -2.25e10;
        sample.aChar = 'ß';

        Sample stored = stored(factory, sample);

        assertThat(stored.aBoolean).isTrue();
        assertThat(stored.aByte).isEqualTo(Byte.MIN_VALUE);
        assertThat(stored.aShort).isEqualTo(Short.MAX_VALUE);
        assertThat(stored.anInt).isEqualTo(Integer.MIN_VALUE);
        assertThat(stored.aLong).isEqualTo(Long.MAX_VALUE);
        assertThat(stored.aFloat).isEqualTo(1.5f);
        assertThat(stored.aDouble).isEqualTo(-2.25e10);
        assertThat(stored.aChar).isEqualTo('ß');
    }

    @Test
    void wrappers(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.booleanWrapper = false;
        sample.byteWrapper = 7;
        sample.shortWrapper = -7;
        sample.integerWrapper = 70;
        sample.longWrapper = -700L;
        sample.floatWrapper = 0.5f;
        sample.doubleWrapper = 0.125;
        sample.characterWrapper = 'x';

        Sample stored = stored(factory, sample);

        assertThat(stored.booleanWrapper).isFalse();
        assertThat(stored.byteWrapper).isEqualTo((byte) 7);
        assertThat(stored.shortWrapper).isEqualTo((short) -7);
        assertThat(stored.integerWrapper).isEqualTo(70);
        assertThat(stored.longWrapper).isEqualTo(-700L);
        assertThat(stored.floatWrapper).isEqualTo(0.5f);
        assertThat(stored.doubleWrapper).isEqualTo(0.125);
        assertThat(stored.characterWrapper).isEqualTo('x');
    }

    @Test
    void what_was_not_set_is_null(EntityManagerFactory factory) {
        Sample stored = stored(factory, new Sample());

        assertThat(stored)
                .extracting(
                        s -> s.booleanWrapper,
                        s -> s.byteWrapper,
                        s -> s.longWrapper,
                        s -> s.doubleWrapper,
                        s -> s.characterWrapper,
                        s -> s.string,
                        s -> s.bigDecimal,
                        s -> s.uuid,
                        s -> s.instant,
                        s -> s.bytes,
                        s -> s.color)
                .containsOnlyNulls();
    }

    @Test
    void a_value_is_set_to_null(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.string = "there";
        sample.instant = Instant.EPOCH;
        stored(factory, sample);
        factory.runInTransaction(em -> {
            Sample managed = em.find(Sample.class, 1L);
            managed.string = null;
            managed.instant = null;
        });

        Sample stored = factory.callInTransaction(em -> em.find(Sample.class, 1L));
        assertThat(stored.string).isNull();
        assertThat(stored.instant).isNull();
    }

    @Test
    void big_numbers(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.bigDecimal = new BigDecimal("-1234567890.12");
        sample.bigInteger = new BigInteger("123456789012345678");

        Sample stored = stored(factory, sample);

        assertThat(stored.bigDecimal).isEqualByComparingTo("-1234567890.12");
        assertThat(stored.bigInteger).isEqualTo("123456789012345678");
    }

    @Test
    void strings_beyond_ascii(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.string = "Ünïcödé 日本 🌧 'quoted' \"twice\" \n\t#%_\\";

        assertThat(stored(factory, sample).string).isEqualTo(sample.string);
    }

    @Test
    void an_empty_string_is_not_null(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.string = "";

        assertThat(stored(factory, sample).string).isEmpty();
    }

    @Test
    void java_time(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.localDate = LocalDate.of(2024, 2, 29);
        sample.timeOfDay = LocalTime.of(23, 59, 58);
        sample.dateAndTime = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000);
        sample.instant = Instant.parse("2024-02-29T12:00:00.123456Z");
        sample.offsetDateTime = OffsetDateTime.of(2024, 6, 1, 12, 30, 0, 0, ZoneOffset.ofHours(5));

        Sample stored = stored(factory, sample);

        assertThat(stored.localDate).isEqualTo(sample.localDate);
        assertThat(stored.timeOfDay).isEqualTo(sample.timeOfDay);
        assertThat(stored.dateAndTime).isEqualTo(sample.dateAndTime);
        assertThat(stored.instant).isEqualTo(sample.instant);
        assertThat(stored.offsetDateTime.toInstant()).isEqualTo(sample.offsetDateTime.toInstant());
    }

    @Test
    void a_year(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.year = Year.of(1969);

        assertThat(stored(factory, sample).year).isEqualTo(Year.of(1969));
    }

    @Test
    void a_duration(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.duration = Duration.ofMinutes(90).plusMillis(5);

        assertThat(stored(factory, sample).duration).isEqualTo(sample.duration);
    }

    @Test
    void java_sql_dates(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.sqlDate = java.sql.Date.valueOf("2001-09-09");
        sample.sqlTime = java.sql.Time.valueOf("01:46:40");
        sample.sqlTimestamp = java.sql.Timestamp.valueOf("2001-09-09 01:46:40.25");

        Sample stored = stored(factory, sample);

        assertThat(stored.sqlDate).isEqualTo(sample.sqlDate);
        assertThat(stored.sqlTime).isEqualTo(sample.sqlTime);
        assertThat(stored.sqlTimestamp).isEqualTo(sample.sqlTimestamp);
    }

    @Test
    void a_uuid(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.uuid = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

        assertThat(stored(factory, sample).uuid).isEqualTo(sample.uuid);
    }

    @Test
    void bytes(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.bytes = new byte[] {0, 1, -1, 127, -128};

        assertThat(stored(factory, sample).bytes).containsExactly(0, 1, -1, 127, -128);
    }

    @Test
    void a_change_inside_an_array_is_noticed(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.bytes = new byte[] {1, 2, 3};
        stored(factory, sample);
        factory.runInTransaction(em -> em.find(Sample.class, 1L).bytes[1] = 9);

        assertThat(factory.callInTransaction(em -> em.find(Sample.class, 1L)).bytes)
                .containsExactly(1, 9, 3);
    }

    @Test
    void a_large_text(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.text = "ünlimited ".repeat(2_000);

        assertThat(stored(factory, sample).text).isEqualTo(sample.text);
    }

    @Test
    void a_large_binary(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.image = new byte[30_000];
        for (int i = 0; i < sample.image.length; i++) {
            sample.image[i] = (byte) (i * 31);
        }

        assertThat(stored(factory, sample).image).isEqualTo(sample.image);
    }

    @Test
    void an_enum(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.color = Color.GREEN;

        assertThat(stored(factory, sample).color).isEqualTo(Color.GREEN);
    }

    @Test
    void a_serializable_class(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.point = new Point(3, -4);

        assertThat(stored(factory, sample).point).isEqualTo(new Point(3, -4));
    }

    @Test
    void parameters_of_each_type_find_their_row(EntityManagerFactory factory) {
        Sample sample = new Sample();
        sample.aChar = 'q';
        sample.aDouble = 0.1;
        sample.bigDecimal = new BigDecimal("10.50");
        sample.uuid = new UUID(1, 2);
        sample.instant = Instant.parse("2024-02-29T12:00:00.5Z");
        sample.timeOfDay = LocalTime.of(7, 0);
        sample.year = Year.of(2000);
        sample.duration = Duration.ofSeconds(3);
        sample.color = Color.RED;
        stored(factory, sample);

        assertFound(factory, "aChar", s -> s.aChar, sample);
        assertFound(factory, "aDouble", s -> s.aDouble, sample);
        assertFound(factory, "bigDecimal", s -> s.bigDecimal, sample);
        assertFound(factory, "uuid", s -> s.uuid, sample);
        assertFound(factory, "instant", s -> s.instant, sample);
        assertFound(factory, "timeOfDay", s -> s.timeOfDay, sample);
        assertFound(factory, "year", s -> s.year, sample);
        assertFound(factory, "duration", s -> s.duration, sample);
        assertFound(factory, "color", s -> s.color, sample);
    }

    private static void assertFound(
            EntityManagerFactory factory, String attribute, Function<Sample, Object> value, Sample sample) {
        Long count = factory.callInTransaction(
                em -> em.createQuery("select count(s) from Sample s where s." + attribute + " = :value", Long.class)
                        .setParameter("value", value.apply(sample))
                        .getSingleResult());
        assertThat(count).as(attribute).isOne();
    }

    private static Sample stored(EntityManagerFactory factory, Sample sample) {
        factory.runInTransaction(em -> em.persist(sample));
        return factory.callInTransaction(em -> em.find(Sample.class, 1L));
    }

    enum Color {
        RED,
        GREEN
    }

    record Point(int x, int y) implements java.io.Serializable {}

    @Entity(name = "Sample")
    static class Sample {
        @Id
        Long id = 1L;

        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        long aLong;
        float aFloat;
        double aDouble;
        char aChar = 'a';
        Boolean booleanWrapper;
        Byte byteWrapper;
        Short shortWrapper;
        Integer integerWrapper;
        Long longWrapper;
        Float floatWrapper;
        Double doubleWrapper;
        Character characterWrapper;
        String string;
        BigDecimal bigDecimal;
        BigInteger bigInteger;
        LocalDate localDate;
        LocalTime timeOfDay;
        LocalDateTime dateAndTime;
        Instant instant;
        OffsetDateTime offsetDateTime;

        @jakarta.persistence.Column(name = "in_year")
        Year year;

        Duration duration;
        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        java.sql.Timestamp sqlTimestamp;
        UUID uuid;
        byte[] bytes;

        @Lob
        String text;

        @Lob
        byte[] image;

        Color color;
        Point point;
    }
}
