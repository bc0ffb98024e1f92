package io.virga.dynamodb.model;

import jakarta.persistence.Embeddable;

@Embeddable
public record Address(String street, String city) {}
