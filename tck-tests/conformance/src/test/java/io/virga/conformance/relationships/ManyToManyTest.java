package io.virga.conformance.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.12.4 and 2.12.5.2 ManyToMany Relationships",
        entities = {ManyToManyTest.Project.class, ManyToManyTest.Coder.class, ManyToManyTest.Patent.class})
class ManyToManyTest {

    @Test
    void both_sides_are_read(EntityManagerFactory factory) {
        factory.runInTransaction(ManyToManyTest::twoProjects);

        factory.runInTransaction(em -> {
            assertThat(em.find(Project.class, 1L).coders).extracting(c -> c.id).containsExactlyInAnyOrder(1L, 2L);
            assertThat(em.find(Coder.class, 2L).projects).extracting(p -> p.id).containsExactlyInAnyOrder(1L, 2L);
        });
    }

    @Test
    void only_the_owning_side_is_stored(EntityManagerFactory factory) {
        factory.runInTransaction(ManyToManyTest::twoProjects);
        factory.runInTransaction(em -> em.find(Coder.class, 1L).projects.clear());

        factory.runInTransaction(
                em -> assertThat(em.find(Coder.class, 1L).projects).hasSize(1));
    }

    @Test
    void one_pair_less(EntityManagerFactory factory) {
        factory.runInTransaction(ManyToManyTest::twoProjects);
        factory.runInTransaction(em -> em.find(Project.class, 1L).coders.removeIf(c -> c.id == 2L));

        factory.runInTransaction(em -> {
            assertThat(em.find(Project.class, 1L).coders).extracting(c -> c.id).containsExactly(1L);
            assertThat(em.find(Coder.class, 2L).projects).extracting(p -> p.id).containsExactly(2L);
        });
    }

    @Test
    void removal_of_an_owner_removes_its_pairs(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(ManyToManyTest::twoProjects);
        factory.runInTransaction(em -> em.remove(em.find(Project.class, 1L)));

        factory.runInTransaction(em -> {
            assertThat(em.find(Coder.class, 1L).projects).isEmpty();
            assertThat(em.find(Coder.class, 2L).projects).hasSize(1);
        });
        assertThat(queries.longs("select count(c) from Coder c")).containsExactly(2L);
    }

    @Test
    void queries_over_the_pairs(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(ManyToManyTest::twoProjects);

        assertThat(queries.longs("select p.id from Project p join p.coders c where c.name = 'C2' order by p.id"))
                .containsExactly(1L, 2L);
        assertThat(queries.longs("select c.id from Coder c where c.projects is empty"))
                .isEmpty();
        assertThat(queries.longs("select c.id from Coder c where size(c.projects) = 2"))
                .containsExactly(2L);
        assertThat(queries.longs(
                        "select p.id from Project p where (select c from Coder c where c.id = 1) member of p.coders"))
                .containsExactly(1L);
    }

    @Test
    void a_bag_may_hold_one_twice(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Patent patent = new Patent();
            patent.id = 1L;
            em.persist(patent);
            Coder coder = coder(em, 1);
            coder.patents.add(patent);
            coder.patents.add(patent);
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Coder.class, 1L).patents).hasSize(2));
        factory.runInTransaction(em -> em.find(Coder.class, 1L).patents.remove(0));
        factory.runInTransaction(
                em -> assertThat(em.find(Coder.class, 1L).patents).hasSize(1));
    }

    @Test
    void pairs_of_one_entity_with_itself(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Coder a = coder(em, 1);
            Coder b = coder(em, 2);
            a.friends.add(b);
            b.friends.add(a);
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Coder.class, 1L).friends).extracting(c -> c.id).containsExactly(2L);
            assertThat(em.find(Coder.class, 2L).friendOf).extracting(c -> c.id).containsExactly(1L);
        });
    }

    @Test
    void a_map_by_an_attribute_of_the_value(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(ManyToManyTest::twoProjects);

        factory.runInTransaction(
                em -> assertThat(em.find(Project.class, 1L).byName.keySet()).containsExactlyInAnyOrder("C1", "C2"));
        assertThat(queries.longs("select value(c).id from Project p join p.byName c where key(c) = 'C2' and p.id = 1"))
                .containsExactly(2L);
    }

    @Test
    void a_map_with_a_key_of_its_own(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            twoProjects(em);
            Project first = em.find(Project.class, 1L);
            first.byRole.put("lead", em.find(Coder.class, 1L));
            first.byRole.put("tester", em.find(Coder.class, 2L));
        });
        factory.runInTransaction(em -> {
            Map<String, Coder> byRole = em.find(Project.class, 1L).byRole;
            byRole.put("lead", byRole.remove("tester"));
        });

        factory.runInTransaction(em -> assertThat(em.find(Project.class, 1L).byRole)
                .hasSize(1)
                .hasEntrySatisfying("lead", c -> assertThat(c.id).isEqualTo(2L)));
        assertThat(queries.strings("select key(r) from Project p join p.byRole r"))
                .containsExactly("lead");
    }

    @Test
    void a_map_with_an_entity_as_key(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            twoProjects(em);
            Patent patent = new Patent();
            patent.id = 1L;
            em.persist(patent);
            em.find(Project.class, 1L).inventors.put(patent, em.find(Coder.class, 2L));
        });

        factory.runInTransaction(em -> {
            Map<Patent, Coder> inventors = em.find(Project.class, 1L).inventors;
            assertThat(inventors).hasSize(1);
            assertThat(inventors.get(em.find(Patent.class, 1L)).id).isEqualTo(2L);
        });
    }

    /** Coder 1 works on project 1, coder 2 on both. */
    private static void twoProjects(EntityManager em) {
        Coder one = coder(em, 1);
        Coder two = coder(em, 2);
        for (long id : new long[] {1, 2}) {
            Project project = new Project();
            project.id = id;
            project.coders.add(two);
            project.byName.put(two.name, two);
            if (id == 1) {
                project.coders.add(one);
                project.byName.put(one.name, one);
            }
            em.persist(project);
        }
        em.flush();
    }

    private static Coder coder(EntityManager em, long id) {
        Coder coder = new Coder();
        coder.id = id;
        coder.name = "C" + id;
        em.persist(coder);
        return coder;
    }

    @Entity(name = "Project")
    static class Project {
        @Id
        Long id;

        @ManyToMany
        Set<Coder> coders = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "project_by_name")
        @MapKey(name = "name")
        Map<String, Coder> byName = new HashMap<>();

        @ManyToMany
        @JoinTable(name = "project_by_role")
        @MapKeyColumn(name = "role_name")
        Map<String, Coder> byRole = new HashMap<>();

        @ManyToMany
        @JoinTable(name = "project_inventors")
        @MapKeyJoinColumn(name = "patent_id")
        Map<Patent, Coder> inventors = new HashMap<>();
    }

    @Entity(name = "Coder")
    static class Coder {
        @Id
        Long id;

        String name;

        @ManyToMany(mappedBy = "coders")
        Collection<Project> projects = new HashSet<>();

        @ManyToMany
        List<Patent> patents = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "friendship",
                joinColumns = @JoinColumn(name = "coder_id"),
                inverseJoinColumns = @JoinColumn(name = "friend_id"))
        Set<Coder> friends = new HashSet<>();

        @ManyToMany(mappedBy = "friends")
        Set<Coder> friendOf = new HashSet<>();
    }

    @Entity(name = "Patent")
    static class Patent {
        @Id
        Long id;
    }
}
