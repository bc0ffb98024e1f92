package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.14.2 and 11.1.12, 11.1.45 Joined Subclasses with a Discriminator and Named Key Columns",
        entities = {
            JoinedDiscriminatorTest.Payment.class,
            JoinedDiscriminatorTest.CashPayment.class,
            JoinedDiscriminatorTest.CardPayment.class,
            JoinedDiscriminatorTest.PaymentKey.class
        })
class JoinedDiscriminatorTest {

    @Test
    void found_by_a_composite_key(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> {
            assertThat(em.find(Payment.class, new PaymentKey("A", 1))).isExactlyInstanceOf(CashPayment.class);
            assertThat(em.find(CardPayment.class, new PaymentKey("A", 2)).card).isEqualTo("4711");
        });
    }

    @Test
    void queries_of_each_class(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.list(Integer.class, "select p.id.place from Payment p order by p.id.place"))
                .containsExactly(1, 2);
        assertThat(queries.strings("select c.card from CardPayment c where c.amount = 20"))
                .containsExactly("4711");
        assertThat(queries.list(Integer.class, "select p.id.place from Payment p where type(p) = CashPayment"))
                .containsExactly(1);
    }

    @Test
    void the_discriminator_is_an_integer(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> assertThat(
                        em.createNativeQuery("select kind from Payment order by place").getResultList().stream()
                                .map(kind -> ((Number) kind).intValue()))
                .containsExactly(1, 2));
    }

    @Test
    void an_update_and_a_removal(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> {
            em.find(CardPayment.class, new PaymentKey("A", 2)).card = "0815";
            em.remove(em.find(Payment.class, new PaymentKey("A", 1)));
        });

        assertThat(queries.strings("select treat(p as CardPayment).card from Payment p"))
                .containsExactly("0815");
    }

    private static void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            CashPayment cash = new CashPayment();
            cash.id = new PaymentKey("A", 1);
            cash.amount = 10;
            cash.coins = 5;
            em.persist(cash);
            CardPayment card = new CardPayment();
            card.id = new PaymentKey("A", 2);
            card.amount = 20;
            card.card = "4711";
            em.persist(card);
        });
    }

    @Embeddable
    record PaymentKey(String bill, int place) implements Serializable {}

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
    abstract static class Payment {
        @EmbeddedId
        PaymentKey id;

        int amount;
    }

    @Entity(name = "CashPayment")
    @DiscriminatorValue("1")
    static class CashPayment extends Payment {
        int coins;
    }

    @Entity(name = "CardPayment")
    @DiscriminatorValue("2")
    @PrimaryKeyJoinColumn(name = "card_bill", referencedColumnName = "bill")
    @PrimaryKeyJoinColumn(name = "card_place", referencedColumnName = "place")
    static class CardPayment extends Payment {
        String card;
    }
}
