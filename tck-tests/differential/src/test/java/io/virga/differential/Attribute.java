package io.virga.differential;

/** An attribute that a query can compare, order by or select: its path below the entity, and what kind of value it has. */
record Attribute(String path, Kind kind, String enumeration) {

    /** The kinds of values, each with operators and functions of its own. */
    enum Kind {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        TRUTH,
        ENUM
    }

    static Attribute of(String path, Kind kind) {
        return new Attribute(path, kind, "");
    }
}
