package io.virga.suite;

import java.util.Map;

/** A database that the suite runs on: what a persistence unit must be told to reach it. Tables are created by Hibernate, from scratch. */
public interface Database {

    /** Shown in failures. */
    String name();

    /** Settings of the persistence unit: URL, user, dialect where Hibernate does not find it, and the like. */
    Map<String, Object> settings();

    /** Whether a row can be locked until the transaction ends. */
    default boolean locksRows() {
        return true;
    }
}
