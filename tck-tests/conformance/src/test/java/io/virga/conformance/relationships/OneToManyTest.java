package io.virga.conformance.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.12.5.1 Unidirectional OneToMany Relationships",
        entities = {
            OneToManyTest.Ship.class,
            OneToManyTest.Cabin.class,
            OneToManyTest.Mast.class,
            OneToManyTest.Flag.class
        })
class OneToManyTest {

    @Test
    void in_a_join_table(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.cabins.add(cabin(em, 1));
            ship.cabins.add(cabin(em, 2));
        });

        factory.runInTransaction(em ->
                assertThat(em.find(Ship.class, 1L).cabins).extracting(c -> c.id).containsExactlyInAnyOrder(1L, 2L));
    }

    @Test
    void one_more_and_one_less(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.cabins.add(cabin(em, 1));
            ship.cabins.add(cabin(em, 2));
        });
        factory.runInTransaction(em -> {
            Ship ship = em.find(Ship.class, 1L);
            ship.cabins.removeIf(c -> c.id == 1L);
            ship.cabins.add(cabin(em, 3));
        });

        factory.runInTransaction(em -> {
            assertThat(em.find(Ship.class, 1L).cabins).extracting(c -> c.id).containsExactlyInAnyOrder(2L, 3L);
            assertThat(em.find(Cabin.class, 1L)).isNotNull();
        });
    }

    @Test
    void none_belongs_to_two(EntityManagerFactory factory) {
        factory.runInTransaction(em -> ship(em).cabins.add(cabin(em, 1)));

        assertThatThrownBy(() -> factory.runInTransaction(em -> {
                    Ship other = new Ship();
                    other.id = 2L;
                    em.persist(other);
                    other.cabins.add(em.find(Cabin.class, 1L));
                }))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void by_a_column_of_the_many(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.masts.add(mast(em, 1));
            ship.masts.add(mast(em, 2));
        });

        factory.runInTransaction(em -> assertThat(em.find(Ship.class, 1L).masts).hasSize(2));
        assertThat(queries.longs("select m.id from Ship s join s.masts m where s.name = 'Beagle' order by m.id"))
                .containsExactly(1L, 2L);
        factory.runInTransaction(em -> em.find(Ship.class, 1L).masts.removeIf(m -> m.id == 1L));
        assertThat(queries.longs("select m.id from Ship s join s.masts m")).containsExactly(2L);
        assertThat(queries.longs("select m.id from Mast m order by m.id")).containsExactly(1L, 2L);
    }

    @Test
    void a_list_keeps_its_order(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.flags.add(new Flag("red"));
            ship.flags.add(new Flag("blue"));
            ship.flags.add(new Flag("white"));
        });
        factory.runInTransaction(em -> {
            List<Flag> flags = em.find(Ship.class, 1L).flags;
            flags.add(0, flags.remove(2));
        });

        assertThat(colors(factory)).containsExactly("white", "red", "blue");
    }

    @Test
    void an_orphan_of_a_list_is_removed(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.flags.add(new Flag("red"));
            ship.flags.add(new Flag("blue"));
            ship.flags.add(new Flag("white"));
        });
        factory.runInTransaction(em -> em.find(Ship.class, 1L).flags.remove(1));

        assertThat(colors(factory)).containsExactly("red", "white");
        assertThat(queries.strings("select f.color from Flag f order by f.color"))
                .containsExactly("red", "white");
    }

    @Test
    void the_index_of_a_list_in_a_query(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.flags.add(new Flag("red"));
            ship.flags.add(new Flag("blue"));
        });

        assertThat(queries.strings("select f.color from Ship s join s.flags f where index(f) = 1"))
                .containsExactly("blue");
    }

    @Test
    void removal_of_the_one_removes_what_it_cascades_to(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Ship ship = ship(em);
            ship.flags.add(new Flag("red"));
            ship.masts.add(mast(em, 1));
            ship.cabins.add(cabin(em, 1));
        });
        factory.runInTransaction(em -> em.remove(em.find(Ship.class, 1L)));

        assertThat(queries.strings("select f.color from Flag f")).isEmpty();
        assertThat(queries.longs("select m.id from Mast m")).containsExactly(1L);
        assertThat(queries.longs("select c.id from Cabin c")).containsExactly(1L);
    }

    private static List<String> colors(EntityManagerFactory factory) {
        return factory.callInTransaction(
                em -> em.find(Ship.class, 1L).flags.stream().map(f -> f.color).toList());
    }

    private static Ship ship(EntityManager em) {
        Ship ship = new Ship();
        ship.id = 1L;
        ship.name = "Beagle";
        em.persist(ship);
        return ship;
    }

    private static Cabin cabin(EntityManager em, long id) {
        Cabin cabin = new Cabin();
        cabin.id = id;
        em.persist(cabin);
        return cabin;
    }

    private static Mast mast(EntityManager em, long id) {
        Mast mast = new Mast();
        mast.id = id;
        em.persist(mast);
        return mast;
    }

    @Entity(name = "Ship")
    static class Ship {
        @Id
        Long id;

        String name;

        @OneToMany
        Set<Cabin> cabins = new HashSet<>();

        @OneToMany
        @JoinColumn(name = "ship_id")
        Set<Mast> masts = new HashSet<>();

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "ship_id")
        @OrderColumn(name = "place")
        List<Flag> flags = new ArrayList<>();
    }

    @Entity(name = "Cabin")
    static class Cabin {
        @Id
        Long id;
    }

    @Entity(name = "Mast")
    static class Mast {
        @Id
        Long id;
    }

    @Entity(name = "Flag")
    static class Flag {
        @Id
        @GeneratedValue
        Long id;

        String color;

        Flag() {}

        Flag(String color) {
            this.color = color;
        }
    }
}
