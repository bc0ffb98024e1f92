package io.virga.conformance.library;

import jakarta.persistence.Embeddable;

/** An address in a city. */
@Embeddable
public record Address(String street, String city) {}
