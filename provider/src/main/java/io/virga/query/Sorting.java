package io.virga.query;

import io.virga.internal.query.Problems;
import jakarta.persistence.metamodel.Bindable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders that users may ask for, by names of one's own: {@code Sorting.by("name", User_.name).and("age", User_.age)}.
 * Immutable.
 */
public final class Sorting {

    private final Map<String, Bindable<?>> keys;

    private Sorting(Map<String, Bindable<?>> keys) {
        this.keys = keys;
    }

    public static Sorting by(String name, Bindable<?> key) {
        return new Sorting(Map.of()).and(name, key);
    }

    public Sorting and(String name, Bindable<?> key) {
        Map<String, Bindable<?>> all = new LinkedHashMap<>(keys);
        all.put(name, key);
        return new Sorting(all);
    }

    /**
     * The order that a user asked for.
     *
     * @param text names separated by commas, a minus before those that descend: {@code -age,name}; blank for no order
     * @throws IllegalArgumentException if a name is not on the list
     */
    public Sort[] parse(String text) {
        List<Sort> order = new ArrayList<>();
        for (String part : text.split(",")) {
            String term = part.strip();
            if (!term.isEmpty()) {
                boolean descending = term.startsWith("-");
                Bindable<?> key = key(descending ? term.substring(1) : term);
                order.add(descending ? Expressions.desc(key) : Expressions.asc(key));
            }
        }
        return order.toArray(Sort[]::new);
    }

    private Bindable<?> key(String name) {
        Bindable<?> key = keys.get(name);
        if (key == null) {
            throw Problems.invalid(
                    "UNKNOWN_SORT", "nothing to sort by is called '" + name + "'", keys.keySet(), "Use one of these.");
        }
        return key;
    }
}
