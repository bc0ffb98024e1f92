package io.virga.dynamodb.schema;

import java.util.Map;

/**
 * What the difference of two mappings does not say by itself. Attributes are written {@code Customer.name}: the entity's
 * simple name, its full one or that of its table, and the attribute as items have it.
 *
 * @param renames the attribute as it was, to its new name: {@code Customer.name} to {@code fullName}. Else the one is removed
 *     and the other is new
 * @param defaults what rows get that lack a new attribute, as JSON: {@code "NEW"}, {@code 0}. Else what {@code @ColumnDefault}
 *     says
 * @param transformations an entity to the name of a class, an {@link ItemTransformation}
 */
public record GenerateHints(
        Map<String, String> renames, Map<String, String> defaults, Map<String, String> transformations) {

    public static final GenerateHints NONE = new GenerateHints(Map.of(), Map.of(), Map.of());

    public GenerateHints {
        renames = Map.copyOf(renames);
        defaults = Map.copyOf(defaults);
        transformations = Map.copyOf(transformations);
    }
}
