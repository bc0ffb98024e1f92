package io.virga.examples.shop.model;

public enum InvoiceStatus {
    OPEN,
    PAID,
    SHIPPED
}
