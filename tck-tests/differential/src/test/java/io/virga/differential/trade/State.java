package io.virga.differential.trade;

/** How far a purchase is; stored by its name. */
public enum State {
    OPEN,
    PAID,
    SENT
}
