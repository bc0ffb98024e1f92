package io.virga.dynamodb.mapping;

import static io.virga.dynamodb.mapping.RawTable.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Templates of several attributes, partitions that entities share, locators, and every kind of index. */
@ExtendWith(DynamoDbExtension.class)
class ItemKeysTest {

    @Entity(name = "Shopper")
    @ItemKey(partition = "SHOPPER#{id}", sort = "PROFILE")
    static class Shopper {
        @Id
        long id;

        String name;

        protected Shopper() {}

        Shopper(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** In its shopper's item collection, found by an id that does not say which. */
    @Entity(name = "Basket")
    @ItemKey(partition = "SHOPPER#{shopper}", sort = "BASKET#{placed}#{id}")
    @ItemIndex(local = true, sort = "{total}")
    static class Basket {
        @Id
        String id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Shopper shopper;

        @Column(nullable = false)
        LocalDate placed;

        long total;

        @ElementCollection
        Set<String> notes = new HashSet<>();

        protected Basket() {}

        Basket(String id, Shopper shopper, LocalDate placed, long total) {
            this.id = id;
            this.shopper = shopper;
            this.placed = placed;
            this.total = total;
        }
    }

    @Embeddable
    static class Place {
        @Column(nullable = false)
        String country;

        @Column(nullable = false)
        String city;
    }

    /** Static texts, braces, an attribute of an embeddable; found by id through an index. */
    @Entity(name = "Shop")
    @ItemKey(partition = "SHOPS#{place.country}", sort = "{{CITY}}#{place.city}#{id}", locator = ItemKey.Lookup.INDEX)
    static class Shop {
        @Id
        long id;

        @Embedded
        Place place = new Place();
    }

    /** Sparse, multi-attribute, of an own name, projected. */
    @Entity(name = "MatchGame")
    @ItemIndex(partition = "OPEN#{judge}", sort = "{round}")
    @ItemIndex(
            name = "byRound",
            partition = {"{tournament}", "{region}"},
            sort = {"{round}", "{bracket}"})
    @ItemIndex(name = "byBracket", partition = "{bracket}", keysOnly = true)
    static class Match {
        @Id
        long id;

        @Version
        int version;

        String tournament;
        String region;
        int round;
        Integer bracket;
        String judge;

        protected Match() {}

        Match(long id, String tournament, String region, int round, Integer bracket, String judge) {
            this.id = id;
            this.tournament = tournament;
            this.region = region;
            this.round = round;
            this.bracket = bracket;
            this.judge = judge;
        }
    }

    /** A relation that is never stale. */
    @Entity(name = "Ticket")
    @ItemIndex(partition = "{shopper}", sort = "{seat}", consistent = true)
    static class Ticket {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY)
        Shopper shopper;

        String seat;

        protected Ticket() {}

        Ticket(long id, Shopper shopper, String seat) {
            this.id = id;
            this.shopper = shopper;
            this.seat = seat;
        }
    }

    private static OrderSystem unit;
    private static RawTable table;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(
                server,
                "item_keys",
                List.of(Shopper.class, Basket.class, Shop.class, Match.class, Ticket.class),
                "scan=forbid");
        table = new RawTable(server, "item_keys");
    }

    @AfterAll
    static void stop() {
        unit.close();
        table.close();
    }

    private static List<String> keys(String type) {
        return table.items(type).stream()
                .map(item -> item.get("pk").s() + " | " + item.get("sk").s())
                .toList();
    }

    @Test
    void entities_of_unrelated_keys_share_a_partition_and_are_found_by_id() {
        unit.run(em -> {
            var ann = new Shopper(1, "Ann");
            em.persist(ann);
            em.persist(new Basket("b1", ann, LocalDate.of(2026, 1, 2), 300));
            em.persist(new Basket("b2", ann, LocalDate.of(2026, 11, 21), 20));
        });
        assertThat(keys("Basket")).contains("SHOPPER#1 | BASKET#2026-01-02#b1", "SHOPPER#1 | BASKET#2026-11-21#b2");
        unit.requests();
        unit.run(em -> assertThat(em.find(Basket.class, "b2").total).isEqualTo(20));
        assertThat(unit.requests()).containsExactly("GetItem", "GetItem");
        unit.run(em -> assertThat(em.createQuery(
                                "select b.id from Basket b where b.shopper.id = 1 and b.placed > :day", String.class)
                        .setParameter("day", LocalDate.of(2026, 6, 1))
                        .getResultList())
                .containsExactly("b2"));
        assertThat(unit.requests()).containsExactly("Query");
    }

    @Test
    void a_local_index_orders_the_partition_otherwise() {
        unit.run(em -> {
            var bob = new Shopper(2, "Bob");
            em.persist(bob);
            em.persist(new Basket("b3", bob, LocalDate.of(2026, 1, 2), 300));
            em.persist(new Basket("b4", bob, LocalDate.of(2026, 1, 3), -20));
        });
        unit.requests();
        unit.run(em -> assertThat(em.createQuery(
                                "select b.id from Basket b where b.shopper.id = 2 and b.total < 100", String.class)
                        .getResultList())
                .containsExactly("b4"));
        assertThat(unit.log().entries()).singleElement().satisfies(entry -> assertThat(entry.index())
                .isEqualTo("lsi1"));
        assertThat(table.description().localSecondaryIndexes()).hasSize(1);
    }

    @Test
    void a_key_that_changes_moves_the_item_and_its_locator() {
        unit.run(em -> {
            var carl = new Shopper(3, "Carl");
            var dora = new Shopper(4, "Dora");
            em.persist(carl);
            em.persist(dora);
            em.persist(new Basket("b5", carl, LocalDate.of(2026, 1, 2), 5));
        });
        unit.run(em -> em.find(Basket.class, "b5").shopper = em.getReference(Shopper.class, 4L));
        assertThat(keys("Basket"))
                .contains("SHOPPER#4 | BASKET#2026-01-02#b5")
                .doesNotContain("SHOPPER#3 | BASKET#2026-01-02#b5");
        unit.run(em -> {
            var basket = em.find(Basket.class, "b5");
            assertThat(((Shopper) Hibernate.unproxy(basket.shopper)).name).isEqualTo("Dora");
            em.remove(basket);
        });
        assertThat(table.items("#locator")).noneMatch(item -> item.get("pk").equals(s("Basket#b5")));
    }

    @Test
    void the_collections_of_what_moves_stay_where_they_are() {
        unit.run(em -> {
            var gil = new Shopper(30, "Gil");
            var hal = new Shopper(31, "Hal");
            em.persist(gil);
            em.persist(hal);
            var basket = new Basket("b30", gil, LocalDate.of(2026, 1, 2), 5);
            basket.notes.addAll(List.of("fresh", "late"));
            em.persist(basket);
        });
        unit.requests();
        unit.run(em -> em.find(Basket.class, "b30").shopper = em.getReference(Shopper.class, 31L));

        assertThat(unit.log().entries().get(unit.log().entries().size() - 1).size())
                .as("the item that goes, the one that comes, and the locator")
                .isEqualTo(3);
        unit.run(em -> {
            var basket = em.find(Basket.class, "b30");
            assertThat(basket.notes).containsExactlyInAnyOrder("fresh", "late");
            em.remove(basket);
        });
        assertThat(table.items()).noneMatch(item -> item.get("pk").s().contains("b30"));
    }

    @Test
    void the_locator_guards_the_id() {
        unit.run(em -> {
            var eve = new Shopper(5, "Eve");
            em.persist(eve);
            em.persist(new Basket("b6", eve, LocalDate.of(2026, 1, 2), 5));
        });
        assertThatThrownBy(() -> unit.run(em ->
                        em.persist(new Basket("b6", em.getReference(Shopper.class, 5L), LocalDate.of(2026, 2, 2), 6))))
                .hasRootCauseInstanceOf(Exception.class)
                .satisfies(
                        problem -> assertThat(causes(problem)).hasAtLeastOneElementOfType(EntityExistsException.class));
        assertThat(keys("Basket")).doesNotContain("SHOPPER#5 | BASKET#2026-02-02#b6");
    }

    private static List<Throwable> causes(Throwable problem) {
        var causes = new ArrayList<Throwable>();
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    @Test
    void static_texts_braces_and_embedded_attributes() {
        var shop = new Shop();
        shop.id = 9;
        shop.place.country = "Italy";
        shop.place.city = "Reggio#Emilia";
        unit.run(em -> em.persist(shop));
        assertThat(keys("Shop")).containsExactly("SHOPS#Italy | {CITY}#Reggio$23Emilia#A9");
        assertThat(table.items("#locator")).noneMatch(item -> item.get("pk").equals(s("Shop#9")));
        unit.requests();
        unit.run(em -> assertThat(em.find(Shop.class, 9L).place.city).isEqualTo("Reggio#Emilia"));
        assertThat(unit.requests()).containsExactly("Query", "GetItem");
    }

    @Test
    void several_attributes_make_an_index_key() {
        unit.run(em -> {
            em.persist(new Match(1, "Open", "EU", 1, 1, null));
            em.persist(new Match(2, "Open", "EU", 2, 1, "Kim"));
            em.persist(new Match(3, "Open", "EU", 2, 2, null));
            em.persist(new Match(4, "Open", "EU", 2, null, null));
            em.persist(new Match(5, "Open", "US", 2, 2, null));
        });
        unit.requests();
        unit.run(em -> assertThat(em.createQuery(
                                "select m.id from MatchGame m where m.tournament = 'Open' and m.region = 'EU' and m.round = 2"
                                        + " and m.bracket >= 1 order by m.bracket",
                                Long.class)
                        .getResultList())
                .containsExactly(2L, 3L));
        assertThat(unit.log().entries()).singleElement().satisfies(entry -> assertThat(entry.index())
                .isEqualTo("byRound"));
        unit.requests();
        unit.run(em -> assertThat(
                        em.createQuery("select m.tournament from MatchGame m where m.bracket = 1", String.class)
                                .getResultList())
                .containsExactly("Open", "Open"));
        assertThat(unit.requests()).containsExactly("Query", "BatchGetItem");
    }

    @Test
    void an_index_without_the_row_is_not_asked_for_it() {
        unit.run(em -> em.persist(new Match(11, "Cup", "EU", 2, null, null)));
        assertThatThrownBy(() -> unit.run(em -> em.createQuery(
                                "select m.id from MatchGame m where m.tournament = 'Cup' and m.region = 'EU'",
                                Long.class)
                        .getResultList()))
                .satisfies(problem -> assertThat(causes(problem).toString()).contains("SCAN_NOT_ALLOWED"));
    }

    @Test
    void a_sparse_index_holds_what_has_a_value() {
        unit.run(em -> {
            em.persist(new Match(21, "Liga", "EU", 1, 1, "Lee"));
            em.persist(new Match(22, "Liga", "EU", 1, 2, null));
        });
        assertThat(entries("OPEN#Lee")).hasSize(1);
        unit.run(em -> em.find(Match.class, 22L).judge = "Lee");
        assertThat(entries("OPEN#Lee")).hasSize(2);
        unit.run(em -> em.find(Match.class, 21L).judge = null);
        assertThat(entries("OPEN#Lee")).hasSize(1);
        unit.run(em -> assertThat(em.createQuery("select m.id from MatchGame m where m.judge = 'Lee'", Long.class)
                        .getResultList())
                .containsExactly(22L));
    }

    private static List<Map<String, AttributeValue>> entries(String partition) {
        return table.client()
                .query(request -> request.tableName(table.name())
                        .indexName("gsi1")
                        .keyConditionExpression("gsi1pk = :p")
                        .expressionAttributeValues(Map.of(":p", s(partition))))
                .items();
    }

    @Test
    void entries_kept_as_items_are_written_with_the_row_and_never_stale() {
        unit.run(em -> {
            var zoe = new Shopper(6, "Zoe");
            em.persist(zoe);
            em.persist(new Ticket(1, zoe, "A1"));
            em.persist(new Ticket(2, zoe, "B1"));
            em.persist(new Ticket(3, null, "C1"));
        });
        assertThat(keys("#entry"))
                .containsExactlyInAnyOrder("Ticket.shopper_id#6 | #entry#A1#A1", "Ticket.shopper_id#6 | #entry#B1#A2");
        unit.requests();
        unit.run(em -> {
            assertThat(em.createQuery(
                                    "select t.id from Ticket t where t.shopper.id = 6 and t.seat like 'B%'", Long.class)
                            .getResultList())
                    .containsExactly(2L);
            em.persist(new Ticket(4, em.getReference(Shopper.class, 6L), "B2"));
            em.find(Ticket.class, 1L).seat = "B9";
            assertThat(em.createQuery(
                                    "select t.id from Ticket t where t.shopper.id = 6 and t.seat like 'B%' order by t.seat",
                                    Long.class)
                            .getResultList())
                    .containsExactly(2L, 4L, 1L);
        });
        assertThat(unit.requests()).startsWith("Query", "GetItem").doesNotContain("Scan");
        assertThat(keys("#entry"))
                .containsExactlyInAnyOrder(
                        "Ticket.shopper_id#6 | #entry#B9#A1",
                        "Ticket.shopper_id#6 | #entry#B1#A2",
                        "Ticket.shopper_id#6 | #entry#B2#A4");
        unit.run(em -> List.of(1L, 2L, 4L).forEach(id -> em.remove(em.find(Ticket.class, id))));
        assertThat(keys("#entry")).isEmpty();
    }
}
