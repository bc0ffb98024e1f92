package io.virga.differential.trade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** One product of a purchase. */
@Entity
public class Line {

    @Id
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Purchase purchase;

    @ManyToOne(fetch = FetchType.LAZY)
    Product product;

    int quantity;

    @Column(precision = 10, scale = 2)
    BigDecimal amount;

    String note;
}
