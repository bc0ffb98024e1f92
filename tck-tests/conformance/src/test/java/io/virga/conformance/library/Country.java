package io.virga.conformance.library;

/** Where an author is from. */
public enum Country {
    FRANCE,
    JAPAN,
    NIGERIA
}
