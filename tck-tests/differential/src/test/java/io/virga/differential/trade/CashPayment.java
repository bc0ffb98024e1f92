package io.virga.differential.trade;

import jakarta.persistence.Entity;

/** Paid in cash. */
@Entity
public class CashPayment extends Payment {

    boolean rounded;
}
