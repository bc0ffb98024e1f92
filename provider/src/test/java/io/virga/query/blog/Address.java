package io.virga.query.blog;

import jakarta.persistence.Embeddable;

@Embeddable
public record Address(String city, String street) {}
