package io.virga.benchmarks.dynamodb;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The root of an aggregate. */
@Entity
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Purchase {

    @Id
    private long id;

    private String customer;
    private String city;
    private LocalDate placed;
    private BigDecimal total;

    @Version
    private int version;

    @OneToMany(mappedBy = "purchase", cascade = CascadeType.PERSIST)
    private List<PurchaseLine> lines = new ArrayList<>();

    protected Purchase() {}

    Purchase(long id, int lines) {
        this.id = id;
        customer = "customer " + id;
        city = "Rome";
        placed = LocalDate.of(2026, 11, 21);
        total = BigDecimal.valueOf(id, 2);
        for (int number = 0; number < lines; number++) {
            this.lines.add(new PurchaseLine(this, number));
        }
    }

    long id() {
        return id;
    }

    String customer() {
        return customer;
    }
}
