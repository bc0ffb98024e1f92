package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An index of a part of the rows answers alone what needs no more than that part, where its entries are trusted. */
@ExtendWith(DynamoDbExtension.class)
class CoveringIndexTest {

    @Entity(name = "Offer")
    @ItemIndex(
            name = "byShop",
            partition = "{shop}",
            sort = "{price}",
            include = {"id", "title"})
    static class Offer {
        @Id
        long id;

        @Version
        int version;

        String shop;
        int price;
        String title;
        String text;

        protected Offer() {}

        Offer(long id, String shop, int price, String title) {
            this.id = id;
            this.shop = shop;
            this.price = price;
            this.title = title;
            this.text = "long text";
        }
    }

    /** Without a version nothing tells that an entry is stale. */
    @Entity(name = "Note")
    @ItemIndex(name = "byTopic", partition = "{topic}", include = "title")
    static class Note {
        @Id
        long id;

        String topic;
        String title;

        protected Note() {}

        Note(long id, String topic, String title) {
            this.id = id;
            this.topic = topic;
            this.title = title;
        }
    }

    private static final String TITLES = "select o.title from Offer o where o.shop = 'Bakery' order by o.price desc";
    private static final String TOPIC = "select n.title from Note n where n.topic = 'cats'";

    private static DynamoServer server;
    private static OrderSystem unit;

    @BeforeAll
    static void start(DynamoServer given) {
        server = given;
        unit = OrderSystem.start(server, "covering", List.of(Offer.class, Note.class), "scan=forbid");
        unit.run(em -> {
            em.persist(new Offer(1, "Bakery", 3, "Bread"));
            em.persist(new Offer(2, "Bakery", 5, "Cake"));
            em.persist(new Offer(3, "Dairy", 2, "Milk"));
            em.persist(new Note(1, "cats", "Tom"));
        });
    }

    @BeforeEach
    void forget() {
        unit.requests();
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    private static List<?> rows(OrderSystem from, String jpql) {
        return from.<List<?>>call(em -> em.createQuery(jpql).getResultList());
    }

    @Test
    void answers_what_it_holds() {
        assertThat(rows(unit, TITLES)).isEqualTo(List.of("Cake", "Bread"));
        assertThat(unit.requests()).containsExactly("Query");
        assertThat(rows(unit, "select count(*) from Offer o where o.shop = 'Bakery'"))
                .isEqualTo(List.of(2L));
        assertThat(unit.requests()).containsExactly("Query");
        assertThat(rows(unit, "select max(o.price + 1) from Offer o where o.shop = 'Bakery'"))
                .isEqualTo(List.of(6));
        assertThat(unit.requests()).containsExactly("Query");
    }

    @Test
    void is_not_enough_for_more() {
        assertThat(rows(unit, "select o.text from Offer o where o.shop = 'Bakery' and o.price = 5"))
                .isEqualTo(List.of("long text"));
        assertThat(unit.requests()).containsExactly("Query", "GetItem");
        unit.run(em -> {
            var found = em.createQuery("select o from Offer o where o.shop = 'Bakery'", Offer.class)
                    .getResultList();
            assertThat(found).extracting(offer -> offer.text).containsOnly("long text");
            assertThat(found).hasSize(2);
        });
        assertThat(unit.requests()).containsExactly("Query", "BatchGetItem");
    }

    @Test
    void own_writes_are_seen_over_it() {
        unit.run(em -> {
            em.find(Offer.class, 1L).title = "Rye bread";
            em.persist(new Offer(9, "Bakery", 9, "Pie"));
            em.remove(em.find(Offer.class, 2L));
            assertThat(em.createQuery(TITLES).getResultList()).isEqualTo(List.of("Pie", "Rye bread"));
            em.getTransaction().setRollbackOnly();
        });
    }

    @Test
    void of_rows_without_a_version_it_is_trusted_where_the_settings_say_so() {
        assertThat(rows(unit, TOPIC)).isEqualTo(List.of("Tom"));
        assertThat(unit.requests()).containsExactly("Query", "GetItem");
        try (var eventual = OrderSystem.start(
                server, "covering", List.of(Offer.class, Note.class), "scan=forbid", "index-reads=eventual")) {
            eventual.requests();
            assertThat(rows(eventual, TOPIC)).isEqualTo(List.of("Tom"));
            assertThat(eventual.requests()).containsExactly("Query");
        }
        try (var verified = OrderSystem.start(
                server, "covering", List.of(Offer.class, Note.class), "scan=forbid", "index-reads=verified")) {
            verified.requests();
            assertThat(rows(verified, TITLES)).isEqualTo(List.of("Cake", "Bread"));
            assertThat(verified.requests()).containsExactly("Query", "BatchGetItem");
        }
    }
}
