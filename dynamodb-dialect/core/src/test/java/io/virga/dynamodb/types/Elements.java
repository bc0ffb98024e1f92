package io.virga.dynamodb.types;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
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
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Sets, whose elements stand in the sort key: one of every type that can. */
@Entity
class Elements {

    @Id
    Long id;

    @ElementCollection
    Set<Byte> bytes = new HashSet<>();

    @ElementCollection
    Set<Short> shorts = new HashSet<>();

    @ElementCollection
    Set<Integer> ints = new HashSet<>();

    @ElementCollection
    Set<Long> longs = new HashSet<>();

    @ElementCollection
    Set<Float> floats = new HashSet<>();

    @ElementCollection
    Set<Double> doubles = new HashSet<>();

    @ElementCollection
    @Column(precision = 38, scale = 4)
    Set<BigDecimal> decimals = new HashSet<>();

    @ElementCollection
    @Column(precision = 38, scale = 0)
    Set<BigInteger> bigIntegers = new HashSet<>();

    @ElementCollection
    Set<Boolean> booleans = new HashSet<>();

    @ElementCollection
    Set<Character> chars = new HashSet<>();

    @ElementCollection
    Set<String> strings = new HashSet<>();

    @ElementCollection
    Set<UUID> uuids = new HashSet<>();

    @ElementCollection
    Set<LocalDate> dates = new HashSet<>();

    @ElementCollection
    Set<LocalTime> times = new HashSet<>();

    @ElementCollection
    Set<LocalDateTime> timestamps = new HashSet<>();

    @ElementCollection
    Set<Instant> instants = new HashSet<>();

    @ElementCollection
    Set<OffsetDateTime> moments = new HashSet<>();

    @ElementCollection
    Set<Duration> durations = new HashSet<>();

    @ElementCollection
    Set<Year> years = new HashSet<>();

    @ElementCollection
    Set<Basics.Colour> ordinals = new HashSet<>();

    @ElementCollection
    @Enumerated(EnumType.STRING)
    Set<Basics.Colour> names = new HashSet<>();

    @ElementCollection
    @Convert(converter = Basics.MoneyConverter.class)
    Set<Basics.Money> amounts = new HashSet<>();

    /** A time of day with an offset has no text that sorts. */
    @Entity(name = "OffsetTimes")
    static class OffsetTimes {
        @Id
        Long id;

        @ElementCollection
        Set<OffsetTime> times = new HashSet<>();
    }
}
