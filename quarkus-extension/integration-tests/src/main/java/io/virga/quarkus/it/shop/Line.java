package io.virga.quarkus.it.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** One product of an order, as it was when it was sold. */
@Embeddable
public record Line(
        long product,
        String name,
        int quantity,
        @Column(precision = 10, scale = 2) BigDecimal price) {

    BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
