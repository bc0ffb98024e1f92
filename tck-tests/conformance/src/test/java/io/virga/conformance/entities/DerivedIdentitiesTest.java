package io.virga.conformance.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** The examples of the section: a parent with a simple, an embedded or an {@code IdClass} key, and dependents with each form of key. */
@Section(
        value = "2.4.2 Primary Keys Corresponding to Derived Identities",
        entities = {
            DerivedIdentitiesTest.Employee.class,
            DerivedIdentitiesTest.DependentByIdClass.class,
            DerivedIdentitiesTest.DependentByEmbeddedId.class,
            DerivedIdentitiesTest.Manager.class,
            DerivedIdentitiesTest.ManagerKey.class,
            DerivedIdentitiesTest.Delegate.class,
            DerivedIdentitiesTest.Aide.class,
            DerivedIdentitiesTest.Badge.class,
            DerivedIdentitiesTest.Locker.class,
            DerivedIdentitiesTest.Contract.class,
            DerivedIdentitiesTest.Pilot.class,
            DerivedIdentitiesTest.PilotDependent.class,
            DerivedIdentitiesTest.PilotAide.class,
            DerivedIdentitiesTest.License.class,
            DerivedIdentitiesTest.Medical.class
        })
class DerivedIdentitiesTest {

    @Test
    void example_1_id_class(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new DependentByIdClass("Tom", ada));
            em.persist(new DependentByIdClass("Tim", ada));
        });

        assertThat(found(factory, DependentByIdClass.class, new DependentId("Tom", 1L)).employee.name)
                .isEqualTo("Ada");
        assertThat(queries.strings(
                        "select d.name from DependentByIdClass d where d.employee.name = 'Ada' order by d.name"))
                .containsExactly("Tim", "Tom");
        assertThat(found(factory, DependentByIdClass.class, new DependentId("Tom", 2L)))
                .isNull();
    }

    @Test
    void example_1_embedded_id(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new DependentByEmbeddedId("Tom", ada));
        });

        DependentByEmbeddedId stored = found(factory, DependentByEmbeddedId.class, new DependentKey("Tom", 1L));
        assertThat(stored.id.employee).isEqualTo(1L);
        assertThat(queries.strings("select d.id.name from DependentByEmbeddedId d where d.employee.id = 1"))
                .containsExactly("Tom");
        assertThat(queries.longs("select d.id.employee from DependentByEmbeddedId d where d.id.name = 'Tom'"))
                .containsExactly(1L);
    }

    @Test
    void example_2_parent_with_an_id_class_and_dependent_with_one(EntityManagerFactory factory, Queries queries) {
        PilotId key = new PilotId("Ada", "Obi");
        factory.runInTransaction(em -> {
            Pilot ada = new Pilot(key);
            em.persist(ada);
            em.persist(new PilotDependent("Tom", ada));
            em.persist(new PilotDependent("Tim", ada));
        });

        assertThat(found(factory, PilotDependent.class, new PilotDependentId("Tom", key)).pilot.last)
                .isEqualTo("Obi");
        assertThat(queries.strings("select d.name from PilotDependent d where d.pilot.first = 'Ada' order by d.name"))
                .containsExactly("Tim", "Tom");
        assertThat(found(factory, PilotDependent.class, new PilotDependentId("Tom", new PilotId("Ada", "Abi"))))
                .isNull();
    }

    @Test
    void example_2_parent_with_an_id_class_and_dependent_with_an_embedded_id(
            EntityManagerFactory factory, Queries queries) {
        PilotId key = new PilotId("Ada", "Obi");
        factory.runInTransaction(em -> {
            Pilot ada = new Pilot(key);
            em.persist(ada);
            em.persist(new PilotAide("Tom", ada));
        });

        assertThat(found(factory, PilotAide.class, new PilotAideKey("Tom", key)).pilot.last)
                .isEqualTo("Obi");
        assertThat(queries.strings("select a.id.pilot.first from PilotAide a where a.pilot.last = 'Obi'"))
                .containsExactly("Ada");
    }

    @Test
    void example_3_parent_with_an_embedded_id_and_id_class(EntityManagerFactory factory, Queries queries) {
        ManagerKey key = new ManagerKey("Ada", "Obi");
        factory.runInTransaction(em -> {
            Manager ada = new Manager(key);
            em.persist(ada);
            em.persist(new Delegate("Tom", ada));
        });

        assertThat(found(factory, Delegate.class, new DelegateId("Tom", key)).manager.key)
                .isEqualTo(key);
        assertThat(queries.strings("select d.name from Delegate d where d.manager.key.last = 'Obi'"))
                .containsExactly("Tom");
    }

    @Test
    void example_3_parent_and_dependent_with_embedded_ids(EntityManagerFactory factory, Queries queries) {
        ManagerKey key = new ManagerKey("Ada", "Obi");
        factory.runInTransaction(em -> {
            Manager ada = new Manager(key);
            em.persist(ada);
            em.persist(new Aide("Tom", ada));
        });

        assertThat(found(factory, Aide.class, new AideKey("Tom", key)).manager.key)
                .isEqualTo(key);
        assertThat(queries.strings("select a.id.manager.first from Aide a")).containsExactly("Ada");
    }

    @Test
    void example_4_one_to_one_is_the_id(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new Badge(ada, "blue"));
        });

        Badge stored = found(factory, Badge.class, 1L);
        assertThat(stored.color).isEqualTo("blue");
        assertThat(stored.employee.name).isEqualTo("Ada");
    }

    @Test
    void example_4_maps_id_takes_the_simple_id(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(7, "Ada");
            em.persist(ada);
            em.persist(new Locker(ada, "north"));
        });

        Locker stored = found(factory, Locker.class, 7L);
        assertThat(stored.id).isEqualTo(7L);
        assertThat(stored.wing).isEqualTo("north");
        assertThat(queries.strings("select l.wing from Locker l where l.employee.name = 'Ada'"))
                .containsExactly("north");
    }

    @Test
    void example_5_the_id_class_of_the_parent_is_that_of_the_dependent(EntityManagerFactory factory, Queries queries) {
        PilotId key = new PilotId("Ada", "Obi");
        factory.runInTransaction(em -> {
            Pilot ada = new Pilot(key);
            em.persist(ada);
            em.persist(new License(ada, "jets"));
        });

        assertThat(found(factory, License.class, key).kind).isEqualTo("jets");
        assertThat(queries.strings("select l.kind from License l where l.pilot.last = 'Obi'"))
                .containsExactly("jets");
    }

    @Test
    void example_5_maps_id_takes_the_whole_of_the_parents_key(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Pilot ada = new Pilot(new PilotId("Ada", "Obi"));
            em.persist(ada);
            em.persist(new Medical(ada, 7));
        });

        Medical stored = found(factory, Medical.class, new PilotId("Ada", "Obi"));
        assertThat(stored.id).isEqualTo(new PilotId("Ada", "Obi"));
        assertThat(stored.pilot.last).isEqualTo("Obi");
        assertThat(stored.grade).isEqualTo(7);
    }

    @Test
    void example_6_one_to_one_takes_the_embedded_id(EntityManagerFactory factory) {
        ManagerKey key = new ManagerKey("Ada", "Obi");
        factory.runInTransaction(em -> {
            Manager ada = new Manager(key);
            em.persist(ada);
            em.persist(new Contract(ada, 3));
        });

        Contract stored = found(factory, Contract.class, key);
        assertThat(stored.key).isEqualTo(key);
        assertThat(stored.years).isEqualTo(3);
    }

    @Test
    void a_dependent_is_updated(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new DependentByIdClass("Tom", ada));
            em.persist(new Locker(ada, "north"));
        });
        factory.runInTransaction(em -> {
            em.find(DependentByIdClass.class, new DependentId("Tom", 1L)).age = 9;
            em.find(Locker.class, 1L).wing = "south";
        });

        assertThat(found(factory, DependentByIdClass.class, new DependentId("Tom", 1L)).age)
                .isEqualTo(9);
        assertThat(found(factory, Locker.class, 1L).wing).isEqualTo("south");
    }

    @Test
    void a_dependent_is_removed_alone(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new DependentByEmbeddedId("Tom", ada));
        });
        factory.runInTransaction(em -> em.remove(em.find(DependentByEmbeddedId.class, new DependentKey("Tom", 1L))));

        assertThat(found(factory, DependentByEmbeddedId.class, new DependentKey("Tom", 1L)))
                .isNull();
        assertThat(found(factory, Employee.class, 1L)).isNotNull();
    }

    @Test
    void a_detached_dependent_is_merged(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Employee ada = new Employee(1, "Ada");
            em.persist(ada);
            em.persist(new DependentByIdClass("Tom", ada));
        });
        DependentByIdClass detached = found(factory, DependentByIdClass.class, new DependentId("Tom", 1L));
        detached.age = 12;
        factory.runInTransaction(em -> em.merge(detached));

        assertThat(found(factory, DependentByIdClass.class, new DependentId("Tom", 1L)).age)
                .isEqualTo(12);
    }

    @Test
    void the_identifier_of_a_dependent(EntityManagerFactory factory) {
        Employee ada = new Employee(1, "Ada");
        DependentByIdClass tom = new DependentByIdClass("Tom", ada);
        factory.runInTransaction(em -> {
            em.persist(ada);
            em.persist(tom);
        });

        assertThat(factory.getPersistenceUnitUtil().getIdentifier(tom)).isEqualTo(new DependentId("Tom", 1L));
    }

    private static <T> T found(EntityManagerFactory factory, Class<T> entity, Object id) {
        return factory.callInTransaction(em -> em.find(entity, id));
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        Long id;

        String name;

        Employee() {}

        Employee(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    record DependentId(String name, Long employee) implements Serializable {}

    @Entity(name = "DependentByIdClass")
    @IdClass(DependentId.class)
    static class DependentByIdClass {
        @Id
        String name;

        @Id
        @ManyToOne
        Employee employee;

        int age;

        DependentByIdClass() {}

        DependentByIdClass(String name, Employee employee) {
            this.name = name;
            this.employee = employee;
        }
    }

    @Embeddable
    record DependentKey(String name, Long employee) implements Serializable {}

    @Entity(name = "DependentByEmbeddedId")
    static class DependentByEmbeddedId {
        @EmbeddedId
        DependentKey id;

        @MapsId("employee")
        @ManyToOne
        Employee employee;

        DependentByEmbeddedId() {}

        DependentByEmbeddedId(String name, Employee employee) {
            this.id = new DependentKey(name, employee.id);
            this.employee = employee;
        }
    }

    @Embeddable
    record ManagerKey(String first, String last) implements Serializable {}

    @Entity(name = "Manager")
    static class Manager {
        @EmbeddedId
        ManagerKey key;

        Manager() {}

        Manager(ManagerKey key) {
            this.key = key;
        }
    }

    record DelegateId(String name, ManagerKey manager) implements Serializable {}

    @Entity(name = "Delegate")
    @IdClass(DelegateId.class)
    static class Delegate {
        @Id
        String name;

        @Id
        @ManyToOne
        @JoinColumn(name = "manager_first", referencedColumnName = "first")
        @JoinColumn(name = "manager_last", referencedColumnName = "last")
        Manager manager;

        Delegate() {}

        Delegate(String name, Manager manager) {
            this.name = name;
            this.manager = manager;
        }
    }

    @Embeddable
    record AideKey(String name, ManagerKey manager) implements Serializable {}

    @Entity(name = "Aide")
    static class Aide {
        @EmbeddedId
        AideKey id;

        @MapsId("manager")
        @ManyToOne
        @JoinColumn(name = "manager_first", referencedColumnName = "first")
        @JoinColumn(name = "manager_last", referencedColumnName = "last")
        Manager manager;

        Aide() {}

        Aide(String name, Manager manager) {
            this.id = new AideKey(name, manager.key);
            this.manager = manager;
        }
    }

    @Entity(name = "Badge")
    static class Badge {
        @Id
        @OneToOne
        Employee employee;

        String color;

        Badge() {}

        Badge(Employee employee, String color) {
            this.employee = employee;
            this.color = color;
        }
    }

    @Entity(name = "Locker")
    static class Locker {
        @Id
        Long id;

        @MapsId
        @OneToOne
        Employee employee;

        String wing;

        Locker() {}

        Locker(Employee employee, String wing) {
            this.employee = employee;
            this.wing = wing;
        }
    }

    @Entity(name = "Contract")
    static class Contract {
        @EmbeddedId
        ManagerKey key;

        @MapsId
        @OneToOne
        @JoinColumn(name = "manager_first", referencedColumnName = "first")
        @JoinColumn(name = "manager_last", referencedColumnName = "last")
        Manager manager;

        int years;

        Contract() {}

        Contract(Manager manager, int years) {
            this.manager = manager;
            this.years = years;
        }
    }

    @Embeddable
    record PilotId(String first, String last) implements Serializable {}

    @Entity(name = "Pilot")
    @IdClass(PilotId.class)
    static class Pilot {
        @Id
        String first;

        @Id
        String last;

        Pilot() {}

        Pilot(PilotId id) {
            this.first = id.first();
            this.last = id.last();
        }
    }

    record PilotDependentId(String name, PilotId pilot) implements Serializable {}

    @Entity(name = "PilotDependent")
    @IdClass(PilotDependentId.class)
    static class PilotDependent {
        @Id
        String name;

        @Id
        @ManyToOne
        @JoinColumn(name = "pilot_first", referencedColumnName = "first")
        @JoinColumn(name = "pilot_last", referencedColumnName = "last")
        Pilot pilot;

        PilotDependent() {}

        PilotDependent(String name, Pilot pilot) {
            this.name = name;
            this.pilot = pilot;
        }
    }

    @Embeddable
    record PilotAideKey(String name, PilotId pilot) implements Serializable {}

    @Entity(name = "PilotAide")
    static class PilotAide {
        @EmbeddedId
        PilotAideKey id;

        @MapsId("pilot")
        @ManyToOne
        @JoinColumn(name = "pilot_first", referencedColumnName = "first")
        @JoinColumn(name = "pilot_last", referencedColumnName = "last")
        Pilot pilot;

        PilotAide() {}

        PilotAide(String name, Pilot pilot) {
            this.id = new PilotAideKey(name, new PilotId(pilot.first, pilot.last));
            this.pilot = pilot;
        }
    }

    @Entity(name = "License")
    @IdClass(PilotId.class)
    static class License {
        @Id
        @OneToOne
        @JoinColumn(name = "pilot_first", referencedColumnName = "first")
        @JoinColumn(name = "pilot_last", referencedColumnName = "last")
        Pilot pilot;

        String kind;

        License() {}

        License(Pilot pilot, String kind) {
            this.pilot = pilot;
            this.kind = kind;
        }
    }

    @Entity(name = "Medical")
    static class Medical {
        @EmbeddedId
        PilotId id;

        @MapsId
        @OneToOne
        @JoinColumn(name = "pilot_first", referencedColumnName = "first")
        @JoinColumn(name = "pilot_last", referencedColumnName = "last")
        Pilot pilot;

        int grade;

        Medical() {}

        Medical(Pilot pilot, int grade) {
            this.id = new PilotId(pilot.first, pilot.last);
            this.pilot = pilot;
            this.grade = grade;
        }
    }
}
