package io.virga.examples.shop.model;

import static jakarta.persistence.FetchType.LAZY;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An invoice and its lines: written together, read together. */
@Entity
@NamedEntityGraph(name = "Invoice.withLines", attributeNodes = @NamedAttributeNode("lines"))
@NamedQuery(
        name = "Invoice.ofCustomer",
        query = "select invoice from Invoice invoice where invoice.customer = :customer order by invoice.id desc")
public class Invoice {

    @Id
    private Integer id;

    @NotNull
    @ManyToOne(fetch = LAZY)
    private Customer customer;

    @NotNull
    @Column(name = "invoiceDate")
    private LocalDate date;

    @Valid
    @Embedded
    private Address billingAddress;

    @NotNull
    @Enumerated(EnumType.STRING)
    private InvoiceStatus status;

    @NotNull
    @PositiveOrZero
    @Column(precision = 10, scale = 2)
    private BigDecimal total;

    @Valid
    @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<InvoiceLine> lines = new ArrayList<>();

    @Version
    private Integer version;

    protected Invoice() {}

    /** A new invoice to a customer's own address, without lines yet. */
    public Invoice(Integer id, Customer customer, LocalDate date) {
        this(id, customer, date, customer.getAddress(), BigDecimal.ZERO.setScale(2), InvoiceStatus.OPEN);
    }

    public Invoice(
            Integer id,
            Customer customer,
            LocalDate date,
            Address billingAddress,
            BigDecimal total,
            InvoiceStatus status) {
        this.id = id;
        this.customer = customer;
        this.date = date;
        this.billingAddress = billingAddress;
        this.total = total;
        this.status = status;
    }

    /** Sells copies of a track: they leave the stock, and the total grows. */
    public InvoiceLine sell(Integer lineId, Track track, int quantity) {
        track.take(quantity);
        var line = new InvoiceLine(lineId, this, track, track.getUnitPrice(), quantity);
        lines.add(line);
        total = total.add(line.amount());
        return line;
    }

    /** Takes a line back: its copies return to the stock. */
    public void takeBack(InvoiceLine line) {
        if (lines.remove(line)) {
            line.getTrack().take(-line.getQuantity());
            total = total.subtract(line.amount());
        }
    }

    public Integer getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public LocalDate getDate() {
        return date;
    }

    public Address getBillingAddress() {
        return billingAddress;
    }

    public InvoiceStatus getStatus() {
        return status;
    }

    public void setStatus(InvoiceStatus status) {
        this.status = status;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public List<InvoiceLine> getLines() {
        return lines;
    }

    public Integer getVersion() {
        return version;
    }
}
