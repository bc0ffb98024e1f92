package io.virga.quarkus.it.shop;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.List;

/** Who buys; an active record of Panache. */
@Entity
@Table(indexes = @Index(columnList = "city"))
public class Customer extends PanacheEntity {

    public String name;

    public String city;

    public static List<Customer> in(String city) {
        return list("city = ?1 order by name", city);
    }
}
