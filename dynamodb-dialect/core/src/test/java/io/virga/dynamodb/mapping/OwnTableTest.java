package io.virga.dynamodb.mapping;

import static io.virga.dynamodb.mapping.RawTable.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A table of an entity's own takes along what the entity identifies; a transaction spans the tables. */
@ExtendWith(DynamoDbExtension.class)
class OwnTableTest {

    @Entity(name = "Event")
    @ItemTable(name = "own_events", partitionKey = "event", sortKey = "part")
    static class Event {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(unique = true)
        String name;

        @ElementCollection
        Set<String> tags = new HashSet<>();

        @ManyToOne(fetch = FetchType.LAZY)
        Host host;

        protected Event() {}

        Event(String name, Host host, String... tags) {
            this.name = name;
            this.host = host;
            this.tags.addAll(List.of(tags));
        }
    }

    @Entity(name = "Host")
    @Inheritance
    @DiscriminatorValue("HOST")
    static class Host {
        @Id
        long id;

        protected Host() {}

        Host(long id) {
            this.id = id;
        }
    }

    /** Its index is sparse: only rows of the subclass have the attribute. */
    @Entity(name = "Venue")
    @DiscriminatorValue("VENUE")
    @ItemIndex(partition = "{city}")
    static class Venue extends Host {
        String city;

        protected Venue() {}

        Venue(long id, String city) {
            super(id);
            this.city = city;
        }
    }

    private static OrderSystem unit;
    private static RawTable events;
    private static RawTable home;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(server, "own_home", List.of(Event.class, Host.class, Venue.class), "scan=forbid");
        events = new RawTable(server, "own_events");
        home = new RawTable(server, "own_home");
    }

    @AfterAll
    static void stop() {
        unit.close();
        events.close();
        home.close();
    }

    @Test
    void the_entity_its_collection_and_its_guard_live_there_and_are_one_transaction() {
        unit.requests();
        var id = unit.call(em -> {
            var host = new Venue(1, "Rome");
            em.persist(host);
            var event = new Event("fair", host, "big", "old");
            em.persist(event);
            return event.id;
        });
        assertThat(unit.requests()).containsExactly("UpdateItem", "TransactWriteItems");
        assertThat(events.items())
                .filteredOn(item -> item.get("event").s().equals("Event#" + id))
                .extracting(item -> item.get("part").s())
                .containsExactly("#", "Event_tags#big#", "Event_tags#old#");
        assertThat(events.items("#guard")).extracting(item -> item.get("event")).contains(s("Event!name#fair"));
        assertThat(home.items("Host")).isNotEmpty();
        assertThat(home.items("Event")).isEmpty();
        unit.run(em -> {
            var event = em.find(Event.class, id);
            assertThat(event.tags).containsExactlyInAnyOrder("big", "old");
            assertThat(em.createQuery("select e.name from Event e where e.host.id = 1", String.class)
                            .getResultList())
                    .contains("fair");
        });
        assertThatThrownBy(() -> unit.run(em -> em.persist(new Event("fair", null))))
                .satisfies(problem -> assertThat(Units.text(problem)).contains("another row holds the values"));
    }

    @Test
    void a_join_spans_the_tables() {
        unit.run(em -> {
            var host = new Venue(7, "Oslo");
            em.persist(host);
            em.persist(new Event("ball", host));
        });
        unit.requests();
        unit.run(em -> assertThat(em.createQuery(
                                "select e.name, h.city from Venue h join Event e on e.host.id = h.id where h.city = 'Oslo'",
                                Object[].class)
                        .getResultList())
                .containsExactly(new Object[] {"ball", "Oslo"}));
        assertThat(unit.requests()).doesNotContain("Scan");
    }

    @Test
    void an_index_of_a_subclass_holds_its_rows_only() {
        unit.run(em -> {
            em.persist(new Venue(11, "Bern"));
            em.persist(new Host(12));
        });
        assertThat(home.items("Host"))
                .filteredOn(item -> item.get("id").equals(RawTable.n(12)))
                .singleElement()
                .satisfies(item -> assertThat(item).doesNotContainKey("gsi1pk"));
        unit.requests();
        unit.run(em -> assertThat(em.createQuery("select v.id from Venue v where v.city = 'Bern'", Long.class)
                        .getResultList())
                .containsExactly(11L));
        assertThat(unit.requests()).startsWith("Query").doesNotContain("Scan");
    }
}
