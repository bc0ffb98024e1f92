package io.virga.conformance.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.12.1 and 2.12.3.1 OneToOne Relationships",
        entities = {
            OneToOneTest.Employee.class,
            OneToOneTest.Cubicle.class,
            OneToOneTest.TravelProfile.class,
            OneToOneTest.Passport.class,
            OneToOneTest.Desk.class
        })
class OneToOneTest {

    @Test
    void the_owner_refers_to_the_other_side(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.cubicle = cubicle(em, 10, ada);
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Employee.class, 1L).cubicle.id).isEqualTo(10L);
            assertThat(em.find(Cubicle.class, 10L).resident.id).isEqualTo(1L);
        });
    }

    @Test
    void only_the_owning_side_is_stored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            cubicle(em, 10, ada);
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Employee.class, 1L).cubicle).isNull();
            assertThat(em.find(Cubicle.class, 10L).resident).isNull();
        });
    }

    @Test
    void a_lazy_one_is_loaded_when_used(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.profile = new TravelProfile(5, "aisle");
            em.persist(ada.profile);
        });

        factory.runInTransaction(em -> {
            Employee ada = em.find(Employee.class, 1L);
            assertThat(factory.getPersistenceUnitUtil().isLoaded(ada, "profile"))
                    .isFalse();
            assertThat(ada.profile.getSeat()).isEqualTo("aisle");
        });
    }

    @Test
    void it_is_set_anew(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.cubicle = cubicle(em, 10, ada);
            cubicle(em, 11, null);
        });
        factory.runInTransaction(em -> em.find(Employee.class, 1L).cubicle = em.find(Cubicle.class, 11L));

        factory.runInTransaction(em -> {
            assertThat(em.find(Cubicle.class, 10L).resident).isNull();
            assertThat(em.find(Cubicle.class, 11L).resident.id).isEqualTo(1L);
        });
    }

    @Test
    void it_is_set_to_null(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.cubicle = cubicle(em, 10, ada);
        });
        factory.runInTransaction(em -> em.find(Employee.class, 1L).cubicle = null);

        factory.runInTransaction(em -> {
            assertThat(em.find(Employee.class, 1L).cubicle).isNull();
            assertThat(em.find(Cubicle.class, 10L)).isNotNull();
        });
    }

    @Test
    void two_owners_of_one_are_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.cubicle = cubicle(em, 10, ada);
            employee(em, 2);
        });

        assertThatThrownBy(() -> factory.runInTransaction(
                        em -> em.find(Employee.class, 2L).cubicle = em.find(Cubicle.class, 10L)))
                .isInstanceOf(PersistenceException.class);
        factory.runInTransaction(
                em -> assertThat(em.find(Cubicle.class, 10L).resident.id).isEqualTo(1L));
    }

    @Test
    void a_query_goes_both_ways(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.cubicle = cubicle(em, 10, ada);
            employee(em, 2);
            cubicle(em, 11, null);
        });

        assertThat(queries.longs("select e.id from Employee e where e.cubicle.floor = 3"))
                .containsExactly(1L);
        assertThat(queries.longs("select c.id from Cubicle c where c.resident.name = 'E1'"))
                .containsExactly(10L);
        assertThat(queries.longs("select c.id from Cubicle c where c.resident is null"))
                .containsExactly(11L);
    }

    @Test
    void an_orphan_is_removed_when_it_is_replaced(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.passport = new Passport("A-1");
        });
        factory.runInTransaction(em -> em.find(Employee.class, 1L).passport = new Passport("A-2"));

        assertThat(queries.strings("select p.number from Passport p")).containsExactly("A-2");
    }

    @Test
    void an_orphan_is_removed_when_the_reference_is_set_to_null(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.passport = new Passport("A-1");
        });
        factory.runInTransaction(em -> em.find(Employee.class, 1L).passport = null);

        assertThat(queries.strings("select p.number from Passport p")).isEmpty();
    }

    @Test
    void one_kept_in_a_join_table(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = employee(em, 1);
            ada.desk = new Desk(7);
            em.persist(ada.desk);
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Employee.class, 1L).desk.id).isEqualTo(7L);
            assertThat(em.find(Desk.class, 7L).user.id).isEqualTo(1L);
        });
        assertThat(queries.longs("select e.id from Employee e where e.desk.id = 7"))
                .containsExactly(1L);
        factory.runInTransaction(em -> em.find(Employee.class, 1L).desk = null);
        factory.runInTransaction(em -> assertThat(em.find(Desk.class, 7L).user).isNull());
    }

    private static Employee employee(EntityManager em, long id) {
        Employee employee = new Employee();
        employee.id = id;
        employee.name = "E" + id;
        em.persist(employee);
        return employee;
    }

    private static Cubicle cubicle(EntityManager em, long id, Employee resident) {
        Cubicle cubicle = new Cubicle();
        cubicle.id = id;
        cubicle.floor = 3;
        cubicle.resident = resident;
        em.persist(cubicle);
        return cubicle;
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        Long id;

        String name;

        @OneToOne
        Cubicle cubicle;

        @OneToOne(fetch = FetchType.LAZY)
        TravelProfile profile;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        Passport passport;

        @OneToOne
        @JoinTable(name = "employee_desk")
        Desk desk;
    }

    @Entity(name = "Cubicle")
    static class Cubicle {
        @Id
        Long id;

        int floor;

        @OneToOne(mappedBy = "cubicle")
        Employee resident;
    }

    @Entity(name = "TravelProfile")
    static class TravelProfile {
        @Id
        private Long id;

        private String seat;

        TravelProfile() {}

        TravelProfile(long id, String seat) {
            this.id = id;
            this.seat = seat;
        }

        String getSeat() {
            return seat;
        }
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        @Column(name = "passport_number")
        String number;

        Passport() {}

        Passport(String number) {
            this.number = number;
        }
    }

    @Entity(name = "Desk")
    static class Desk {
        @Id
        Long id;

        @OneToOne(mappedBy = "desk")
        Employee user;

        Desk() {}

        Desk(long id) {
            this.id = id;
        }
    }
}
