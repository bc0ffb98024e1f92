package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that the stored items of a persistence unit depend on: the tables, and how rows become items. Equal definitions need
 * no migration.
 *
 * @param unit the persistence unit
 * @param home the table of what has no other place: sequences, the schema item, the migration log
 * @param tables what is created and changed by migrations, the home table included, by name
 * @param mappings by name
 * @param defaults mapping to item attribute to the value that rows get which were written without it
 */
public record Definition(
        String unit,
        PhysicalTable home,
        List<TableDescription> tables,
        List<TableMapping> mappings,
        List<Catalog.Sequence> sequences,
        Map<String, Map<String, Value>> defaults) {

    public Definition {
        tables = tables.stream()
                .sorted(Comparator.comparing(TableDescription::name))
                .toList();
        mappings = mappings.stream()
                .sorted(Comparator.comparing(TableMapping::name))
                .toList();
        sequences = sequences.stream()
                .sorted(Comparator.comparing(Catalog.Sequence::name))
                .toList();
        defaults = new TreeMap<>(defaults);
    }

    /** Before the first migration: nothing. */
    static Definition empty(Definition like) {
        return new Definition(like.unit, like.home, List.of(), List.of(), List.of(), Map.of());
    }

    Optional<TableDescription> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    Optional<TableMapping> mapping(String name) {
        return mappings.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
    }

    public Catalog catalog() {
        return new Catalog(mappings, sequences, home, Set.of(), List.of());
    }
}
