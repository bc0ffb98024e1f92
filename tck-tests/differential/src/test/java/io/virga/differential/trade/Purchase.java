package io.virga.differential.trade;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** What a customer ordered. */
@Entity
@Table(indexes = @Index(columnList = "state, placed"))
public class Purchase {

    @Id
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Customer customer;

    @Enumerated(EnumType.STRING)
    State state;

    LocalDate placed;

    Integer priority;

    @OneToMany(mappedBy = "purchase")
    Set<Line> lines = new HashSet<>();

    @Version
    int version;
}
