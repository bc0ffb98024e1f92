package io.virga.suite.walk;

import jakarta.persistence.Embeddable;
import java.util.Objects;

@Embeddable
public class Home {

    String street;
    String city;

    protected Home() {}

    Home(String street, String city) {
        this.street = street;
        this.city = city;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Home home && Objects.equals(street, home.street) && Objects.equals(city, home.city);
    }

    @Override
    public int hashCode() {
        return Objects.hash(street, city);
    }

    @Override
    public String toString() {
        return street + "/" + city;
    }
}
