package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.PhysicalTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key design of a persistence unit: every relational table with its place. Immutable; made once at boot, no
 * annotation needed.
 */
public final class Catalog {

    private final Map<String, TableMapping> byName = new LinkedHashMap<>();
    private final List<Sequence> sequences;
    private final PhysicalTable home;
    private final Set<String> foreign;
    private final Map<String, List<Reference>> byChild;
    private final Map<String, List<Reference>> byParent;
    private final Set<String> versionedRanges;

    /** A database sequence: an item that counts. */
    public record Sequence(String name, long initialValue, int increment) {}

    /**
     * @param home the table of what has no other place: sequences, and what the unit notes about itself
     * @param foreign the names of the physical tables that others create and drop
     * @param references the foreign keys that SQL would keep
     */
    public Catalog(
            Collection<TableMapping> tables,
            List<Sequence> sequences,
            PhysicalTable home,
            Set<String> foreign,
            List<Reference> references) {
        tables.forEach(table -> byName.put(table.name(), table));
        this.sequences = List.copyOf(sequences);
        this.home = home;
        this.foreign = Set.copyOf(foreign);
        this.byChild = references.stream().collect(Collectors.groupingBy(Reference::child));
        this.byParent = references.stream()
                .filter(reference -> reference.onDelete() != Reference.OnDelete.NOTHING)
                .collect(Collectors.groupingBy(Reference::parent));
        this.versionedRanges = Set.of();
    }

    private Catalog(Catalog of, Set<String> versionedRanges) {
        byName.putAll(of.byName);
        this.sequences = of.sequences;
        this.home = of.home;
        this.foreign = of.foreign;
        this.byChild = of.byChild;
        this.byParent = of.byParent;
        this.versionedRanges = Set.copyOf(versionedRanges);
    }

    /** The same, with tables whose item collections have a {@linkplain RangeVersion version}. */
    public Catalog withVersionedRanges(Set<String> tables) {
        return new Catalog(this, tables);
    }

    public boolean hasVersionedRanges() {
        return !versionedRanges.isEmpty();
    }

    /** Whether an item tells which rows of this table are in an item collection. */
    public boolean isVersionedRange(TableMapping table) {
        return versionedRanges.contains(table.name());
    }

    public Optional<TableMapping> find(String table) {
        return Optional.ofNullable(byName.get(table));
    }

    /** The foreign keys of a table. */
    public List<Reference> referencesOf(TableMapping child) {
        return byChild.getOrDefault(child.name(), List.of());
    }

    /** The foreign keys by which other rows change when a row of this table is deleted. */
    public List<Reference> onDeleteOf(TableMapping parent) {
        return byParent.getOrDefault(parent.name(), List.of());
    }

    public Collection<TableMapping> tables() {
        return byName.values();
    }

    public List<Sequence> sequences() {
        return sequences;
    }

    public PhysicalTable home() {
        return home;
    }

    /** Whether schema export creates, changes and drops a table. */
    public boolean isExported(PhysicalTable table) {
        return !foreign.contains(table.name());
    }

    /** The tables that something of the unit lives in. */
    public Set<PhysicalTable> physicalTables() {
        var tables = new LinkedHashSet<PhysicalTable>();
        if (!sequences.isEmpty()) {
            tables.add(home);
        }
        byName.values().forEach(mapping -> tables.add(mapping.table()));
        return tables;
    }

    /** The relational tables whose rows live in a physical table. */
    public List<TableMapping> tablesIn(PhysicalTable table) {
        return byName.values().stream()
                .filter(mapping -> mapping.table().equals(table))
                .toList();
    }
}
