package io.virga.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;

/** An entity of ten attributes beside its id. */
@Entity
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Wide {

    @Id
    private long id;

    private String name;
    private String street;
    private String city;
    private String country;
    private int height;
    private int width;
    private long code;
    private BigDecimal amount;
    private Instant at;
    private double weight;

    protected Wide() {}

    Wide(long id) {
        this.id = id;
        name = "name " + id;
        street = "street";
        city = "city";
        country = "country";
        code = id;
        amount = BigDecimal.valueOf(id, 2);
        at = Instant.EPOCH.plusSeconds(id);
    }

    void rename(String newName) {
        name = newName;
    }
}
