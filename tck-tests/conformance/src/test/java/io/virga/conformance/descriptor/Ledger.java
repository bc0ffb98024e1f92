package io.virga.conformance.descriptor;

import java.util.ArrayList;
import java.util.List;

/** A default listener: it is named in the descriptor, for all entities of the unit. */
public class Ledger {
    private static final List<String> ENTRIES = new ArrayList<>();

    void written(Object entity) {
        ENTRIES.add(entity.getClass().getSimpleName());
    }

    /** What was persisted since the last time this was asked. */
    static List<String> entries() {
        List<String> entries = List.copyOf(ENTRIES);
        ENTRIES.clear();
        return entries;
    }
}
