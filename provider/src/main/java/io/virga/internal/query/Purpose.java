package io.virga.internal.query;

/** What a select is run for. */
public enum Purpose {
    ROWS,
    COUNT,
    EXISTS
}
