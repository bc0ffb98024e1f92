package io.virga.differential.trade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** Money for a purchase, of one kind or another. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public abstract class Payment {

    @Id
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Purchase purchase;

    @Column(precision = 10, scale = 2)
    BigDecimal amount;
}
