package io.virga.conformance.kit;

/** What the specification has, and not every database can do. */
public enum Feature {
    /** {@code intersect all} and {@code except all} (4.2.1.1). */
    SET_OPERATORS_KEEPING_DUPLICATES,

    /** Scripts that make or drop the tables (9.4). */
    SCHEMA_SCRIPTS,

    /** Procedures that run in the database (3.11.12). */
    STORED_PROCEDURES
}
