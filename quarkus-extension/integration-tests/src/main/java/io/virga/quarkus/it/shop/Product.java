package io.virga.quarkus.it.shop;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Something the shop sells. */
@Entity
@Table(indexes = @Index(columnList = "name"))
public class Product {

    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    private int stock;

    @ElementCollection
    private Set<String> labels = new HashSet<>();

    @Version
    private int version;

    protected Product() {}

    public Product(String name, BigDecimal price, int stock) {
        this.name = name;
        this.price = price;
        this.stock = stock;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public int getStock() {
        return stock;
    }

    public void setStock(int stock) {
        this.stock = stock;
    }

    /** Takes some from the stock, or refuses. */
    public void take(int quantity) {
        if (quantity > stock) {
            throw new SoldOutException(name, quantity, stock);
        }
        stock -= quantity;
    }

    public Set<String> getLabels() {
        return labels;
    }

    public int getVersion() {
        return version;
    }
}
