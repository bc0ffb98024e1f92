package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.IndexMapping.Kind;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.NativeType;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The indexes of one table: those that its annotations declare, and a slot of an overloaded index for every foreign key, {@code
 * @Index} and unique constraint that neither its key nor a declared index serves.
 */
final class IndexDesigner {

    /** DynamoDB's limit of global secondary indexes for one table. */
    static final int MAX_INDEXES = 20;

    private static final int MAX_PARTS = 4;

    private final RelationalTable table;
    private final PhysicalTable physical;
    private final KeyTemplate partition;
    private final List<IndexMapping> indexes = new ArrayList<>();
    private final Map<String, Slotted> slotted = new TreeMap<>();

    /** An index that waits for its slot. */
    private record Slotted(KeyTemplate partition, KeyTemplate sort) {}

    private IndexDesigner(RelationalTable table, PhysicalTable physical, KeyTemplate partition) {
        this.table = table;
        this.physical = physical;
        this.partition = partition;
    }

    /** @param indexedId whether the entity is to be found by its id through an index */
    static List<IndexMapping> indexes(
            RelationalTable table, PhysicalTable physical, KeyTemplate partition, boolean indexedId, Slots slots) {
        var designer = new IndexDesigner(table, physical, partition);
        table.declared().indexes().forEach(designer::declared);
        if (physical.stamped()) {
            designer.wanted(indexedId);
            designer.takeSlots(slots);
        } else if (!designer.slotted.isEmpty()) {
            throw Refusal.notSupported(
                    "INDEX_WITHOUT_NAME",
                    "an existing table has no overloaded indexes, and @ItemIndex names none: "
                            + designer.slotted.keySet(),
                    table.entity(),
                    "Give @ItemIndex the name of one of the table's indexes.");
        }
        designer.indexes.forEach(designer::checkAttributes);
        return designer.indexes;
    }

    /** What an index adds to the items must not be what a column is called. */
    private void checkAttributes(IndexMapping index) {
        var parts = new ArrayList<>(index.partition());
        parts.addAll(index.sort());
        for (var part : parts) {
            boolean taken = !part.template().isNative()
                    && table.attributes().stream()
                            .anyMatch(attribute -> attribute.name().equals(part.attribute()));
            if (taken) {
                throw Refusal.notSupported(
                        "ITEM_INDEX",
                        "index " + index.index() + " keeps its key in attribute " + part.attribute()
                                + ", which is a column's",
                        table.entity(),
                        "Give the index another name.");
            }
        }
    }

    private void wanted(boolean indexedId) {
        Map<String, List<String>> wanted = new TreeMap<>();
        table.foreignKeys().forEach(key -> wanted.put(String.join(".", key.columns()), key.columns()));
        table.indexes().forEach(columns -> wanted.put(String.join(".", columns), columns));
        table.uniques().forEach(unique -> wanted.put(String.join(".", unique.columns()), unique.columns()));
        var primary = new HashSet<>(table.primaryKey());
        var served = new HashSet<Set<String>>();
        var placed = new HashSet<>(partition.attributes());
        placed.addAll(partition.shardedBy());
        served.add(placed);
        served.add(primary);
        indexes.forEach(index -> served.add(new HashSet<>(index.partitionColumns())));
        slotted.values()
                .forEach(index -> served.add(new HashSet<>(index.partition().attributes())));
        if (indexedId) {
            wanted.put(String.join(".", table.primaryKey()), Templates.sorted(table.primaryKey()));
            served.remove(primary);
        }
        for (var columns : wanted.values()) {
            boolean together = table.isForeignKeyOrUnique(columns) || primary.equals(new HashSet<>(columns));
            var equal = together ? columns : columns.subList(0, 1);
            boolean isServed = served.contains(new HashSet<>(columns))
                    || equal.size() < columns.size() && declaredServes(equal, columns.get(equal.size()));
            if (!isServed) {
                add(columns, equal, columns.subList(equal.size(), columns.size()));
            }
        }
    }

    private boolean declaredServes(List<String> equal, String next) {
        return indexes.stream()
                .anyMatch(index -> index.partitionColumns().equals(equal)
                        && !index.sortColumns().isEmpty()
                        && index.sortColumns().get(0).equals(next));
    }

    private void add(List<String> columns, List<String> equal, List<String> further) {
        var ordered = new ArrayList<>(further);
        Templates.sorted(table.primaryKey()).stream()
                .filter(column -> !columns.contains(column))
                .forEach(ordered::add);
        var name = Templates.token(table) + "." + Templates.names(columns);
        slotted.put(
                name,
                new Slotted(
                        Templates.of(KeyRole.PARTITION, name, equal, table),
                        Templates.ofColumns(KeyRole.SORT, ordered, table)));
    }

    private void takeSlots(Slots slots) {
        var signatures = new TreeMap<String, String>();
        slotted.forEach(
                (name, index) -> signatures.put(name, SchemaSnapshot.signature(index.partition(), index.sort())));
        var assigned = slots.assign(Templates.unquoted(table.name()), signatures);
        assigned.forEach((name, slot) -> {
            if (slot > MAX_INDEXES) {
                throw Refusal.notSupported(
                        "TOO_MANY_INDEXES",
                        slotted.size()
                                + " foreign keys, indexes and unique constraints need an index each, a table has "
                                + MAX_INDEXES + ": " + slotted.keySet(),
                        table.entity(),
                        "Drop an @Index, or make an association unidirectional without a foreign key.");
            }
            var index = slotted.get(name);
            if (index != null) {
                var slotName = "gsi" + slot;
                indexes.add(IndexMapping.of(
                        slotName,
                        Kind.GLOBAL,
                        new KeyPart(slotName + "pk", index.partition()),
                        new KeyPart(slotName + "sk", index.sort())));
            }
        });
    }

    private void declared(Declared.Index index) {
        if (index.local()) {
            local(index);
        } else if (index.partition().isEmpty()) {
            throw refused(index, "names no partition", "Give it partition = \"{attribute}\".");
        } else if (index.consistent()) {
            consistent(index);
        } else if (index.name().isEmpty()) {
            if (index.include().isPresent()) {
                throw refused(
                        index, "projects a part, and the overloaded indexes are shared", "Give the index a name.");
            }
            one(index);
            var template = parse(index, index.partition().get(0), KeyRole.PARTITION);
            slotted.put(
                    slotName(index, template),
                    new Slotted(sharded(index, template(index, template)), sort(index, template)));
        } else {
            named(index);
        }
    }

    private KeyTemplate sharded(Declared.Index index, KeyTemplate whole) {
        return Templates.sharded(whole, index.shards(), table, physical, index.toString());
    }

    /** Attributes alone get the generated text before them, so that the entries of two entities never mix. */
    private KeyTemplate template(Declared.Index index, KeyTemplate parsed) {
        return Templates.single(index.partition().get(0), table, "@ItemIndex").isPresent()
                ? Templates.of(KeyRole.PARTITION, slotName(index, parsed), parsed.attributes(), table)
                : parsed;
    }

    private String slotName(Declared.Index index, KeyTemplate partition) {
        var columns = new ArrayList<>(partition.attributes());
        if (!index.sort().isEmpty()) {
            columns.addAll(parse(index, index.sort().get(0), KeyRole.SORT).attributes());
        }
        return Templates.token(table) + "." + Templates.names(columns);
    }

    /** The sort key as declared, and the id behind it: then a null in what is declared leaves no row out. */
    private KeyTemplate sort(Declared.Index index, KeyTemplate of) {
        var declared = index.sort().isEmpty()
                ? Optional.<KeyTemplate>empty()
                : Optional.of(parse(index, index.sort().get(0), KeyRole.SORT));
        var rest = Templates.sorted(table.primaryKey()).stream()
                .filter(column -> !of.attributes().contains(column))
                .filter(column ->
                        declared.isEmpty() || !declared.get().attributes().contains(column))
                .toList();
        if (declared.isPresent() && rest.isEmpty()) {
            return declared.get();
        }
        var id = Templates.ofColumns(KeyRole.SORT, rest, table);
        return declared.map(first -> Templates.joined(first, id)).orElse(id);
    }

    private void consistent(Declared.Index index) {
        if (!physical.stamped() || !physical.hasSortKey()) {
            throw refused(
                    index,
                    "is to be kept as items, and the existing table " + physical.name() + " holds rows without them",
                    "Name one of the table's own indexes.");
        }
        one(index);
        var columns = parse(index, index.partition().get(0), KeyRole.PARTITION).attributes();
        var ordered = new ArrayList<String>();
        if (!index.sort().isEmpty()) {
            ordered.addAll(parse(index, index.sort().get(0), KeyRole.SORT).attributes());
        }
        Templates.sorted(table.primaryKey()).stream()
                .filter(column -> !columns.contains(column) && !ordered.contains(column))
                .forEach(ordered::add);
        var name = Templates.token(table) + "." + Templates.names(columns);
        indexes.add(IndexMapping.of(
                name,
                Kind.ITEMS,
                new KeyPart(
                        physical.partitionKey(), sharded(index, Templates.of(KeyRole.PARTITION, name, columns, table))),
                new KeyPart(
                        physical.sortKey(),
                        Templates.joined(
                                KeyTemplate.constant(KeyRole.SORT, "#entry"),
                                Templates.ofColumns(KeyRole.SORT, ordered, table)))));
    }

    private void named(Declared.Index index) {
        indexes.add(new IndexMapping(
                index.name(),
                Kind.GLOBAL,
                index.shards() == 1
                        ? parts(index, index.partition(), index.name() + "pk", KeyRole.PARTITION)
                        : shardedParts(index),
                index.sort().isEmpty() && !physical.stamped() ? List.of() : sortParts(index, index.name() + "sk"),
                included(index)));
    }

    /** The key of a shard is text that no column holds. */
    private List<KeyPart> shardedParts(Declared.Index index) {
        if (index.partition().size() != 1) {
            throw refused(
                    index,
                    "wants shards of several key attributes",
                    "Give it one: partition = \"" + String.join("#", index.partition()) + "\".");
        }
        return List.of(new KeyPart(
                index.name() + "pk",
                sharded(index, parse(index, index.partition().get(0), KeyRole.PARTITION))));
    }

    private List<KeyPart> sortParts(Declared.Index index, String attribute) {
        return index.sort().isEmpty()
                ? List.of(new KeyPart(
                        attribute, sort(index, parse(index, index.partition().get(0), KeyRole.PARTITION))))
                : parts(index, index.sort(), attribute, KeyRole.SORT);
    }

    private void local(Declared.Index index) {
        if (index.shards() != 1) {
            throw refused(
                    index,
                    "wants shards, and a local index has the partitions of its table",
                    "Shard the table's: @ItemKey(shards = " + index.shards() + ").");
        }
        if (!index.partition().isEmpty() || index.consistent() || index.sort().size() != 1) {
            throw refused(
                    index,
                    "is local, and a local index has the table's partition and one sort key",
                    "Give it local = true and sort = \"{attribute}\" alone.");
        }
        if (!physical.hasSortKey()) {
            throw refused(
                    index,
                    "is local, and table " + physical.name() + " has no sort key",
                    "Give the table a sort key, or the index a partition.");
        }
        long others =
                indexes.stream().filter(other -> other.kind() == Kind.LOCAL).count();
        var name = index.name().isEmpty() ? "lsi" + (others + 1) : index.name();
        var sort = index.name().isEmpty()
                ? List.of(new KeyPart(name + "sk", parse(index, index.sort().get(0), KeyRole.SORT)))
                : parts(index, index.sort(), name + "sk", KeyRole.SORT);
        indexes.add(new IndexMapping(
                name, Kind.LOCAL, List.of(new KeyPart(physical.partitionKey(), partition)), sort, included(index)));
    }

    /** In an index of its own, an attribute that stands alone is a key attribute as it is. */
    private List<KeyPart> parts(Declared.Index index, List<String> patterns, String attribute, KeyRole role) {
        if (patterns.size() > MAX_PARTS) {
            throw refused(index, "has " + patterns.size() + " attributes in one key", "DynamoDB takes four.");
        }
        var parts = new ArrayList<KeyPart>();
        for (var pattern : patterns) {
            var column = Templates.single(pattern, table, "@ItemIndex");
            if (column.isPresent()
                    && NativeType.isNative(table.attribute(column.get()).type())) {
                var own = table.attribute(column.get());
                parts.add(new KeyPart(own.name(), KeyTemplate.nativeKey(role, own.column(), own.type())));
            } else if (patterns.size() == 1) {
                parts.add(new KeyPart(attribute, parse(index, pattern, role)));
            } else {
                throw refused(
                        index,
                        "has \"" + pattern + "\" among several key attributes, which is not one attribute as it is",
                        "Name one string, number, binary, UUID, date or time attribute in braces for each.");
            }
        }
        return parts;
    }

    /** Of a part, in a table of Virga's own, also what tells whose row an entry is, its version, and whether it is gone: so the index can cover a query. */
    private Optional<List<String>> included(Declared.Index index) {
        return index.include().map(attributes -> {
            var included = new LinkedHashSet<String>();
            attributes.stream()
                    .flatMap(attribute -> Templates.columns(attribute, attribute, table, "@ItemIndex").stream())
                    .forEach(column -> included.add(table.attribute(column).name()));
            if (!included.isEmpty() && physical.stamped()) {
                included.add(physical.type());
                if (!table.version().isEmpty()) {
                    included.add(table.attribute(table.version()).name());
                }
                if (!table.declared().timeToLive().isEmpty()) {
                    included.add(TimeToLive.ATTRIBUTE);
                }
            }
            return List.copyOf(included);
        });
    }

    private void one(Declared.Index index) {
        if (index.partition().size() > 1 || index.sort().size() > 1) {
            throw refused(index, "has several key attributes, which only an index of its own has", "Give it a name.");
        }
    }

    private KeyTemplate parse(Declared.Index index, String pattern, KeyRole role) {
        return Templates.parse(pattern, role, table, index.toString());
    }

    private Refusal refused(Declared.Index index, String what, String remedy) {
        return Refusal.notSupported("ITEM_INDEX", index + " " + what, table.entity(), remedy);
    }

    /** Unique constraints, each kept by a guard item; an existing table keeps none. */
    static List<Guard> guards(RelationalTable table, PhysicalTable physical) {
        var guards = new ArrayList<Guard>();
        for (var unique : table.uniques()) {
            if (physical.stamped() && !new HashSet<>(unique.columns()).equals(new HashSet<>(table.primaryKey()))) {
                var name = Templates.token(table) + "!" + Templates.names(unique.columns());
                guards.add(new Guard(
                        unique.name(),
                        unique.columns(),
                        Templates.of(KeyRole.PARTITION, name, unique.columns(), table)));
            }
        }
        return guards;
    }
}
