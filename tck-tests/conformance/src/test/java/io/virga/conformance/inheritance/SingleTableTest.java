package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.14.1 Single Table per Class Hierarchy Strategy",
        entities = {
            SingleTableTest.Vehicle.class,
            SingleTableTest.Car.class,
            SingleTableTest.Taxi.class,
            SingleTableTest.Bike.class,
            SingleTableTest.Garage.class
        })
class SingleTableTest extends StrategyCases {

    SingleTableTest() {
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
    void the_discriminator_is_a_column_as_mapped(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Mapped().taxi(2, "Volvo", 5, "Yellow")));

        factory.runInTransaction(em -> assertThat(em.createNativeQuery("select kind from Vehicle where maker = 'Volvo'")
                        .getSingleResult())
                .hasToString("T"));
    }

    @Test
    void columns_of_other_classes_are_null(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Mapped().bike(3, "Batavus", 3)));

        factory.runInTransaction(
                em -> assertThat((Object[]) em.createNativeQuery("select seats, company, gears from Vehicle")
                                .getSingleResult())
                        .containsExactly(null, null, 3));
    }

    private record Mapped() implements Vehicles {
        @Override
        public Vehicles.Vehicle car(long id, String maker, int seats) {
            return filled(new SingleTableTest.Car(), id, maker, seats);
        }

        @Override
        public Vehicles.Vehicle taxi(long id, String maker, int seats, String company) {
            SingleTableTest.Taxi taxi = filled(new SingleTableTest.Taxi(), id, maker, seats);
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
            SingleTableTest.Garage garage = new SingleTableTest.Garage();
            garage.id = id;
            garage.vehicle = (SingleTableTest.Vehicle) vehicle;
            return garage;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
    @DiscriminatorValue("V")
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
    @DiscriminatorValue("C")
    static class Car extends Vehicle {
        int seats;

        public void setSeats(int seats) {
            this.seats = seats;
        }
    }

    @Entity(name = "Taxi")
    @DiscriminatorValue("T")
    static class Taxi extends Car implements Vehicles.Taxi {
        String company;

        @Override
        public void setCompany(String company) {
            this.company = company;
        }
    }

    @Entity(name = "Bike")
    @DiscriminatorValue("B")
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
