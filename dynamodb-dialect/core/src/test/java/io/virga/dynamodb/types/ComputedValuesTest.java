package io.virga.dynamodb.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that a database would compute; and values that an item cannot hold. */
@ExtendWith(DynamoDbExtension.class)
class ComputedValuesTest {

    @Entity(name = "Position")
    static class Position {
        @Id
        Long id;

        int quantity;
        int price;

        @Formula("quantity * price")
        Integer total;

        @CurrentTimestamp(event = EventType.INSERT)
        Instant inserted;

        @CurrentTimestamp
        LocalDateTime touched;

        @CreationTimestamp
        Instant created;

        @UpdateTimestamp
        Instant updated;

        Position() {}

        Position(long id, int quantity, int price) {
            this.id = id;
            this.quantity = quantity;
            this.price = price;
        }
    }

    @Entity(name = "Transformed")
    static class Transformed {
        @Id
        Long id;

        @ColumnTransformer(write = "lower(?)")
        String name;
    }

    @Entity(name = "Computed")
    static class Computed {
        @Id
        Long id;

        int one;

        @GeneratedColumn("one + 1")
        int two;
    }

    @Entity(name = "Defaulted")
    @DynamicInsert
    static class Defaulted {
        @Id
        Long id;

        @ColumnDefault("'new'")
        String state;
    }

    private static OrderSystem system;
    private static DynamoServer dynamo;

    @BeforeAll
    static void start(DynamoServer server) {
        dynamo = server;
        system = OrderSystem.start(server, "computed", List.of(Position.class, Basics.class, Transformed.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void a_formula_is_computed_when_it_is_read() {
        system.run(em -> {
            em.persist(new Position(1, 3, 7));
            em.persist(new Position(2, 1, 1));
        });
        system.run(em -> {
            assertThat(em.find(Position.class, 1L).total).isEqualTo(21);
            assertThat(em.createQuery("select p.id from Position p where p.total > 20 and p.id in (1, 2)", Long.class)
                            .getResultList())
                    .containsExactly(1L);
        });
    }

    @Test
    void timestamps_of_the_database_and_of_the_jvm() {
        var before = Instant.now().minusSeconds(1);
        system.run(em -> {
            var position = new Position(10, 1, 1);
            em.persist(position);
            em.flush();
            assertThat(position.inserted).isBetween(before, Instant.now().plusSeconds(1));
            assertThat(position.touched).isNotNull();
            assertThat(position.created).isNotNull();
        });
        var first = system.call(em -> em.find(Position.class, 10L));
        system.run(em -> {
            var position = em.find(Position.class, 10L);
            position.quantity = 2;
            em.flush();
            assertThat(position.touched).isAfter(first.touched);
        });
        system.run(em -> {
            var position = em.find(Position.class, 10L);
            assertThat(position.inserted).isEqualTo(first.inserted);
            assertThat(position.touched).isAfter(first.touched);
            assertThat(position.updated).isAfter(first.updated);
            assertThat(position.created).isEqualTo(first.created);
        });
    }

    private static void refused(Object entity, String... words) {
        system.requests();
        assertThatThrownBy(() -> system.run(em -> em.persist(entity))).satisfies(problem -> said(problem, words));
        assertThat(system.requests()).as("nothing is sent").isEmpty();
    }

    private static void refusedAtBoot(Class<?> entity, String... words) {
        assertThatThrownBy(() -> OrderSystem.start(dynamo, "refused", List.of(entity)))
                .satisfies(problem -> said(problem, words));
    }

    private static void said(Throwable problem, String... words) {
        var text = new java.io.StringWriter();
        problem.printStackTrace(new java.io.PrintWriter(text));
        assertThat(text.toString()).contains(words);
    }

    @Test
    void what_only_a_database_computes_is_refused_by_name() {
        var transformed = new Transformed();
        transformed.id = 1L;
        transformed.name = "X";
        refused(transformed, "WRITE_NOT_SUPPORTED", "lower(?)", "name");
        refusedAtBoot(Computed.class, "COLUMN_COMPUTED", "two", "@Formula");
        refusedAtBoot(Defaulted.class, "COLUMN_DEFAULT", "state", "@DynamicInsert");
    }

    private static Basics basics(Consumer<Basics> change) {
        var basics = new Basics(1);
        change.accept(basics);
        return basics;
    }

    @Test
    void values_that_dynamodb_cannot_hold_are_refused_by_name() {
        refused(basics(b -> b.primitiveDouble = Double.NaN), "NUMBER_OUT_OF_RANGE", "NaN", "primitiveDouble");
        refused(
                basics(b -> b.boxedDouble = Double.POSITIVE_INFINITY),
                "NUMBER_OUT_OF_RANGE",
                "Infinity",
                "boxedDouble");
        refused(basics(b -> b.boxedDouble = 1e126), "NUMBER_OUT_OF_RANGE", "9.9E+125", "boxedDouble");
        refused(basics(b -> b.primitiveDouble = 1e-131), "NUMBER_OUT_OF_RANGE", "1E-130");
        refused(basics(b -> b.boxedFloat = Float.NEGATIVE_INFINITY), "NUMBER_OUT_OF_RANGE", "boxedFloat");
        refused(basics(b -> b.string = "a\uD83D"), "STRING_NOT_UNICODE", "U+d83d", "string");
        refused(basics(b -> b.bigInteger = BigInteger.TEN.pow(38).add(BigInteger.ONE)), "39 digits", "bigInteger");
        refused(basics(b -> b.decimal = new BigDecimal(BigInteger.TEN.pow(39).add(BigInteger.ONE), 10)), "decimal");
    }
}
