package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import org.junit.jupiter.api.Test;

@Section(
        value = "11.1.47 SecondaryTable Annotation",
        entities = {SecondaryTableTest.Person.class, SecondaryTableTest.Badge.class, SecondaryTableTest.Home.class})
class SecondaryTableTest {

    @Test
    void state_in_two_tables_is_one_entity(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> {
            Person ada = em.find(Person.class, 1L);
            assertThat(ada.name).isEqualTo("Ada");
            assertThat(ada.notes).isEqualTo("careful");
            assertThat(ada.home).isEqualTo(new Home("Rue Neuve", "Lyon"));
            assertThat(ada.badge.id).isEqualTo(7L);
        });
    }

    @Test
    void a_query_reaches_both(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select p.id from Person p where p.notes = 'careful' and p.name = 'Ada'"))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Person p where p.home.city = 'Kyoto'"))
                .isEmpty();
        assertThat(queries.longs("select p.id from Person p where p.badge.id = 7"))
                .containsExactly(1L);
    }

    @Test
    void nothing_in_the_second_table_is_null(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Person(2, "Bob")));

        factory.runInTransaction(em -> {
            Person bob = em.find(Person.class, 2L);
            assertThat(bob.notes).isNull();
            assertThat(bob.home).isNull();
        });
        assertThat(queries.longs("select p.id from Person p where p.notes is null"))
                .containsExactly(2L);
    }

    @Test
    void an_update_of_the_second_table(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> {
            Person ada = em.find(Person.class, 1L);
            ada.notes = "bold";
            ada.home = new Home("Shijo-dori", "Kyoto");
        });

        assertThat(queries.rows("select p.notes, p.home.city, p.name from Person p"))
                .containsExactly(new Object[] {"bold", "Kyoto", "Ada"});
    }

    @Test
    void what_was_null_is_set_and_set_to_null_again(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Person(2, "Bob")));
        factory.runInTransaction(em -> em.find(Person.class, 2L).notes = "new");
        assertThat(queries.strings("select p.notes from Person p")).containsExactly("new");

        factory.runInTransaction(em -> em.find(Person.class, 2L).notes = null);
        assertThat(queries.longs("select p.id from Person p where p.notes is null"))
                .containsExactly(2L);
    }

    @Test
    void the_second_table_is_named_and_keyed_as_mapped(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> assertThat(
                        (Object[]) em.createNativeQuery("select person_no, notes from person_notes where person_no = 1")
                                .getSingleResult())
                .containsExactly(1L, "careful"));
    }

    @Test
    void removal_removes_the_rows_of_all(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> em.remove(em.find(Person.class, 1L)));

        factory.runInTransaction(em -> {
            assertThat(em.createNativeQuery("select person_no from person_notes")
                            .getResultList())
                    .isEmpty();
            assertThat(em.createNativeQuery("select home_street from person_home")
                            .getResultList())
                    .isEmpty();
        });
    }

    @Test
    void a_bulk_update_of_the_second_table(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> em.persist(new Person(2, "Bob")));

        factory.runInTransaction(
                em -> em.createQuery("update Person p set p.notes = 'late'").executeUpdate());
        assertThat(queries.strings("select p.notes from Person p")).containsExactly("late", "late");
    }

    @Test
    void a_bulk_update_of_the_first_table(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        int updated = factory.callInTransaction(
                em -> em.createQuery("update Person p set p.name = 'Eve' where p.notes = 'careful'")
                        .executeUpdate());
        assertThat(updated).isEqualTo(1);
        assertThat(queries.strings("select p.name from Person p")).containsExactly("Eve");
    }

    @Test
    void a_bulk_delete(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> em.persist(new Person(2, "Bob")));

        int deleted = factory.callInTransaction(em ->
                em.createQuery("delete from Person p where p.notes = 'careful'").executeUpdate());
        assertThat(deleted).isEqualTo(1);
        assertThat(queries.longs("select p.id from Person p")).containsExactly(2L);
        factory.runInTransaction(em -> assertThat(em.createNativeQuery("select person_no from person_notes")
                        .getResultList())
                .isEmpty());
    }

    private static void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Badge badge = new Badge();
            badge.id = 7L;
            em.persist(badge);
            Person ada = new Person(1, "Ada");
            ada.notes = "careful";
            ada.home = new Home("Rue Neuve", "Lyon");
            ada.badge = badge;
            em.persist(ada);
        });
    }

    @Embeddable
    record Home(String street, String city) {}

    @Entity(name = "Person")
    @SecondaryTable(name = "person_notes", pkJoinColumns = @PrimaryKeyJoinColumn(name = "person_no"))
    @SecondaryTable(name = "person_home")
    static class Person {
        @Id
        Long id;

        String name;

        @Column(table = "person_notes")
        String notes;

        @ManyToOne
        @JoinColumn(table = "person_notes")
        Badge badge;

        @AttributeOverride(name = "street", column = @Column(name = "home_street", table = "person_home"))
        @AttributeOverride(name = "city", column = @Column(name = "home_city", table = "person_home"))
        Home home;

        Person() {}

        Person(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Badge")
    static class Badge {
        @Id
        Long id;
    }
}
