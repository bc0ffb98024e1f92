package io.virga.differential.trade;

import jakarta.persistence.Embeddable;

/** Where a customer lives. */
@Embeddable
public record Address(String city, String zip) {}
