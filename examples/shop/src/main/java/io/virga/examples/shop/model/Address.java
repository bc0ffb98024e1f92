package io.virga.examples.shop.model;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

@Embeddable
public record Address(
        @Size(max = 70) String street,
        @Size(max = 40) String city,
        @Size(max = 40) String state,
        @Size(max = 40) String country,
        @Size(max = 10) String postalCode) {}
