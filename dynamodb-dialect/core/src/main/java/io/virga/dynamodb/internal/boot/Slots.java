package io.virga.dynamodb.internal.boot;

import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which slot of the overloaded indexes an index of a table takes. What the schema snapshot says stays; new ones take the free
 * slots in the order of their names.
 *
 * @param known table to the signature of an index to the number of its slot, from 1
 */
record Slots(Map<String, Map<String, Integer>> known) {

    static final Slots NONE = new Slots(Map.of());

    Slots {
        known = Map.copyOf(known);
    }

    /**
     * @param signatures those of all indexes of the table that take a slot, by the names that order them
     * @return name to number
     */
    Map<String, Integer> assign(String table, SortedMap<String, String> signatures) {
        var before = known.getOrDefault(table, Map.of());
        // a slot that an index of the snapshot had may still hold its entries: new ones go elsewhere
        var taken = new HashSet<>(before.values());
        var assigned = new TreeMap<String, Integer>();
        int next = 1;
        for (var entry : signatures.entrySet()) {
            var slot = before.get(entry.getValue());
            if (slot == null) {
                while (taken.contains(next)) {
                    next++;
                }
                slot = next;
                taken.add(slot);
            }
            assigned.put(entry.getKey(), slot);
        }
        return assigned;
    }
}
