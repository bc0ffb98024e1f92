package io.virga.differential.trade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What is sold. */
@Entity
public class Product {

    @Id
    Long id;

    String name;

    @Column(precision = 10, scale = 2)
    BigDecimal price;

    int stock;

    Kind kind;
}
