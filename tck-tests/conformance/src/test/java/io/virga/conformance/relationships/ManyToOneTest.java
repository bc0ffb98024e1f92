package io.virga.conformance.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.12.2 and 2.12.3.2 ManyToOne / OneToMany Relationships",
        entities = {
            ManyToOneTest.Employee.class,
            ManyToOneTest.Department.class,
            ManyToOneTest.Region.class,
            ManyToOneTest.Office.class,
            ManyToOneTest.OfficeKey.class
        })
class ManyToOneTest {

    @Test
    void both_sides_are_read(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Department sales = department(em, 1, "S");
            employee(em, 1, sales);
            employee(em, 2, sales);
            employee(em, 3, null);
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Employee.class, 1L).department.code).isEqualTo("S");
            assertThat(em.find(Employee.class, 3L).department).isNull();
            assertThat(em.find(Department.class, 1L).employees)
                    .extracting(e -> e.id)
                    .containsExactlyInAnyOrder(1L, 2L);
        });
    }

    @Test
    void a_change_of_the_inverse_side_alone_is_not_stored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Department sales = department(em, 1, "S");
            employee(em, 1, sales);
            employee(em, 2, null);
        });
        factory.runInTransaction(em -> {
            Department sales = em.find(Department.class, 1L);
            sales.employees.clear();
            sales.employees.add(em.find(Employee.class, 2L));
        });

        factory.runInTransaction(em -> assertThat(em.find(Department.class, 1L).employees)
                .extracting(e -> e.id)
                .containsExactly(1L));
    }

    @Test
    void one_moves_to_another_parent(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            employee(em, 1, department(em, 1, "S"));
            department(em, 2, "P");
        });
        factory.runInTransaction(em -> em.find(Employee.class, 1L).department = em.getReference(Department.class, 2L));

        factory.runInTransaction(em -> {
            assertThat(em.find(Department.class, 1L).employees).isEmpty();
            assertThat(em.find(Department.class, 2L).employees).hasSize(1);
        });
    }

    @Test
    void a_reference_alone_needs_no_read_of_the_parent(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> department(em, 1, "S"));
        factory.runInTransaction(em -> employee(em, 1, em.getReference(Department.class, 1L)));

        assertThat(queries.longs("select e.department.id from Employee e")).containsExactly(1L);
    }

    @Test
    void the_many_are_ordered_as_their_mapping_says(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Department sales = department(em, 1, "S");
            employee(em, 2, sales);
            employee(em, 9, sales);
            employee(em, 4, sales);
        });

        factory.runInTransaction(em -> assertThat(em.find(Department.class, 1L).byName)
                .extracting(e -> e.name)
                .containsExactly("E9", "E4", "E2"));
    }

    @Test
    void a_reference_to_a_unique_column_that_is_no_key(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Region north = new Region();
            north.id = 1L;
            north.code = "N";
            em.persist(north);
            employee(em, 1, null).region = north;
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Employee.class, 1L).region.id).isEqualTo(1L));
        assertThat(queries.longs("select e.id from Employee e join e.region r where r.code = 'N'"))
                .containsExactly(1L);
        factory.runInTransaction(em -> assertThat(em.find(Region.class, 1L).employees)
                .extracting(e -> e.id)
                .containsExactly(1L));
    }

    @Test
    void a_parent_with_a_composite_key(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Office office = new Office();
            office.key = new OfficeKey("Lyon", 4);
            em.persist(office);
            employee(em, 1, null).office = office;
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Employee.class, 1L).office.key).isEqualTo(new OfficeKey("Lyon", 4)));
        assertThat(queries.longs("select e.id from Employee e where e.office.key.city = 'Lyon'"))
                .containsExactly(1L);
        assertThat(queries.longs("select e.id from Employee e where e.office.key.city = 'Kyoto'"))
                .isEmpty();
        factory.runInTransaction(em -> em.find(Employee.class, 1L).office = null);
        factory.runInTransaction(
                em -> assertThat(em.find(Employee.class, 1L).office).isNull());
    }

    @Test
    void a_tree_of_one_entity(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Employee boss = employee(em, 1, null);
            employee(em, 2, null).manager = boss;
            employee(em, 3, null).manager = boss;
        });

        factory.runInTransaction(em -> assertThat(em.find(Employee.class, 1L).reports)
                .extracting(e -> e.id)
                .containsExactlyInAnyOrder(2L, 3L));
        assertThat(queries.longs("select e.id from Employee e where e.manager.name = 'E1' order by e.id"))
                .containsExactly(2L, 3L);
    }

    private static Employee employee(EntityManager em, long id, Department department) {
        Employee employee = new Employee();
        employee.id = id;
        employee.name = "E" + id;
        employee.department = department;
        em.persist(employee);
        return employee;
    }

    private static Department department(EntityManager em, long id, String code) {
        Department department = new Department();
        department.id = id;
        department.code = code;
        em.persist(department);
        return department;
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        Long id;

        String name;

        @ManyToOne
        Department department;

        @ManyToOne
        @JoinColumn(name = "region_code", referencedColumnName = "code")
        Region region;

        @ManyToOne
        @JoinColumn(name = "office_city", referencedColumnName = "city")
        @JoinColumn(name = "office_floor", referencedColumnName = "office_floor")
        Office office;

        @ManyToOne(fetch = FetchType.LAZY)
        Employee manager;

        @OneToMany(mappedBy = "manager")
        Set<Employee> reports = new HashSet<>();
    }

    @Entity(name = "Department")
    static class Department {
        @Id
        Long id;

        String code;

        @OneToMany(mappedBy = "department")
        Collection<Employee> employees = new ArrayList<>();

        @OneToMany(mappedBy = "department")
        @OrderBy("name desc")
        List<Employee> byName = new ArrayList<>();
    }

    @Entity(name = "Region")
    static class Region implements Serializable {
        @Id
        Long id;

        @Column(unique = true, nullable = false)
        String code;

        @OneToMany(mappedBy = "region")
        Set<Employee> employees = new HashSet<>();
    }

    @Embeddable
    record OfficeKey(
            String city, @Column(name = "office_floor") int floor) implements Serializable {}

    @Entity(name = "Office")
    static class Office {
        @EmbeddedId
        OfficeKey key;
    }
}
