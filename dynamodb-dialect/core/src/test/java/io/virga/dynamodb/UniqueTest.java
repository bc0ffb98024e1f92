package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A unique constraint over several columns: its guards move, change hands and go with their rows, and none is left behind. */
@ExtendWith(DynamoDbExtension.class)
class UniqueTest {

    private static int tables;

    @Entity(name = "Seat")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "one_seat",
                            columnNames = {"hall", "place"}))
    static class Seat {
        @Id
        Long id;

        @Version
        int version;

        String hall;
        Integer place;

        protected Seat() {}

        Seat(long id, String hall, Integer place) {
            this.id = id;
            this.hall = hall;
            this.place = place;
        }
    }

    private OrderSystem seats;
    private RawTable raw;

    @BeforeEach
    void start(DynamoServer server) {
        var table = "unique" + tables++;
        seats = OrderSystem.start(server, table, List.of(Seat.class));
        raw = new RawTable(server, table);
        seats.run(em -> {
            em.persist(new Seat(1, "A", 1));
            em.persist(new Seat(2, "A", 2));
        });
    }

    @AfterEach
    void stop() {
        raw.close();
        seats.close();
    }

    /** Each guard with the row that it points at. */
    private Map<String, String> guards() {
        var guards = new TreeMap<String, String>();
        raw.items("#guard")
                .forEach(item -> guards.put(item.get("pk").s(), item.get("_pk").s()));
        return guards;
    }

    private void taken(Consumer<EntityManager> work) {
        var before = guards();
        assertThatThrownBy(() -> seats.run(work))
                .hasCauseInstanceOf(ConstraintViolationException.class)
                .hasStackTraceContaining("one_seat");
        assertThat(guards()).isEqualTo(before);
    }

    @Test
    void the_same_pair_is_taken_once() {
        assertThat(guards()).hasSize(2);
        taken(em -> em.persist(new Seat(3, "A", 1)));
        taken(em -> em.find(Seat.class, 2L).place = 1);
        seats.run(em -> em.persist(new Seat(3, "B", 1)));
        assertThat(guards()).hasSize(3);
    }

    @Test
    void a_null_in_the_pair_guards_nothing() {
        seats.run(em -> {
            em.persist(new Seat(3, "A", null));
            em.persist(new Seat(4, "A", null));
        });
        assertThat(guards()).hasSize(2);
        seats.run(em -> em.find(Seat.class, 3L).place = 3);
        assertThat(guards()).hasSize(3);
        seats.run(em -> em.find(Seat.class, 3L).place = null);
        assertThat(guards()).hasSize(2);
    }

    @Test
    void a_changed_pair_frees_the_old_one() {
        seats.run(em -> em.find(Seat.class, 1L).place = 7);
        seats.run(em -> em.persist(new Seat(3, "A", 1)));
        assertThat(guards().values()).containsExactlyInAnyOrder("Seat#1", "Seat#2", "Seat#3");
        seats.run(em -> em.remove(em.find(Seat.class, 1L)));
        assertThat(guards().values()).containsExactlyInAnyOrder("Seat#2", "Seat#3");
    }

    @Test
    void a_pair_that_comes_back_in_the_same_transaction() {
        seats.run(em -> {
            var seat = em.find(Seat.class, 1L);
            seat.place = 7;
            em.flush();
            seat.place = 1;
        });
        assertThat(guards()).hasSize(2).containsValue("Seat#1");
    }

    @Test
    void two_rows_change_places() {
        seats.run(em -> {
            em.find(Seat.class, 1L).place = 2;
            em.find(Seat.class, 2L).place = 1;
        });
        var guards = guards();
        assertThat(guards).hasSize(2);
        seats.run(em -> {
            assertThat(em.find(Seat.class, 1L).place).isEqualTo(2);
            em.remove(em.find(Seat.class, 1L));
        });
        assertThat(guards().values()).containsExactly("Seat#2");
        seats.run(em -> em.persist(new Seat(3, "A", 2)));
        taken(em -> em.persist(new Seat(4, "A", 1)));
    }

    @Test
    void a_pair_is_inherited_from_a_removed_row() {
        seats.run(em -> {
            em.remove(em.find(Seat.class, 1L));
            em.persist(new Seat(3, "A", 1));
        });
        assertThat(guards().values()).containsExactlyInAnyOrder("Seat#2", "Seat#3");
    }

    /** Between the reading of a row and the commit somebody else changes it: its guard does not change hands. */
    @Test
    void a_pair_that_was_given_up_elsewhere() {
        var em = seats.factory().createEntityManager();
        em.getTransaction().begin();
        em.remove(em.find(Seat.class, 1L));
        em.persist(new Seat(3, "A", 1));
        seats.run(other -> other.find(Seat.class, 1L).place = 9);
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(jakarta.persistence.RollbackException.class);
        em.close();
        assertThat(guards().values()).containsExactlyInAnyOrder("Seat#1", "Seat#2");
    }

    @Test
    void an_id_that_is_removed_and_inserted_again() {
        seats.run(em -> {
            em.remove(em.find(Seat.class, 1L));
            em.persist(new Seat(1, "C", 1));
        });
        seats.run(em -> assertThat(em.find(Seat.class, 1L).hall).isEqualTo("C"));
        assertThat(guards().values()).containsExactlyInAnyOrder("Seat#1", "Seat#2");
        assertThat(guards().keySet()).noneMatch(guard -> guard.contains("A#1"));
    }
}
