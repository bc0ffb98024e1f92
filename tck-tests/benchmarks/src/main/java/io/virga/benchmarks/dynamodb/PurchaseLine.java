package io.virga.benchmarks.dynamodb;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.math.BigDecimal;

/** A child that its parent and a number identify: it lives in the parent's item collection. */
@Entity
@IdClass(PurchaseLine.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class PurchaseLine {

    /** Its identifier. */
    public record Key(long purchase, int number) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    private Purchase purchase;

    @Id
    private int number;

    private String product;
    private int quantity;
    private BigDecimal price;

    protected PurchaseLine() {}

    PurchaseLine(Purchase purchase, int number) {
        this.purchase = purchase;
        this.number = number;
        product = "product " + number;
        quantity = number + 1;
        price = BigDecimal.valueOf(number, 2);
    }
}
