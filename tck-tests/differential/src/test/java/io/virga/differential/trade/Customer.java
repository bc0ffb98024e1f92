package io.virga.differential.trade;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Who buys. */
@Entity
public class Customer {

    @Id
    Long id;

    String name;

    Integer credit;

    @Column(name = "customer_since")
    LocalDate since;

    boolean active;

    @Embedded
    Address address;

    @ElementCollection
    Set<String> labels = new HashSet<>();

    @OneToMany(mappedBy = "customer")
    Set<Purchase> purchases = new HashSet<>();
}
