package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.RollbackException;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bulk updates of what entities have in a second table, in which some have no row yet: theirs is inserted. */
@ExtendWith(DynamoDbExtension.class)
class SecondaryRowsTest {

    @Entity(name = "Person")
    @SecondaryTable(name = "Notes", pkJoinColumns = @PrimaryKeyJoinColumn(name = "person_no"))
    static class Person {
        @Id
        long id;

        String name;

        @Column(table = "Notes")
        String notes;

        @Column(table = "Notes")
        Integer rating;

        @Version
        int version;

        Person() {}

        Person(long id, String name, String notes) {
            this.id = id;
            this.name = name;
            this.notes = notes;
        }
    }

    @Embeddable
    record SeatId(String row, int number) {}

    @Entity(name = "Seat")
    @SecondaryTable(name = "SeatText")
    static class Seat {
        @EmbeddedId
        SeatId id;

        @Column(table = "SeatText")
        String label;

        Seat() {}

        Seat(String row, int number, String label) {
            id = new SeatId(row, number);
            this.label = label;
        }
    }

    private static int tables;

    private OrderSystem unit;

    @BeforeEach
    void start(DynamoServer server) {
        unit = OrderSystem.start(server, "secondary" + tables++, List.of(Person.class, Seat.class));
        unit.run(em -> {
            em.persist(new Person(1, "Ada", "careful"));
            em.persist(new Person(2, "Bob", null));
            em.persist(new Person(3, "Cid", null));
            em.persist(new Seat("A", 1, "window"));
            em.persist(new Seat("A", 2, null));
        });
        unit.requests();
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    private int execute(String jpql) {
        return unit.call(em -> em.createQuery(jpql).executeUpdate());
    }

    private List<String> strings(String jpql) {
        return unit.call(em -> em.createQuery(jpql, String.class).getResultList());
    }

    private static final String NOTES = "select p.notes from Person p order by p.id";

    @Test
    void the_row_that_is_there_is_updated_and_the_one_that_is_not_is_inserted() {
        assertThat(execute("update Person p set p.notes = 'late' where p.id in (1, 2)"))
                .isEqualTo(2);
        assertThat(strings(NOTES)).containsExactly("late", "late", null);
        assertThat(execute("update Person p set p.notes = 'all'")).isEqualTo(3);
        assertThat(strings(NOTES)).containsExactly("all", "all", "all");
    }

    @Test
    void with_parameters_expressions_and_subqueries() {
        int updated = unit.call(em -> em.createQuery(
                        "update Person p set p.notes = upper(:text), p.rating = :rating where p.name > :name")
                .setParameter("text", "new")
                .setParameter("rating", 7)
                .setParameter("name", "Ada")
                .executeUpdate());
        assertThat(updated).isEqualTo(2);
        assertThat(strings(NOTES)).containsExactly("careful", "NEW", "NEW");

        execute("update Person p set p.rating = coalesce(p.rating, 0) + 1");
        List<Integer> ratings =
                unit.call(em -> em.createQuery("select p.rating from Person p order by p.id", Integer.class)
                        .getResultList());
        assertThat(ratings).containsExactly(1, 8, 8);

        execute("update Person p set p.notes = (select max(s.label) from Seat s) where p.id = 2");
        assertThat(strings(NOTES)).containsExactly("careful", "window", "NEW");
    }

    @Test
    void from_what_the_first_table_holds() {
        execute("update Person p set p.notes = concat(p.name, '!')");
        assertThat(strings(NOTES)).containsExactly("Ada!", "Bob!", "Cid!");
    }

    @Test
    void new_values_are_made_of_old_ones_whichever_table_is_written_first() {
        execute("update Person p set p.name = 'new', p.notes = concat('was ', p.name) where p.id = 2");
        assertThat(strings("select concat(p.name, ' ', p.notes) from Person p where p.id = 2"))
                .containsExactly("new was Bob");
        execute("update Person p set p.notes = 'new', p.name = p.notes where p.id = 1");
        assertThat(strings("select concat(p.name, ' ', p.notes) from Person p where p.id = 1"))
                .containsExactly("careful new");
    }

    @Test
    void values_that_change_places_between_the_tables_are_refused_and_nothing_is_written() {
        assertThatThrownBy(() -> execute("update Person p set p.name = p.notes, p.notes = p.name"))
                .hasStackTraceContaining("BULK_WRITE: a bulk update of several tables sets")
                .hasStackTraceContaining("Set them by two statements");
        assertThat(unit.requests()).isEmpty();
    }

    @Test
    void both_tables_at_once_the_version_too() {
        assertThat(execute("update versioned Person p set p.name = 'Eve', p.notes = 'x' where p.id = 2"))
                .isOne();
        unit.run(em -> {
            Person eve = em.find(Person.class, 2L);
            assertThat(eve.name).isEqualTo("Eve");
            assertThat(eve.notes).isEqualTo("x");
            assertThat(eve.version).isOne();
        });
    }

    @Test
    void by_an_id_of_several_columns() {
        assertThat(execute("update Seat s set s.label = 'aisle'")).isEqualTo(2);
        assertThat(strings("select s.label from Seat s order by s.id.number")).containsExactly("aisle", "aisle");
    }

    @Test
    void in_one_transaction_which_sees_them_and_can_forget_them() {
        var em = unit.factory().createEntityManager();
        em.getTransaction().begin();
        em.createQuery("update Person p set p.notes = 'mine'").executeUpdate();
        assertThat(em.createQuery("select count(p) from Person p where p.notes = 'mine'", Long.class)
                        .getSingleResult())
                .isEqualTo(3);
        em.getTransaction().rollback();
        em.close();
        assertThat(unit.requests()).doesNotContain("TransactWriteItems", "PutItem", "UpdateItem");
        assertThat(strings(NOTES)).containsExactly("careful", null, null);
    }

    @Test
    void a_row_that_somebody_else_inserts_meanwhile_is_not_overwritten() {
        assertThatThrownBy(() -> unit.run(em -> {
                    em.createQuery("update Person p set p.notes = 'bulk'").executeUpdate();
                    unit.run(other -> other.find(Person.class, 2L).notes = "first");
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(strings(NOTES)).containsExactly("careful", "first", null);
    }
}
