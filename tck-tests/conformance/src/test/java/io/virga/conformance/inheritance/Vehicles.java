package io.virga.conformance.inheritance;

/**
 * One hierarchy, mapped by each strategy: an abstract {@code Vehicle}, its subclasses {@code Car} and {@code Bike}, and {@code Taxi}, a car. A
 * {@code Garage} refers to any of them. These are the entities' names.
 */
interface Vehicles {

    Vehicle car(long id, String maker, int seats);

    Vehicle taxi(long id, String maker, int seats, String company);

    Vehicle bike(long id, String maker, int gears);

    Garage garage(long id, Vehicle vehicle);

    interface Vehicle {
        void setMaker(String maker);
    }

    interface Taxi extends Vehicle {
        void setSeats(int seats);

        void setCompany(String company);
    }

    interface Garage {
        Vehicle getVehicle();
    }
}
