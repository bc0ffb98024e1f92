package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the difference of two definitions does not say by itself. Attributes are written {@code Customer.name}, with the
 * entity's simple name, its full one, or the name of its table.
 */
final class Hints {

    private final Map<String, String> renames;
    private final Map<String, Value> defaults;
    private final Map<String, String> transformations;
    private final Set<String> unused = new TreeSet<>();

    /**
     * @param renames the attribute as it was to its new name
     * @param defaults what rows get that lack the attribute
     * @param transformations the entity to a class
     */
    Hints(Map<String, String> renames, Map<String, Value> defaults, Map<String, String> transformations) {
        this.renames = new LinkedHashMap<>(renames);
        this.defaults = new LinkedHashMap<>(defaults);
        this.transformations = new LinkedHashMap<>(transformations);
        unused.addAll(renames.keySet());
        unused.addAll(defaults.keySet());
        unused.addAll(transformations.keySet());
    }

    static Hints none() {
        return new Hints(Map.of(), Map.of(), Map.of());
    }

    @Nullable
    String renamed(TableMapping mapping, String attribute) {
        return find(renames, mapping, "." + attribute);
    }

    @Nullable
    Value value(TableMapping mapping, String attribute) {
        return find(defaults, mapping, "." + attribute);
    }

    @Nullable
    String transformation(TableMapping mapping) {
        return find(transformations, mapping, "");
    }

    /** Those that met nothing: mistyped, most likely. */
    Set<String> unused() {
        return unused;
    }

    private <T> @Nullable T find(Map<String, T> hints, TableMapping mapping, String attribute) {
        for (var hint : hints.entrySet()) {
            var name = hint.getKey();
            if (name.equalsIgnoreCase(mapping.name() + attribute)
                    || name.equalsIgnoreCase(mapping.entity() + attribute)
                    || name.equalsIgnoreCase(simple(mapping.entity()) + attribute)) {
                unused.remove(name);
                return hint.getValue();
            }
        }
        return null;
    }

    static String simple(String entity) {
        return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
    }
}
