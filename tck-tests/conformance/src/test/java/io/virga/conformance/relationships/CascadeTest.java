package io.virga.conformance.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.11 and 3.3 Entity Relationships, Cascading",
        entities = {CascadeTest.Crate.class, CascadeTest.Bottle.class, CascadeTest.Label.class})
class CascadeTest {

    @Test
    void persist_reaches_what_is_reached_by_persist(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            crate.persisted.add(new Bottle(10));
            em.persist(crate);
        });

        assertThat(bottles(factory)).containsExactly(10L);
    }

    @Test
    void persist_reaches_what_was_added_to_a_managed_entity_at_flush(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Crate(1)));
        factory.runInTransaction(em -> em.find(Crate.class, 1L).persisted.add(new Bottle(10)));

        assertThat(bottles(factory)).containsExactly(10L);
    }

    @Test
    void without_persist_a_new_entity_at_the_other_end_is_refused(EntityManagerFactory factory) {
        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    Crate crate = new Crate(1);
                    crate.plain.add(new Bottle(10));
                    em.persist(crate);
                }))
                .satisfies(e -> assertThat(chain(e)).hasAtLeastOneElementOfType(IllegalStateException.class));
        assertThat(bottles(factory)).isEmpty();
    }

    @Test
    void persist_goes_on_from_one_to_the_next(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            Bottle bottle = new Bottle(10);
            bottle.label = new Label(100);
            crate.persisted.add(bottle);
            em.persist(crate);
        });

        factory.runInTransaction(em -> assertThat(em.find(Label.class, 100L)).isNotNull());
    }

    @Test
    void merge_copies_what_is_reached_by_merge(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            crate.merged.add(new Bottle(10));
            Crate managed = em.merge(crate);
            assertThat(managed).isNotSameAs(crate);
            assertThat(managed.merged).hasSize(1).doesNotContainAnyElementsOf(crate.merged);
        });

        assertThat(bottles(factory)).containsExactly(10L);
    }

    @Test
    void merge_of_a_detached_graph_writes_its_changes(EntityManagerFactory factory) {
        Crate detached = factory.callInTransaction(em -> {
            Crate crate = new Crate(1);
            crate.merged.add(new Bottle(10));
            return em.merge(crate);
        });
        detached.merged.iterator().next().year = 1999;
        detached.merged.add(new Bottle(11));
        factory.runInTransaction(em -> em.merge(detached));

        factory.runInTransaction(
                em -> assertThat(em.find(Bottle.class, 10L).year).isEqualTo(1999));
        assertThat(bottles(factory)).containsExactly(10L, 11L);
    }

    @Test
    void remove_reaches_what_is_reached_by_remove(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            Bottle gone = new Bottle(10);
            Bottle kept = new Bottle(11);
            em.persist(gone);
            em.persist(kept);
            crate.removed.add(gone);
            crate.plain.add(kept);
            em.persist(crate);
        });
        factory.runInTransaction(em -> em.remove(em.find(Crate.class, 1L)));

        assertThat(bottles(factory)).containsExactly(11L);
    }

    @Test
    void refresh_reaches_what_is_reached_by_refresh(EntityManagerFactory factory) {
        stocked(factory);
        factory.runInTransaction(em -> {
            Crate crate = em.find(Crate.class, 1L);
            Bottle refreshed = crate.refreshed.iterator().next();
            Bottle plain = crate.plain.iterator().next();
            refreshed.year = 1;
            plain.year = 1;
            em.refresh(crate);
            assertThat(refreshed.year).isEqualTo(2000);
            assertThat(plain.year).isEqualTo(1);
            plain.year = 2000;
        });
    }

    @Test
    void detach_reaches_what_is_reached_by_detach(EntityManagerFactory factory) {
        stocked(factory);
        factory.runInTransaction(em -> {
            Crate crate = em.find(Crate.class, 1L);
            Bottle detached = crate.detached.iterator().next();
            Bottle plain = crate.plain.iterator().next();
            em.detach(crate);
            assertThat(em.contains(detached)).isFalse();
            assertThat(em.contains(plain)).isTrue();
        });
    }

    @Test
    void orphan_removal_also_removes_with_the_owner(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            Bottle bottle = new Bottle(10);
            em.persist(bottle);
            crate.owned.add(bottle);
            em.persist(crate);
        });
        factory.runInTransaction(em -> em.remove(em.find(Crate.class, 1L)));

        assertThat(bottles(factory)).isEmpty();
    }

    @Test
    void an_orphan_is_removed_at_flush(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            Bottle bottle = new Bottle(10);
            em.persist(bottle);
            crate.owned.add(bottle);
            em.persist(crate);
        });
        factory.runInTransaction(em -> {
            em.find(Crate.class, 1L).owned.clear();
            em.flush();
            assertThat(em.find(Bottle.class, 10L)).isNull();
        });
    }

    private static void stocked(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Crate crate = new Crate(1);
            for (Set<Bottle> bottles : List.of(crate.refreshed, crate.detached, crate.plain)) {
                Bottle bottle = new Bottle(10
                        + em.createQuery("select b from Bottle b", Bottle.class)
                                .getResultList()
                                .size());
                em.persist(bottle);
                bottles.add(bottle);
            }
            em.persist(crate);
        });
    }

    private static List<Long> bottles(EntityManagerFactory factory) {
        return new Queries(factory).longs("select b.id from Bottle b order by b.id");
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    @Entity(name = "Crate")
    static class Crate {
        @Id
        Long id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "persisted_in")
        Set<Bottle> persisted = new HashSet<>();

        @OneToMany(cascade = CascadeType.MERGE)
        @JoinColumn(name = "merged_in")
        Set<Bottle> merged = new HashSet<>();

        @OneToMany(cascade = CascadeType.REMOVE)
        @JoinColumn(name = "removed_in")
        Set<Bottle> removed = new HashSet<>();

        @OneToMany(cascade = CascadeType.REFRESH)
        @JoinColumn(name = "refreshed_in")
        Set<Bottle> refreshed = new HashSet<>();

        @OneToMany(cascade = CascadeType.DETACH)
        @JoinColumn(name = "detached_in")
        Set<Bottle> detached = new HashSet<>();

        @OneToMany(orphanRemoval = true)
        @JoinColumn(name = "owned_by")
        Set<Bottle> owned = new HashSet<>();

        @OneToMany
        @JoinColumn(name = "plain_in")
        Set<Bottle> plain = new HashSet<>();

        Crate() {}

        Crate(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Bottle")
    static class Bottle {
        @Id
        Long id;

        @Column(name = "bottled")
        int year = 2000;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Label label;

        Bottle() {}

        Bottle(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        Long id;

        Label() {}

        Label(long id) {
            this.id = id;
        }
    }
}
