package io.virga.examples.shop.model;

import java.math.BigDecimal;

/** A row of the query {@code Artist.bestSelling}. */
public record BestSeller(String artist, Long tracks, BigDecimal revenue) {}
