package io.virga.differential.trade;

import jakarta.persistence.Entity;

/** Paid by card. */
@Entity
public class CardPayment extends Payment {

    String bank;

    Integer months;
}
