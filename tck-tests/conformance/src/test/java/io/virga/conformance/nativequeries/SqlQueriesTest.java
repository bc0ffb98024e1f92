package io.virga.conformance.nativequeries;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.11.11 SQL Queries",
        entities = {Pilot.class, Plane.class})
class SqlQueriesTest {

    @BeforeEach
    void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Plane jet = new Plane(1, "jet");
            em.persist(jet);
            em.persist(new Pilot(1, "Ada", 100, jet));
            em.persist(new Pilot(2, "Bob", 250, jet));
            em.persist(new Pilot(3, "Cleo", null, null));
        });
    }

    @Test
    void entities_by_class(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            List<Pilot> pilots = list(em.createNativeQuery("select * from pilots where hours > 50", Pilot.class));
            assertThat(pilots).extracting(p -> p.name).containsExactlyInAnyOrder("Ada", "Bob");
            assertThat(pilots).allMatch(em::contains);
        });
    }

    @Test
    void an_entity_is_the_managed_one(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Pilot ada = em.find(Pilot.class, 1L);
            assertThat(em.createNativeQuery("select * from pilots where id = 1", Pilot.class)
                            .getSingleResult())
                    .isSameAs(ada);
        });
    }

    @Test
    void changes_of_what_was_found_are_written(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(
                em -> SqlQueriesTest.<Pilot>list(em.createNativeQuery("select * from pilots where id = 3", Pilot.class))
                        .forEach(p -> p.hours = 1));

        assertThat(queries.list(Integer.class, "select p.hours from Pilot p where p.id = 3"))
                .containsExactly(1);
    }

    @Test
    void the_query_sees_what_is_not_flushed(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Pilot(4, "Dai", 7, null));
            assertThat(list(em.createNativeQuery("select name from pilots where hours = 7")))
                    .containsExactly("Dai");
        });
    }

    @Test
    void entities_by_mapping(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(SqlQueriesTest.<Pilot>list(
                        em.createNativeQuery("select id, name, hours, plane_id from pilots order by id", "pilots")))
                .extracting(p -> p.name)
                .containsExactly("Ada", "Bob", "Cleo"));
    }

    @Test
    void entities_of_renamed_columns(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Pilot bob = (Pilot) em.createNativeQuery(
                            "select id as pilot_id, name as pilot_name, hours as pilot_hours, plane_id as pilot_plane"
                                    + " from pilots where id = 2",
                            "pilots by alias")
                    .getSingleResult();
            assertThat(bob.name).isEqualTo("Bob");
            assertThat(factory.getPersistenceUnitUtil().getIdentifier(bob.plane))
                    .isEqualTo(1L);
        });
    }

    @Test
    void two_entities_of_a_row(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            List<Object[]> rows = list(em.createNativeQuery(
                    "select p.id, p.name, p.hours, p.plane_id, a.plane_no, a.model from pilots p"
                            + " join planes a on a.plane_no = p.plane_id order by p.id",
                    "pilot and plane"));
            assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row[1]).isSameAs(((Pilot) row[0]).plane));
        });
    }

    @Test
    void instances_of_a_constructor(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(SqlQueriesTest.<Pilot.Experience>list(em.createNativeQuery(
                        "select name, hours from pilots where hours is not null order by name", "experience")))
                .containsExactly(new Pilot.Experience("Ada", 100), new Pilot.Experience("Bob", 250)));
    }

    @Test
    void columns_of_a_mapping(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(SqlQueriesTest.<Object[]>list(em.createNativeQuery(
                        "select name, hours as flown from pilots where id < 3 order by id", "columns")))
                .containsExactly(new Object[] {"Ada", 100L}, new Object[] {"Bob", 250L}));
    }

    @Test
    void an_entity_and_a_column(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            List<Object[]> rows = list(em.createNativeQuery(
                    "select p.*, p.hours / 10 as decade from pilots p where p.id = 1", "pilot and column"));
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(((Pilot) row[0]).name).isEqualTo("Ada");
                assertThat(row[1]).isEqualTo(10);
            });
        });
    }

    @Test
    void named_queries(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            assertThat(em.createNamedQuery("Pilot.named", Pilot.class)
                            .setParameter(1, "Bob")
                            .getSingleResult()
                            .id)
                    .isEqualTo(2L);
            assertThat(em.createNamedQuery("Pilot.experience", Pilot.Experience.class)
                            .setParameter("hours", 100)
                            .getResultList())
                    .extracting(Pilot.Experience::name)
                    .containsExactly("Ada", "Bob");
        });
    }

    @Test
    void positional_parameters_and_pages(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            assertThat(list(em.createNativeQuery("select name from pilots where id >= ?1 and id <= ?2 order by id")
                            .setParameter(1, 1)
                            .setParameter(2, 2)))
                    .containsExactly("Ada", "Bob");
            assertThat(list(em.createNativeQuery("select name from pilots order by id")
                            .setFirstResult(1)
                            .setMaxResults(1)))
                    .containsExactly("Bob");
        });
    }

    @Test
    void aggregates_and_groups(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            assertThat(((Number) em.createNativeQuery("select count(*) from pilots where hours >= 100")
                                    .getSingleResult())
                            .intValue())
                    .isEqualTo(2);
            assertThat(SqlQueriesTest.<Object[]>list(em.createNativeQuery(
                            "select a.model, sum(p.hours) from pilots p join planes a on p.plane_id = a.plane_no"
                                    + " group by a.model")))
                    .singleElement()
                    .satisfies(row -> assertThat(row[1]).hasToString("350"));
        });
    }

    @Test
    void updates_and_deletes(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            assertThat(em.createNativeQuery("update pilots set hours = hours + 1 where hours is not null")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(em.createNativeQuery("delete from pilots where name = ?1")
                            .setParameter(1, "Cleo")
                            .executeUpdate())
                    .isEqualTo(1);
        });

        assertThat(queries.list(Integer.class, "select p.hours from Pilot p order by p.id"))
                .containsExactly(101, 251);
    }

    @Test
    void an_insert(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createNativeQuery("insert into pilots (id, name, hours) values (?1, ?2, ?3)")
                                .setParameter(1, 9L)
                                .setParameter(2, "Ivo")
                                .setParameter(3, 1)
                                .executeUpdate())
                        .isEqualTo(1));

        factory.runInTransaction(em -> assertThat(em.find(Pilot.class, 9L).name).isEqualTo("Ivo"));
    }

    @Test
    void a_scalar_type_is_named(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(SqlQueriesTest.<String>list(
                        em.createNativeQuery("select name from pilots order by id", String.class)))
                .containsExactly("Ada", "Bob", "Cleo"));
    }

    @Test
    void rows_as_tuples(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Tuple row =
                    (Tuple) em.createNativeQuery("select name as n, hours as h from pilots where id = 1", Tuple.class)
                            .getSingleResult();
            assertThat(row.get("n")).isEqualTo("Ada");
            assertThat(row.get("h")).isEqualTo(100);
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Query query) {
        return query.getResultList();
    }
}
