package io.virga.differential.trade;

/** What a product is; stored by its ordinal. */
public enum Kind {
    TOOL,
    TOY,
    FOOD
}
