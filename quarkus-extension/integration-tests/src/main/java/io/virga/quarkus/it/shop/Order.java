package io.virga.quarkus.it.shop;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a customer bought. On DynamoDB its lines lie in its item collection: one Query reads both. */
@Entity
@Table(name = "orders")
public class Order {

    @Id
    @GeneratedValue
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private Instant placedAt;

    @ElementCollection
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    protected Order() {}

    public Order(Customer customer, Instant placedAt) {
        this.customer = customer;
        this.placedAt = placedAt;
    }

    /** Takes some from the stock. */
    public void sell(Product product, int quantity) {
        product.take(quantity);
        lines.add(new Line(product.getId(), product.getName(), quantity, product.getPrice()));
    }

    public UUID getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    public List<Line> getLines() {
        return lines;
    }

    public BigDecimal getTotal() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
