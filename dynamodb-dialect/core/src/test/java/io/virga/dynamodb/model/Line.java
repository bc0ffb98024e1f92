package io.virga.dynamodb.model;

import io.virga.dynamodb.ItemKey;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

@Entity
@ItemKey(partition = "Invoice#{invoice}", sort = "Line#{id}")
public class Line {

    @Id
    private Long id;

    @Version
    private int version;

    private String what;
    private int quantity;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Invoice invoice;

    protected Line() {}

    Line(long id, Invoice invoice, String what, int quantity) {
        this.id = id;
        this.invoice = invoice;
        this.what = what;
        this.quantity = quantity;
    }

    public Long getId() {
        return id;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = what;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public Invoice getInvoice() {
        return invoice;
    }
}
