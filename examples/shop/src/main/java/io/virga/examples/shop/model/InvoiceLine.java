package io.virga.examples.shop.model;

import static jakarta.persistence.FetchType.LAZY;

import io.virga.dynamodb.ItemKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * A line of an invoice, with a number of its own, as the old shop had it. On DynamoDB it is kept in its invoice's item collection, so that one request
 * reads an invoice with its lines; other databases do not look at the annotation.
 */
@Entity
@ItemKey(partition = "Invoice#{invoice}", sort = "InvoiceLine#{id}")
public class InvoiceLine {

    @Id
    private Integer id;

    @NotNull
    @ManyToOne(fetch = LAZY)
    private Invoice invoice;

    @NotNull
    @ManyToOne(fetch = LAZY)
    private Track track;

    @NotNull
    @PositiveOrZero
    @Column(precision = 10, scale = 2)
    private BigDecimal unitPrice;

    @Positive
    private int quantity;

    @Version
    private Integer version;

    protected InvoiceLine() {}

    public InvoiceLine(Integer id, Invoice invoice, Track track, BigDecimal unitPrice, int quantity) {
        this.id = id;
        this.invoice = invoice;
        this.track = track;
        this.unitPrice = unitPrice;
        this.quantity = quantity;
    }

    public Integer getId() {
        return id;
    }

    public Invoice getInvoice() {
        return invoice;
    }

    public Track getTrack() {
        return track;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public int getQuantity() {
        return quantity;
    }

    public BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    public Integer getVersion() {
        return version;
    }
}
