package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.PhysicalTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The key design of a persistence unit: every relational table with its place. Immutable; made once at boot, no
 * annotation needed.
 */
public final class Catalog {

    private final Map<String, TableMapping> byName = new LinkedHashMap<>();
    private final List<Sequence> sequences;

    /** A database sequence: an item that counts. */
    public record Sequence(String name, long initialValue, int increment) {}

    public Catalog(Collection<TableMapping> tables, List<Sequence> sequences) {
        tables.forEach(table -> byName.put(table.name(), table));
        this.sequences = List.copyOf(sequences);
    }

    public Optional<TableMapping> find(String table) {
        return Optional.ofNullable(byName.get(table));
    }

    public Collection<TableMapping> tables() {
        return byName.values();
    }

    public List<Sequence> sequences() {
        return sequences;
    }

    public Set<PhysicalTable> physicalTables() {
        var tables = new LinkedHashSet<PhysicalTable>();
        byName.values().forEach(mapping -> tables.add(mapping.table()));
        return tables;
    }
}
