package io.virga.conformance.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Section(
        value = "11.1.38 to 11.1.40 NamedEntityGraph, NamedSubgraph and NamedAttributeNode Annotations",
        entities = {
            NamedEntityGraphTest.Depot.class,
            NamedEntityGraphTest.Vehicle.class,
            NamedEntityGraphTest.Truck.class,
            NamedEntityGraphTest.Taxi.class,
            NamedEntityGraphTest.Maker.class
        })
class NamedEntityGraphTest {

    @BeforeEach
    void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Maker maker = new Maker(1, "Tatra");
            Maker other = new Maker(2, "Kögel");
            em.persist(maker);
            em.persist(other);
            Depot depot = new Depot(1);
            em.persist(depot);
            em.persist(new Truck(1, depot, maker, other));
            em.persist(new Taxi(2, depot, maker));
        });
    }

    private static boolean loaded(EntityManager em, Object entity, String attribute) {
        return em.getEntityManagerFactory().getPersistenceUnitUtil().isLoaded(entity, attribute);
    }

    private static Vehicle only(List<Vehicle> vehicles, Class<?> type) {
        return vehicles.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    @Test
    void by_name_for_find(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            var graph = em.getEntityGraph("Depot.vehicles");
            Depot depot = em.find(Depot.class, 1L, Map.of("jakarta.persistence.fetchgraph", graph));
            assertThat(loaded(em, depot, "vehicles")).isTrue();
            assertThat(depot.vehicles).hasSize(2).allSatisfy(vehicle -> assertThat(loaded(em, vehicle, "maker"))
                    .isTrue());
        });
    }

    @Test
    void a_subgraph_for_a_subclass_only(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            var graph = em.getEntityGraph("Depot.trailers");
            Depot depot = em.find(Depot.class, 1L, Map.of("jakarta.persistence.loadgraph", graph));
            assertThat(loaded(em, depot, "vehicles")).isTrue();
            assertThat(loaded(em, only(depot.vehicles, Truck.class), "trailerMaker"))
                    .isTrue();
            assertThat(loaded(em, only(depot.vehicles, Taxi.class), "maker")).isFalse();
        });
    }

    @Test
    void a_graph_of_a_class_with_more_for_its_subclasses(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            var graph = em.getEntityGraph("Vehicle.makers");
            List<Vehicle> vehicles = em.createQuery("select v from Vehicle v order by v.id", Vehicle.class)
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList();
            assertThat(vehicles).hasSize(2).allSatisfy(vehicle -> assertThat(loaded(em, vehicle, "maker"))
                    .isTrue());
            assertThat(loaded(em, only(vehicles, Truck.class), "trailerMaker")).isTrue();
        });
    }

    @Test
    void all_attributes(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            var graph = em.getEntityGraph("Depot.all");
            Depot depot = em.find(Depot.class, 1L, Map.of("jakarta.persistence.fetchgraph", graph));
            assertThat(loaded(em, depot, "vehicles")).isTrue();
        });
    }

    @Test
    void named_graphs_are_listed_by_their_entity(EntityManagerFactory factory) {
        assertThat(factory.getNamedEntityGraphs(Depot.class))
                .containsOnlyKeys("Depot.vehicles", "Depot.trailers", "Depot.all");
        factory.runInTransaction(
                em -> assertThat(em.getEntityGraphs(Vehicle.class)).hasSize(1));
    }

    @Entity(name = "Depot")
    @NamedEntityGraph(
            name = "Depot.vehicles",
            attributeNodes = @NamedAttributeNode(value = "vehicles", subgraph = "vehicle"),
            subgraphs = @NamedSubgraph(name = "vehicle", attributeNodes = @NamedAttributeNode("maker")))
    @NamedEntityGraph(
            name = "Depot.trailers",
            attributeNodes = @NamedAttributeNode(value = "vehicles", subgraph = "truck"),
            subgraphs =
                    @NamedSubgraph(
                            name = "truck",
                            type = Truck.class,
                            attributeNodes = @NamedAttributeNode("trailerMaker")))
    @NamedEntityGraph(name = "Depot.all", includeAllAttributes = true)
    static class Depot {
        @Id
        Long id;

        @OneToMany(mappedBy = "depot")
        List<Vehicle> vehicles = new ArrayList<>();

        Depot() {}

        Depot(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @NamedEntityGraph(
            name = "Vehicle.makers",
            attributeNodes = @NamedAttributeNode("maker"),
            subclassSubgraphs =
                    @NamedSubgraph(
                            name = "truck",
                            type = Truck.class,
                            attributeNodes = @NamedAttributeNode("trailerMaker")))
    abstract static class Vehicle {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        Depot depot;

        @ManyToOne(fetch = FetchType.LAZY)
        Maker maker;

        Vehicle() {}

        Vehicle(long id, Depot depot, Maker maker) {
            this.id = id;
            this.depot = depot;
            this.maker = maker;
        }
    }

    @Entity(name = "Truck")
    static class Truck extends Vehicle {
        @ManyToOne(fetch = FetchType.LAZY)
        Maker trailerMaker;

        Truck() {}

        Truck(long id, Depot depot, Maker maker, Maker trailerMaker) {
            super(id, depot, maker);
            this.trailerMaker = trailerMaker;
        }
    }

    @Entity(name = "Taxi")
    static class Taxi extends Vehicle {
        Taxi() {}

        Taxi(long id, Depot depot, Maker maker) {
            super(id, depot, maker);
        }
    }

    @Entity(name = "Maker")
    static class Maker {
        @Id
        Long id;

        String name;

        Maker() {}

        Maker(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }
}
