package io.virga.dynamodb.internal.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which slot of the overloaded indexes an index of a table takes. What the schema snapshot says stays; new ones take the free
 * slots in the order of their names.
 *
 * @param known table to index to the number of its slot, from 1
 */
record Slots(Map<String, Map<String, Integer>> known) {

    static final Slots NONE = new Slots(Map.of());

    Slots {
        known = Map.copyOf(known);
    }

    /** @param names those of all indexes of the table that take a slot */
    Map<String, Integer> assign(String table, List<String> names) {
        var before = known.getOrDefault(table, Map.of());
        var assigned = new TreeMap<String, Integer>();
        names.stream().filter(before::containsKey).forEach(name -> assigned.put(name, before.get(name)));
        // a slot that an index of the snapshot once had may still hold its entries
        var taken = new HashMap<>(before);
        int next = 1;
        for (var name : names.stream().sorted().toList()) {
            if (!assigned.containsKey(name)) {
                while (taken.containsValue(next)) {
                    next++;
                }
                assigned.put(name, next);
                taken.put(name, next);
            }
        }
        return assigned;
    }
}
