package io.virga.dynamodb.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ids of every type: found by key, several at once, changed, in conflict, removed. */
@ExtendWith(DynamoDbExtension.class)
class IdsTest {

    /** What all the entities have besides their ids. */
    interface Named {
        String name();

        void rename(String name);
    }

    @jakarta.persistence.MappedSuperclass
    abstract static class WithName implements Named {
        String name;

        @Version
        int version;

        @Override
        public String name() {
            return name;
        }

        @Override
        public void rename(String to) {
            name = to;
        }
    }

    @Entity(name = "ByShort")
    static class ByShort extends WithName {
        @Id
        short id;
    }

    @Entity(name = "ByBigInteger")
    static class ByBigInteger extends WithName {
        @Id
        BigInteger id;
    }

    @Entity(name = "ByDecimal")
    static class ByDecimal extends WithName {
        @Id
        BigDecimal id;
    }

    @Entity(name = "ByDouble")
    static class ByDouble extends WithName {
        @Id
        Double id;
    }

    @Entity(name = "ByBoolean")
    static class ByBoolean extends WithName {
        @Id
        Boolean id;
    }

    @Entity(name = "ByChar")
    static class ByChar extends WithName {
        @Id
        Character id;
    }

    @Entity(name = "ByText")
    static class ByText extends WithName {
        @Id
        String id;
    }

    @Entity(name = "ByUuid")
    static class ByUuid extends WithName {
        @Id
        UUID id;
    }

    @Entity(name = "ByEnum")
    static class ByEnum extends WithName {
        @Id
        @Enumerated(EnumType.STRING)
        Basics.Colour id;
    }

    @Entity(name = "ByDate")
    static class ByDate extends WithName {
        @Id
        LocalDate id;
    }

    @Entity(name = "ByTimestamp")
    static class ByTimestamp extends WithName {
        @Id
        LocalDateTime id;
    }

    @Entity(name = "ByInstant")
    static class ByInstant extends WithName {
        @Id
        Instant id;
    }

    @Entity(name = "ByMoment")
    static class ByMoment extends WithName {
        @Id
        OffsetDateTime id;
    }

    @Entity(name = "ByDuration")
    static class ByDuration extends WithName {
        @Id
        Duration id;
    }

    @Embeddable
    record Place(String country, Integer zip, LocalDate since, Basics.Colour colour) implements Serializable {}

    @Entity(name = "ByPlace")
    static class ByPlace extends WithName {
        @EmbeddedId
        Place id;
    }

    private static OrderSystem system;

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(
                server,
                "ids",
                List.of(
                        ByShort.class,
                        ByBigInteger.class,
                        ByDecimal.class,
                        ByDouble.class,
                        ByBoolean.class,
                        ByChar.class,
                        ByText.class,
                        ByUuid.class,
                        ByEnum.class,
                        ByDate.class,
                        ByTimestamp.class,
                        ByInstant.class,
                        ByMoment.class,
                        ByDuration.class,
                        ByPlace.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @TestFactory
    Stream<DynamicTest> every_type() {
        var noon = OffsetDateTime.of(2026, 11, 21, 12, 0, 0, 0, ZoneOffset.ofHours(2));
        return Stream.of(
                of(ByShort.class, (e, id) -> e.id = id, Short.MIN_VALUE, (short) 0, Short.MAX_VALUE),
                of(
                        ByBigInteger.class,
                        (e, id) -> e.id = id,
                        BigInteger.TEN.pow(30).negate(),
                        BigInteger.ZERO),
                of(ByDecimal.class, (e, id) -> e.id = id, new BigDecimal("-1.50"), new BigDecimal("1.50")),
                of(ByDouble.class, (e, id) -> e.id = id, -1.5, 0.1 + 0.2, 1e100),
                of(ByBoolean.class, (e, id) -> e.id = id, true, false),
                of(ByChar.class, (e, id) -> e.id = id, '#', '$', 'a'),
                of(ByText.class, (e, id) -> e.id = id, "#", "$23", "a#b", "1", "\uD83D\uDE00", " "),
                of(ByUuid.class, (e, id) -> e.id = id, new UUID(0, 1), new UUID(-1, -1)),
                of(ByEnum.class, (e, id) -> e.id = id, Basics.Colour.values()),
                of(ByDate.class, (e, id) -> e.id = id, LocalDate.of(1, 1, 1), LocalDate.of(2026, 2, 28)),
                of(
                        ByTimestamp.class,
                        (e, id) -> e.id = id,
                        noon.toLocalDateTime(),
                        noon.toLocalDateTime().plusNanos(1)),
                of(ByInstant.class, (e, id) -> e.id = id, Instant.EPOCH, Instant.EPOCH.plusNanos(1)),
                of(ByMoment.class, (e, id) -> e.id = id, noon, noon.plusSeconds(1)),
                of(ByDuration.class, (e, id) -> e.id = id, Duration.ZERO, Duration.ofNanos(-1)),
                of(
                        ByPlace.class,
                        (e, id) -> e.id = id,
                        new Place("I", 0, LocalDate.EPOCH, Basics.Colour.RED),
                        new Place("I#0", 0, LocalDate.EPOCH, Basics.Colour.RED),
                        new Place("I", 1, LocalDate.EPOCH, Basics.Colour.BLUE)));
    }

    @SafeVarargs
    private static <E extends Named, I> DynamicTest of(Class<E> type, BiFunction<E, I, I> identify, I... ids) {
        return dynamicTest(type.getSimpleName(), () -> lifeOf(type, identify, Arrays.asList(ids)));
    }

    private static <E extends Named, I> E made(Class<E> type, BiFunction<E, I, I> identify, I id, String name)
            throws ReflectiveOperationException {
        var entity = type.getDeclaredConstructor().newInstance();
        identify.apply(entity, id);
        entity.rename(name);
        return entity;
    }

    private static <E extends Named, I> void lifeOf(Class<E> type, BiFunction<E, I, I> identify, List<I> ids)
            throws ReflectiveOperationException {
        for (var id : ids) {
            var entity = made(type, identify, id, "n" + id);
            system.run(em -> em.persist(entity));
        }
        for (var id : ids) {
            system.requests();
            system.run(em -> {
                var found = em.find(type, id);
                assertThat(found.name()).isEqualTo("n" + id);
                found.rename("changed " + id);
            });
            assertThat(system.requests()).containsExactly("GetItem", "UpdateItem");
        }
        system.requests();
        system.run(em -> assertThat(em.createQuery("from " + type.getSimpleName() + " e where e.id in :ids", type)
                        .setParameter("ids", ids)
                        .getResultList())
                .extracting(Named::name)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> "changed " + id).toList()));
        if (type != ByPlace.class) {
            assertThat(system.requests()).containsExactly("BatchGetItem");
        }
        var first = ids.get(0);
        var twice = made(type, identify, first, "twice");
        assertThatThrownBy(() -> system.run(em -> em.persist(twice))).satisfies(problem -> {
            var text = new java.io.StringWriter();
            problem.printStackTrace(new java.io.PrintWriter(text));
            assertThat(text.toString()).contains(type.getSimpleName());
        });
        system.run(em -> em.remove(em.find(type, first)));
        system.run(em -> {
            assertThat(em.find(type, first) == null).isTrue();
            assertThat(em.find(type, ids.get(1))).isNotNull();
        });
    }
}
