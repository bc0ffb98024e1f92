package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of a hierarchy whatever the strategy by which it is mapped. */
abstract class StrategyCases {

    private final Vehicles vehicles;
    private final Class<?> vehicle;
    private final Class<?> car;
    private final Class<?> taxi;
    private final Class<?> bike;
    private final Class<?> garage;

    StrategyCases(Vehicles vehicles) {
        this.vehicles = vehicles;
        this.car = vehicles.car(0, "", 0).getClass();
        this.taxi = vehicles.taxi(0, "", 0, "").getClass();
        this.bike = vehicles.bike(0, "", 0).getClass();
        this.garage = vehicles.garage(0, null).getClass();
        this.vehicle = car.getSuperclass();
    }

    @Test
    void each_is_found_as_what_it_is(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> {
            assertThat((Object) em.find(vehicle, 1L)).isExactlyInstanceOf(car);
            assertThat((Object) em.find(car, 2L)).isExactlyInstanceOf(taxi);
            assertThat((Object) em.find(bike, 3L)).isExactlyInstanceOf(bike);
        });
    }

    @Test
    void one_of_another_class_is_not_found(EntityManagerFactory factory) {
        stock(factory);

        factory.runInTransaction(em -> {
            assertThat((Object) em.find(bike, 1L)).isNull();
            assertThat((Object) em.find(taxi, 1L)).isNull();
        });
    }

    @Test
    void attributes_of_every_level(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.rows("select t.maker, t.seats, t.company from Taxi t"))
                .containsExactly(new Object[] {"Volvo", 5, "Yellow"});
    }

    @Test
    void a_query_of_a_class_answers_with_its_subclasses(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select v.id from Vehicle v order by v.id")).containsExactly(1L, 2L, 3L);
        assertThat(queries.longs("select c.id from Car c order by c.id")).containsExactly(1L, 2L);
        assertThat(queries.longs("select t.id from Taxi t")).containsExactly(2L);
        assertThat(queries.longs("select b.id from Bike b")).containsExactly(3L);
    }

    @Test
    void by_an_attribute_of_the_root(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select v.id from Vehicle v where v.maker = 'Volvo' order by v.id"))
                .containsExactly(1L, 2L);
        assertThat(queries.longs("select c.id from Car c where c.maker = 'Volvo' and c.seats > 4"))
                .containsExactly(2L);
    }

    @Test
    void by_type(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select v.id from Vehicle v where type(v) = Car"))
                .containsExactly(1L);
        assertThat(queries.longs("select v.id from Vehicle v where type(v) in (Car, Bike) order by v.id"))
                .containsExactly(1L, 3L);
        assertThat(queries.longs("select v.id from Vehicle v where type(v) <> Bike order by v.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void by_an_attribute_of_a_subclass(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select v.id from Vehicle v where treat(v as Taxi).company = 'Yellow'"))
                .containsExactly(2L);
        assertThat(queries.longs("select v.id from Vehicle v where treat(v as Car).seats = 2"))
                .isEmpty();
    }

    @Test
    void ordered_and_limited(EntityManagerFactory factory) {
        stock(factory);

        List<Long> ids = factory.callInTransaction(
                em -> em.createQuery("select v.id from Vehicle v order by v.maker, v.id desc", Long.class)
                        .setMaxResults(2)
                        .getResultList());
        assertThat(ids).containsExactly(3L, 2L);
    }

    @Test
    void counted_and_grouped(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.longs("select count(v) from Vehicle v")).containsExactly(3L);
        assertThat(queries.rows("select v.maker, count(v) from Vehicle v group by v.maker order by v.maker"))
                .containsExactly(new Object[] {"Batavus", 1L}, new Object[] {"Volvo", 2L});
    }

    @Test
    void an_update_at_every_level(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> {
            Vehicles.Taxi found = (Vehicles.Taxi) em.find(taxi, 2L);
            found.setMaker("Saab");
            found.setSeats(7);
            found.setCompany("Green");
        });

        assertThat(queries.rows("select t.maker, t.seats, t.company from Taxi t"))
                .containsExactly(new Object[] {"Saab", 7, "Green"});
    }

    @Test
    void removal(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> em.remove(em.find(taxi, 2L)));

        assertThat(queries.longs("select v.id from Vehicle v order by v.id")).containsExactly(1L, 3L);
        assertThat(queries.longs("select c.id from Car c")).containsExactly(1L);
    }

    @Test
    void a_bulk_update_reaches_the_subclasses(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(execute(factory, "update Car c set c.maker = 'Geely'")).isEqualTo(2);
        assertThat(queries.strings("select v.maker from Vehicle v order by v.id"))
                .containsExactly("Geely", "Geely", "Batavus");
        assertThat(execute(factory, "update Taxi t set t.company = 'Blue' where t.maker = 'Geely'"))
                .isEqualTo(1);
        assertThat(queries.strings("select t.company from Taxi t")).containsExactly("Blue");
    }

    @Test
    void a_bulk_delete_reaches_the_subclasses(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(execute(factory, "delete from Car c where c.maker = 'Volvo'"))
                .isEqualTo(2);
        assertThat(queries.longs("select v.id from Vehicle v")).containsExactly(3L);
    }

    @Test
    void a_reference_is_to_any_of_them(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> {
            em.persist(vehicles.garage(1, (Vehicles.Vehicle) em.find(taxi, 2L)));
            em.persist(vehicles.garage(2, (Vehicles.Vehicle) em.find(bike, 3L)));
        });

        factory.runInTransaction(em ->
                assertThat(((Vehicles.Garage) em.find(garage, 1L)).getVehicle()).isInstanceOf(taxi));
        assertThat(queries.longs("select g.id from Garage g where type(g.vehicle) = Bike"))
                .containsExactly(2L);
        assertThat(queries.strings("select g.vehicle.maker from Garage g order by g.id"))
                .containsExactly("Volvo", "Batavus");
        assertThat(queries.strings("select t.company from Garage g join treat(g.vehicle as Taxi) t"))
                .containsExactly("Yellow");
    }

    private static int execute(EntityManagerFactory factory, String jpql) {
        return factory.callInTransaction(em -> em.createQuery(jpql).executeUpdate());
    }

    /** A car (1) and a taxi (2) of Volvo's, a bike (3) of Batavus'. */
    private void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(vehicles.car(1, "Volvo", 4));
            em.persist(vehicles.taxi(2, "Volvo", 5, "Yellow"));
            em.persist(vehicles.bike(3, "Batavus", 3));
        });
    }
}
