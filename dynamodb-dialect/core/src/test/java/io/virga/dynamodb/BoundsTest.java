package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a column, an item and a transaction take: said before anything is sent. */
@ExtendWith(DynamoDbExtension.class)
class BoundsTest {

    @Entity(name = "Parcel")
    static class Parcel {
        @Id
        Long id;

        @Column(length = 5)
        String code;

        @Column(precision = 6, scale = 2)
        BigDecimal weight;

        @Column(nullable = false)
        String receiver = "Ann";

        @Column(length = 4)
        byte[] seal;

        @Lob
        String label;

        @Lob
        byte[] photo;

        protected Parcel() {}

        Parcel(long id) {
            this.id = id;
        }
    }

    private static OrderSystem orders;

    @BeforeAll
    static void start(DynamoServer server) {
        orders = OrderSystem.start(server, "bounds", List.of(Parcel.class), "scan=allow");
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    @BeforeEach
    void one() {
        orders.run(em -> {
            em.createQuery("delete from Parcel").executeUpdate();
            em.persist(new Parcel(1));
        });
        orders.requests();
    }

    /** At the flush, as SQL would, and nothing is written. */
    private static Throwable atFlush(Consumer<EntityManager> work) {
        var em = orders.factory().createEntityManager();
        try {
            em.getTransaction().begin();
            work.accept(em);
            var problem = org.assertj.core.api.Assertions.catchThrowable(em::flush);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
            assertThat(orders.requests()).allMatch(operation -> operation.equals("GetItem"));
            return problem;
        } finally {
            em.close();
        }
    }

    @Test
    void a_text_that_is_too_long() {
        assertThat(atFlush(em -> em.find(Parcel.class, 1L).code = "123456"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("VALUE_TOO_LONG", "6 characters", "code", "varchar(5)", "Parcel");
        orders.run(em -> em.find(Parcel.class, 1L).code = "𝄞𝄞𝄞𝄞𝄞");
    }

    @Test
    void bytes_that_are_too_many() {
        assertThat(atFlush(em -> em.find(Parcel.class, 1L).seal = new byte[5]))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("VALUE_TOO_LONG", "5 bytes", "varbinary(4)");
    }

    @Test
    void a_number_that_is_too_large() {
        assertThat(atFlush(em -> em.find(Parcel.class, 1L).weight = new BigDecimal("12345.6")))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("VALUE_OUT_OF_RANGE", "5 digits", "numeric(6,2)");
        assertThat(atFlush(em -> em.find(Parcel.class, 1L).weight = new BigDecimal("9999.995")))
                .as("what rounds up to it, too")
                .isInstanceOf(DataException.class);
        orders.run(em -> em.find(Parcel.class, 1L).weight = new BigDecimal("-9999.994"));
        orders.run(em -> assertThat(em.find(Parcel.class, 1L).weight).isEqualTo("-9999.99"));
    }

    /** Hibernate looks itself before a flush; a bulk update comes to the database. */
    @Test
    void null_in_a_column_that_takes_none() {
        assertThatThrownBy(() -> orders.run(em -> em.createQuery("update Parcel p set p.receiver = null where p.id = 1")
                        .executeUpdate()))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getKind()).isEqualTo(ConstraintViolationException.ConstraintKind.NOT_NULL);
                    assertThat(violation.getSQLState()).isEqualTo("23502");
                })
                .hasMessageContainingAll("NULL_NOT_ALLOWED", "receiver", "Parcel");
    }

    @Test
    void an_item_that_is_too_large() {
        assertThatThrownBy(() -> orders.run(em -> {
                    var parcel = em.find(Parcel.class, 1L);
                    parcel.photo = new byte[300_000];
                    parcel.label = "x".repeat(120_000);
                }))
                .hasStackTraceContaining("ITEM_TOO_LARGE")
                .hasStackTraceContaining("409600")
                .hasStackTraceContaining("photo=300005, label=120005, ")
                .hasStackTraceContaining("Parcel[1]");
        assertThat(orders.requests()).containsExactly("GetItem");
    }

    /** The server agrees about where the limit is. */
    @Test
    void an_item_that_just_fits() {
        var photo = new byte[409_600 - 130];
        orders.run(em -> em.find(Parcel.class, 1L).photo = photo);
        orders.run(em -> assertThat(em.find(Parcel.class, 1L).photo).hasSize(photo.length));
    }

    @Test
    void a_transaction_that_is_too_large() {
        assertThatThrownBy(() -> orders.run(em -> {
                    for (int i = 10; i < 21; i++) {
                        var parcel = new Parcel(i);
                        parcel.photo = new byte[400_000];
                        em.persist(parcel);
                    }
                }))
                .hasStackTraceContaining("TRANSACTION_TOO_LARGE")
                .hasStackTraceContaining("4194304");
        assertThat(orders.requests()).isEmpty();
        orders.run(em -> assertThat(em.find(Parcel.class, 10L)).isNull());
    }
}
