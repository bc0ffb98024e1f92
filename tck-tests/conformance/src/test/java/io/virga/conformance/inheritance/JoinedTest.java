package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PrimaryKeyJoinColumn;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.14.2 Joined Subclass Strategy",
        entities = {
            JoinedTest.Vehicle.class,
            JoinedTest.Car.class,
            JoinedTest.Taxi.class,
            JoinedTest.Bike.class,
            JoinedTest.Garage.class
        })
class JoinedTest extends StrategyCases {

    JoinedTest() {
        super(new Mapped());
    }

    @Test
    void the_same_id_in_two_classes_is_refused(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Mapped().taxi(2, "Volvo", 5, "Yellow")));

        assertThatThrownBy(() -> factory.runInTransaction(em -> em.persist(new Mapped().car(2, "Fiat", 4))))
                .isInstanceOf(PersistenceException.class);
        assertThat(queries.strings("select v.maker from Vehicle v where v.id = 2"))
                .containsExactly("Volvo");
    }

    @Test
    void each_class_has_a_table_of_what_it_adds(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Mapped().taxi(2, "Volvo", 5, "Yellow")));

        factory.runInTransaction(em -> {
            assertThat(em.createNativeQuery("select company from Taxi").getSingleResult())
                    .isEqualTo("Yellow");
            assertThat(em.createNativeQuery("select seats from Car").getSingleResult())
                    .isEqualTo(5);
            assertThat(em.createNativeQuery("select maker from Vehicle").getSingleResult())
                    .isEqualTo("Volvo");
            assertThat(em.createNativeQuery("select bike_no from Bike").getResultList())
                    .isEmpty();
        });
    }

    @Test
    void a_bulk_update_of_a_table_with_another_key_column(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Mapped().bike(3, "Batavus", 3)));

        assertThat((int) factory.callInTransaction(em -> em.createQuery(
                                "update Bike b set b.gears = b.gears + 4, b.maker = 'Gazelle' where b.maker = 'Batavus'")
                        .executeUpdate()))
                .isEqualTo(1);
        assertThat(queries.rows("select b.gears, b.maker from Bike b")).containsExactly(new Object[] {7, "Gazelle"});
    }

    private record Mapped() implements Vehicles {
        @Override
        public Vehicles.Vehicle car(long id, String maker, int seats) {
            return filled(new JoinedTest.Car(), id, maker, seats);
        }

        @Override
        public Vehicles.Vehicle taxi(long id, String maker, int seats, String company) {
            JoinedTest.Taxi taxi = filled(new JoinedTest.Taxi(), id, maker, seats);
            taxi.company = company;
            return taxi;
        }

        private static <C extends Car> C filled(C car, long id, String maker, int seats) {
            car.id = id;
            car.maker = maker;
            car.seats = seats;
            return car;
        }

        @Override
        public Vehicles.Vehicle bike(long id, String maker, int gears) {
            Bike bike = new Bike();
            bike.id = id;
            bike.maker = maker;
            bike.gears = gears;
            return bike;
        }

        @Override
        public Vehicles.Garage garage(long id, Vehicles.Vehicle vehicle) {
            JoinedTest.Garage garage = new JoinedTest.Garage();
            garage.id = id;
            garage.vehicle = (JoinedTest.Vehicle) vehicle;
            return garage;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Vehicle implements Vehicles.Vehicle {
        @Id
        Long id;

        String maker;

        @Override
        public void setMaker(String maker) {
            this.maker = maker;
        }
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int seats;

        public void setSeats(int seats) {
            this.seats = seats;
        }
    }

    @Entity(name = "Taxi")
    static class Taxi extends Car implements Vehicles.Taxi {
        String company;

        @Override
        public void setCompany(String company) {
            this.company = company;
        }
    }

    @Entity(name = "Bike")
    @PrimaryKeyJoinColumn(name = "bike_no")
    static class Bike extends Vehicle {
        int gears;
    }

    @Entity(name = "Garage")
    static class Garage implements Vehicles.Garage {
        @Id
        Long id;

        @ManyToOne
        Vehicle vehicle;

        @Override
        public Vehicles.Vehicle getVehicle() {
            return vehicle;
        }
    }
}
