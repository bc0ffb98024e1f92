package io.virga.conformance.library;

/** What kind of book it is; stored by its ordinal. */
public enum Genre {
    NOVEL,
    ESSAY,
    POETRY
}
