package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.Segment;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every relational table its key, without any annotation:
 *
 * <ul>
 *   <li>a root table: partition {@code Token#<id>}, sort key {@code #};
 *   <li>a table that is identified by its parent (a foreign key to the parent's primary key is all or part of its own):
 *       the parent's partition, sort key {@code Token#<rest of the id>};
 *   <li>every foreign key, index and unique constraint that this does not serve: a slot of an overloaded index, by the
 *       order of its columns' names;
 *   <li>every unique constraint: a guard item.
 * </ul>
 *
 * <p>The columns of a composite key stand in the order of their names, those of the foreign key first: Hibernate's own
 * order depends on column types and settings, a key may not.
 */
final class KeyDesigner {

    /** DynamoDB's limit for one table. */
    private static final int MAX_INDEXES = 20;

    private static final String ROOT_SORT = "#";

    private final PhysicalTable physical;
    private final Map<String, RelationalTable> tables = new LinkedHashMap<>();
    private final Map<String, TableMapping> done = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();

    private KeyDesigner(PhysicalTable physical, List<RelationalTable> relational) {
        this.physical = physical;
        relational.forEach(table -> tables.put(table.name(), table));
    }

    static Catalog design(List<RelationalTable> relational, List<Catalog.Sequence> sequences, PhysicalTable physical) {
        var designer = new KeyDesigner(physical, relational);
        relational.forEach(designer::mapping);
        designer.checkTags();
        designer.checkPartitions();
        return new Catalog(designer.done.values(), sequences);
    }

    private TableMapping mapping(RelationalTable table) {
        var known = done.get(table.name());
        if (known != null) {
            return known;
        }
        underWay.add(table.name());
        var mapping = table.itemKey().map(key -> declared(table, key)).orElseGet(() -> designed(table));
        underWay.remove(table.name());
        done.put(table.name(), mapping);
        return mapping;
    }

    private TableMapping designed(RelationalTable table) {
        var link = identifying(table);
        if (link.isEmpty()) {
            return build(
                    table,
                    template(KeyRole.PARTITION, token(table), sorted(table.primaryKey()), table),
                    new KeyTemplate(KeyRole.SORT, List.of(new Segment.Literal(ROOT_SORT))),
                    Optional.empty());
        }
        var parent = mapping(link.get().parent());
        var toChild = link.get().toChild();
        var rest = new ArrayList<>(table.primaryKey());
        rest.removeAll(toChild.values());
        List<Segment> sort = new ArrayList<>();
        if (!isRootSort(parent.sort())) {
            sort.addAll(renamed(parent.sort(), toChild));
            if (!endsWithSeparator(parent.sort())) {
                sort.add(new Segment.Literal("#"));
            }
        }
        sort.addAll(template(KeyRole.SORT, token(table), sorted(rest), table).segments());
        return build(
                table,
                new KeyTemplate(KeyRole.PARTITION, renamed(parent.partition(), toChild)),
                new KeyTemplate(KeyRole.SORT, merged(sort)),
                Optional.empty());
    }

    /** The parent whose item collection a table lives in. */
    private Optional<ParentLink> identifying(RelationalTable table) {
        for (var foreignKey : table.foreignKeys()) {
            var parent = tables.get(foreignKey.parent());
            if (parent == null
                    || parent == table
                    || !foreignKey.toPrimaryKey()
                    || underWay.contains(parent.name())
                    || !table.primaryKey().containsAll(foreignKey.columns())) {
                continue;
            }
            var toChild = new HashMap<String, String>();
            for (int i = 0; i < foreignKey.columns().size(); i++) {
                toChild.put(
                        foreignKey.parentColumns().get(i), foreignKey.columns().get(i));
            }
            var mapping = mapping(parent);
            boolean computable =
                    toChild.keySet().containsAll(mapping.partition().attributes())
                            && toChild.keySet().containsAll(mapping.sort().attributes());
            if (computable) {
                return Optional.of(new ParentLink(parent, toChild));
            }
        }
        return Optional.empty();
    }

    private record ParentLink(RelationalTable parent, Map<String, String> toChild) {}

    /** A table with an {@link ItemKey}. */
    private TableMapping declared(RelationalTable table, ItemKey key) {
        var partition = key.partition().isEmpty()
                ? template(KeyRole.PARTITION, token(table), sorted(table.primaryKey()), table)
                : parse(key.partition(), KeyRole.PARTITION, table);
        var sort = key.sort().isEmpty()
                ? template(KeyRole.SORT, token(table), sorted(table.primaryKey()), table)
                : parse(key.sort(), KeyRole.SORT, table);
        for (var column : partition.attributes()) {
            if (table.attribute(column).nullable()) {
                throw Refusal.of(
                        "ITEM_KEY_NULLABLE",
                        Refusal.NOT_SUPPORTED,
                        "column " + column + " of partition key \"" + key.partition() + "\" may be null",
                        table.entity(),
                        "Make the attribute mandatory (optional = false, nullable = false), or choose another key.");
            }
        }
        var identity = new LinkedHashSet<>(partition.attributes());
        identity.addAll(sort.attributes());
        if (!identity.containsAll(table.primaryKey())) {
            throw Refusal.of(
                    "ITEM_KEY_NOT_UNIQUE",
                    Refusal.NOT_SUPPORTED,
                    "the key \"" + partition + "\", \"" + sort
                            + "\" does not hold the whole id, so that two entities could" + " meet in one item",
                    table.entity(),
                    "Add {id} to the sort key.");
        }
        boolean found = table.primaryKey().containsAll(identity);
        var locator = found
                ? Optional.<Locator>empty()
                : Optional.of(
                        new Locator(template(KeyRole.PARTITION, token(table), sorted(table.primaryKey()), table)));
        return build(table, partition, sort, locator);
    }

    private static KeyTemplate parse(String pattern, KeyRole role, RelationalTable table) {
        var expanded = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (open < 0 || close < 0) {
                break;
            }
            expanded.append(pattern, at, open);
            var attribute = pattern.substring(open + 1, close);
            var columns = table.columnsOf(attribute);
            if (columns.isEmpty()) {
                throw Refusal.of(
                        "ITEM_KEY_ATTRIBUTE",
                        Refusal.NOT_SUPPORTED,
                        "\"" + pattern + "\" names attribute " + attribute + ", which the entity does not have",
                        table.entity(),
                        "Name a basic, embedded-id or to-one attribute of the entity.");
            }
            expanded.append('{').append(String.join("}#{", columns)).append('}');
            at = close + 1;
        }
        expanded.append(pattern.substring(at));
        return KeyTemplate.parse(
                expanded.toString(), role, column -> table.attribute(column).type());
    }

    private TableMapping build(
            RelationalTable table, KeyTemplate partition, KeyTemplate sort, Optional<Locator> locator) {
        return new TableMapping(
                table.name(),
                table.entity(),
                token(table),
                physical,
                table.attributes(),
                table.primaryKey(),
                partition,
                sort,
                indexes(table, partition, sort, locator.isPresent()),
                locator,
                guards(table),
                table.version(),
                physical,
                Optional.empty());
    }

    private List<IndexMapping> indexes(
            RelationalTable table, KeyTemplate partition, KeyTemplate sort, boolean located) {
        Map<String, List<String>> wanted = new java.util.TreeMap<>();
        var primary = new HashSet<>(table.primaryKey());
        table.foreignKeys().forEach(key -> wanted.put(String.join(".", key.columns()), key.columns()));
        table.indexes().forEach(columns -> wanted.put(String.join(".", columns), columns));
        table.uniques().forEach(unique -> wanted.put(String.join(".", unique.columns()), unique.columns()));
        wanted.values()
                .removeIf(columns -> new HashSet<>(columns).equals(new HashSet<>(partition.attributes()))
                        || new HashSet<>(columns).equals(primary));
        var indexes = new ArrayList<IndexMapping>();
        for (var columns : wanted.values()) {
            int slot = indexes.size() + 1;
            if (slot > MAX_INDEXES) {
                throw Refusal.of(
                        "TOO_MANY_INDEXES",
                        Refusal.NOT_SUPPORTED,
                        wanted.size() + " foreign keys, indexes and unique constraints need an index each, a table has "
                                + MAX_INDEXES + ": " + wanted.keySet(),
                        table.entity(),
                        "Drop an @Index, or make an association unidirectional without a foreign key.");
            }
            boolean together = table.isForeignKeyOrUnique(columns);
            var equal = together ? columns : columns.subList(0, 1);
            var ordered = new ArrayList<>(columns.subList(equal.size(), columns.size()));
            sorted(table.primaryKey()).stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(ordered::add);
            var name = token(table) + "."
                    + String.join(".", columns.stream().map(KeyDesigner::plain).toList());
            var rest =
                    ordered.isEmpty() ? List.<Segment>of(new Segment.Literal(ROOT_SORT)) : components(ordered, table);
            indexes.add(IndexMapping.of(
                    "gsi" + slot,
                    IndexMapping.Kind.GLOBAL,
                    new KeyPart("gsi" + slot + "pk", template(KeyRole.PARTITION, name, equal, table)),
                    new KeyPart("gsi" + slot + "sk", new KeyTemplate(KeyRole.SORT, rest))));
        }
        return indexes;
    }

    private static List<Guard> guards(RelationalTable table) {
        var guards = new ArrayList<Guard>();
        for (var unique : table.uniques()) {
            if (!new HashSet<>(unique.columns()).equals(new HashSet<>(table.primaryKey()))) {
                var name = token(table) + "!"
                        + String.join(
                                ".",
                                unique.columns().stream()
                                        .map(KeyDesigner::plain)
                                        .toList());
                guards.add(new Guard(
                        unique.name(), unique.columns(), template(KeyRole.PARTITION, name, unique.columns(), table)));
            }
        }
        return guards;
    }

    private static KeyTemplate template(KeyRole role, String token, List<String> columns, RelationalTable table) {
        if (columns.isEmpty()) {
            return new KeyTemplate(role, List.of(new Segment.Literal(token)));
        }
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment.Literal(token + "#"));
        segments.addAll(components(columns, table));
        boolean openEnd = role == KeyRole.SORT
                && table.attribute(columns.get(columns.size() - 1)).type() == AttributeType.STRING;
        if (openEnd) {
            // a string at the very end stands verbatim, and could look like the key of a table nested below
            segments.add(new Segment.Literal("#"));
        }
        return new KeyTemplate(role, segments);
    }

    private static List<Segment> components(List<String> columns, RelationalTable table) {
        List<Segment> segments = new ArrayList<>();
        for (var column : columns) {
            if (!segments.isEmpty()) {
                segments.add(new Segment.Literal("#"));
            }
            segments.add(new Segment.Component(column, table.attribute(column).type()));
        }
        return segments;
    }

    private static List<Segment> renamed(KeyTemplate template, Map<String, String> names) {
        List<Segment> segments = new ArrayList<>();
        for (var segment : template.segments()) {
            segments.add(
                    segment instanceof Segment.Component component
                            ? new Segment.Component(
                                    names.getOrDefault(component.attribute(), component.attribute()), component.type())
                            : segment);
        }
        return segments;
    }

    /** Neighbouring literals as one. */
    private static List<Segment> merged(List<Segment> segments) {
        List<Segment> merged = new ArrayList<>();
        for (var segment : segments) {
            if (segment instanceof Segment.Literal literal
                    && !merged.isEmpty()
                    && merged.get(merged.size() - 1) instanceof Segment.Literal before) {
                merged.set(merged.size() - 1, new Segment.Literal(before.text() + literal.text()));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }

    private static boolean endsWithSeparator(KeyTemplate sort) {
        var last = sort.segments().get(sort.segments().size() - 1);
        return last instanceof Segment.Literal literal && literal.text().endsWith("#");
    }

    private static boolean isRootSort(KeyTemplate sort) {
        return sort.segments().equals(List.of(new Segment.Literal(ROOT_SORT)));
    }

    private static List<String> sorted(List<String> columns) {
        return columns.stream().sorted().toList();
    }

    /** What stands for a table in keys: escaped so that no name can look like a separator. */
    private static String token(RelationalTable table) {
        return plain(table.token());
    }

    private static String plain(String name) {
        return Segment.token(name.replace("\"", "").replace("`", ""));
    }

    private void checkTags() {
        Map<String, TableMapping> byTag = new HashMap<>();
        for (var mapping : done.values()) {
            var other = byTag.put(mapping.tag(), mapping);
            if (other != null) {
                throw Refusal.of(
                        "AMBIGUOUS_TYPE",
                        Refusal.NOT_SUPPORTED,
                        "tables " + other.name() + " and " + mapping.name() + " would both write items of type "
                                + mapping.tag(),
                        mapping.entity(),
                        "Give one of the entities another name with @Entity(name = …).");
            }
        }
    }

    private void checkPartitions() {
        var all = List.copyOf(done.values());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                var a = all.get(i);
                var b = all.get(j);
                if (!a.partition().disjoint(b.partition()) && !a.sort().disjoint(b.sort())) {
                    throw Refusal.of(
                            "AMBIGUOUS_KEY",
                            Refusal.NOT_SUPPORTED,
                            "items of " + a.entity() + " (\"" + a.partition() + "\", \"" + a.sort() + "\") and of "
                                    + b.entity() + " (\"" + b.partition() + "\", \"" + b.sort()
                                    + "\") could have the same key",
                            b.entity(),
                            "Begin the sort keys with different texts.");
                }
            }
        }
    }
}
