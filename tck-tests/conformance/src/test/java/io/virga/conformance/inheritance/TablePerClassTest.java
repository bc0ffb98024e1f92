package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.14.3 Table per Concrete Class Strategy",
        entities = {
            TablePerClassTest.Vehicle.class,
            TablePerClassTest.Car.class,
            TablePerClassTest.Taxi.class,
            TablePerClassTest.Bike.class,
            TablePerClassTest.Garage.class
        })
class TablePerClassTest extends StrategyCases {

    TablePerClassTest() {
        super(new Mapped());
    }

    @Test
    void the_table_of_a_class_has_the_columns_of_its_superclasses(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Mapped().taxi(2, "Volvo", 5, "Yellow")));

        factory.runInTransaction(em -> {
            assertThat((Object[]) em.createNativeQuery("select maker, seats, company from Taxi")
                            .getSingleResult())
                    .containsExactly("Volvo", 5, "Yellow");
            assertThat(em.createNativeQuery("select id from Car").getResultList())
                    .isEmpty();
        });
    }

    private record Mapped() implements Vehicles {
        @Override
        public Vehicles.Vehicle car(long id, String maker, int seats) {
            return filled(new TablePerClassTest.Car(), id, maker, seats);
        }

        @Override
        public Vehicles.Vehicle taxi(long id, String maker, int seats, String company) {
            TablePerClassTest.Taxi taxi = filled(new TablePerClassTest.Taxi(), id, maker, seats);
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
            TablePerClassTest.Garage garage = new TablePerClassTest.Garage();
            garage.id = id;
            garage.vehicle = (TablePerClassTest.Vehicle) vehicle;
            return garage;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
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
