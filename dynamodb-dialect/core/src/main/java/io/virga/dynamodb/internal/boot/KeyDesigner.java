package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.NativeType;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
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
import java.util.stream.Collectors;

/**
 * Gives every relational table its key, without any annotation:
 *
 * <ul>
 *   <li>a root table: partition {@code Token#<id>}, sort key {@code #}; with a tenant {@code Token#<tenant>#<id>};
 *   <li>a table that is identified by its parent (a foreign key to the parent's primary key is all or part of its own):
 *       the parent's partition, sort key {@code Token#<rest of the id>};
 *   <li>the same where the parent's key does not follow from its id: partition {@code Token#<parent's id>}, sort key the rest;
 *   <li>every foreign key, index and unique constraint that this does not serve: a slot of an overloaded index, by the
 *       order of its columns' names;
 *   <li>every unique constraint: a guard item.
 * </ul>
 *
 * <p>The columns of a composite key stand in the order of their names, those of the foreign key first: Hibernate's own
 * order depends on column types and settings, a key may not.
 */
final class KeyDesigner {

    private final PhysicalTable home;
    private final String tablePrefix;
    private final Slots slots;
    private final Map<String, RelationalTable> tables = new LinkedHashMap<>();
    private final Map<String, TableMapping> done = new LinkedHashMap<>();
    private final ExpiryDesigner expiry = new ExpiryDesigner();
    private final Set<String> underWay = new HashSet<>();

    private KeyDesigner(Home home, List<RelationalTable> relational, Slots slots) {
        this.home = home.table();
        this.tablePrefix = home.prefix();
        this.slots = slots;
        relational.forEach(table -> tables.put(table.name(), table));
    }

    /**
     * Where the rows of tables go that no annotation sends elsewhere.
     *
     * @param table the table that the URL names
     * @param prefix what the names of all tables begin with
     */
    record Home(PhysicalTable table, String prefix) {}

    static Catalog design(List<RelationalTable> relational, List<Catalog.Sequence> sequences, Home home, Slots slots) {
        var designer = new KeyDesigner(home, relational, slots);
        relational.forEach(designer::mapping);
        var mappings = designer.expiry.withHeirs(designer.done.values());
        DesignChecks.check(mappings);
        var foreign = relational.stream()
                .filter(table -> table.declared()
                        .place()
                        .filter(place -> !place.exported())
                        .isPresent())
                .map(table -> designer.physical(table).name())
                .collect(Collectors.toSet());
        return new Catalog(mappings, sequences, home.table(), foreign, references(relational));
    }

    private static List<Reference> references(List<RelationalTable> relational) {
        var references = new ArrayList<Reference>();
        for (var table : relational) {
            for (var key : table.foreignKeys()) {
                if (!key.constraint().isEmpty()) {
                    references.add(new Reference(
                            key.constraint(),
                            table.name(),
                            key.columns(),
                            key.parent(),
                            key.parentColumns(),
                            key.toPrimaryKey(),
                            key.onDelete()));
                }
            }
        }
        return references;
    }

    private TableMapping mapping(RelationalTable table) {
        var known = done.get(table.name());
        if (known != null) {
            return known;
        }
        underWay.add(table.name());
        var declared = table.declared();
        var mapping = declared.key().isPresent()
                        || declared.place().filter(KeyDesigner::isExisting).isPresent()
                ? declared(table)
                : designed(table);
        underWay.remove(table.name());
        done.put(table.name(), mapping);
        return mapping;
    }

    // without annotations

    private TableMapping designed(RelationalTable table) {
        var link = identifying(table);
        if (link.isEmpty()) {
            var columns = new ArrayList<>(tenant(table));
            Templates.sorted(table.primaryKey()).stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(columns::add);
            return build(
                    table,
                    physical(table),
                    Templates.of(KeyRole.PARTITION, Templates.token(table), columns, table),
                    KeyTemplate.constant(KeyRole.SORT, KeyTemplate.ROOT_SORT),
                    Optional.empty(),
                    ExpiryDesigner.root(table));
        }
        var parent = mapping(link.get().parent());
        var toChild = link.get().toChild();
        var rest = new ArrayList<>(table.primaryKey());
        rest.removeAll(toChild.values());
        var own = Templates.of(KeyRole.SORT, Templates.token(table), Templates.sorted(rest), table);
        if (!isBeside(link.get()) || table.declared().place().isPresent()) {
            return build(
                    table,
                    physical(table),
                    Templates.of(
                            KeyRole.PARTITION,
                            Templates.token(table),
                            Templates.sorted(List.copyOf(toChild.values())),
                            table),
                    rest.isEmpty() ? KeyTemplate.constant(KeyRole.SORT, KeyTemplate.ROOT_SORT) : own,
                    Optional.empty(),
                    ExpiryDesigner.apart(table, parent));
        }
        var above = Templates.renamed(parent.sort(), toChild);
        return build(
                table,
                parent.table(),
                Templates.renamed(parent.partition(), toChild),
                Templates.isRootSort(parent.sort()) ? own : Templates.joined(above, own),
                Optional.empty(),
                expiry.inherited(table, tag(table), parent, toChild).or(() -> ExpiryDesigner.root(table)));
    }

    /** The parent whose item collection a table lives in, or would if the parent's key followed from its id. */
    private Optional<ParentLink> identifying(RelationalTable table) {
        var links = new ArrayList<ParentLink>();
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
            links.add(new ParentLink(parent, toChild));
        }
        return links.stream().filter(this::isBeside).findFirst().or(() -> links.stream()
                .findFirst());
    }

    /** Whether the parent's key follows from its id, and so from the child's columns. */
    private boolean isBeside(ParentLink link) {
        var parent = mapping(link.parent());
        return parent.table().stamped()
                && parent.table().hasSortKey()
                && link.toChild().keySet().containsAll(parent.partition().attributes())
                && link.toChild().keySet().containsAll(parent.partition().shardedBy())
                && link.toChild().keySet().containsAll(parent.sort().attributes());
    }

    private record ParentLink(RelationalTable parent, Map<String, String> toChild) {}

    private static List<String> tenant(RelationalTable table) {
        var tenant = table.declared().tenant();
        return tenant.isEmpty() ? List.of() : table.columnsOf(tenant);
    }

    // with annotations

    static boolean isExisting(Declared.Place place) {
        return !place.type().equals(PhysicalTable.TYPE);
    }

    private PhysicalTable physical(RelationalTable table) {
        return table.declared()
                .place()
                .map(place -> new PhysicalTable(
                        tablePrefix + place.name(),
                        place.partitionKey(),
                        place.sortKey(),
                        place.type(),
                        !isExisting(place)))
                .orElse(home);
    }

    private TableMapping declared(RelationalTable table) {
        var physical = physical(table);
        var key = table.declared().key().orElse(new Declared.Key("", "", false, 1));
        var partition = part(table, physical, physical.partitionKey(), key.partition(), KeyRole.PARTITION);
        var sort = physical.hasSortKey()
                ? part(table, physical, physical.sortKey(), key.sort(), KeyRole.SORT)
                : KeyTemplate.constant(KeyRole.SORT, KeyTemplate.ROOT_SORT);
        var identity = new LinkedHashSet<>(partition.attributes());
        identity.addAll(sort.attributes());
        if (!identity.containsAll(table.primaryKey())) {
            throw Refusal.notSupported(
                    "ITEM_KEY_NOT_UNIQUE",
                    "the key \"" + partition + "\", \"" + sort
                            + "\" does not hold the whole id, so that two entities could meet in one item",
                    table.entity(),
                    "Add {id} to the sort key.");
        }
        checkNotNull(table, partition, partition.attributes());
        checkNotNull(table, sort, DesignChecks.lastOf(sort));
        boolean found = table.primaryKey().containsAll(identity);
        if (!found && !physical.stamped() && !isIndexedById(table)) {
            throw Refusal.notSupported(
                    "ITEM_KEY_NOT_FOUND",
                    "the key \"" + partition + "\", \"" + sort + "\" of existing table " + physical.name()
                            + " does not follow from the id, and its items have no locators",
                    table.entity(),
                    "Make the key's attributes the id, or name an index of the table by @ItemIndex(name = …, partition ="
                            + " \"{id}\").");
        }
        boolean located = !found && physical.stamped() && !key.indexed();
        var locator = located
                ? Optional.of(new Locator(Templates.of(
                        KeyRole.PARTITION, Templates.token(table), Templates.sorted(table.primaryKey()), table)))
                : Optional.<Locator>empty();
        return build(
                table,
                physical,
                Templates.sharded(partition, key.shards(), table, physical, "@ItemKey"),
                sort,
                locator,
                ExpiryDesigner.root(table));
    }

    private static boolean isIndexedById(RelationalTable table) {
        return table.declared().indexes().stream()
                .anyMatch(index -> index.partition().size() == 1
                        && new HashSet<>(Templates.parse(
                                                index.partition().get(0), KeyRole.PARTITION, table, index.toString())
                                        .attributes())
                                .equals(new HashSet<>(table.primaryKey())));
    }

    /** A key attribute: by its template, as the column of its name, or as designed. */
    private static KeyTemplate part(
            RelationalTable table, PhysicalTable physical, String attribute, String pattern, KeyRole role) {
        if (!physical.stamped()) {
            var column = pattern.isEmpty()
                    ? table.attributes().stream()
                            .filter(candidate -> candidate.name().equals(attribute))
                            .findFirst()
                    : Templates.single(pattern, table, "@ItemKey").map(table::attribute);
            if (column.isPresent() && NativeType.isNative(column.get().type())) {
                return KeyTemplate.nativeKey(
                        role, column.get().column(), column.get().type());
            }
            if (pattern.isEmpty()) {
                throw Refusal.notSupported(
                        "ITEM_TABLE_KEY",
                        "the " + role + " " + attribute + " of existing table " + physical.name()
                                + (column.isPresent()
                                        ? " is a column of type " + column.get().type()
                                        : " is no column of the entity"),
                        table.entity(),
                        "Name it by @Column(name = \"" + attribute + "\"), or give its template by @ItemKey.");
            }
        }
        return pattern.isEmpty()
                ? Templates.of(role, Templates.token(table), Templates.sorted(table.primaryKey()), table)
                : Templates.parse(pattern, role, table, "@ItemKey");
    }

    private static void checkNotNull(RelationalTable table, KeyTemplate template, List<String> columns) {
        for (var column : columns) {
            if (table.attribute(column).nullable() && !table.primaryKey().contains(column)) {
                throw Refusal.notSupported(
                        "ITEM_KEY_NULLABLE",
                        "column " + column + " of " + template.role() + " \"" + template + "\" may be null",
                        table.entity(),
                        "Make the attribute mandatory (optional = false, nullable = false), or choose another key.");
            }
        }
    }

    private TableMapping build(
            RelationalTable table,
            PhysicalTable physical,
            KeyTemplate partition,
            KeyTemplate sort,
            Optional<Locator> locator,
            Optional<TimeToLive> timeToLive) {
        boolean indexed = table.declared().key().filter(Declared.Key::indexed).isPresent();
        return new TableMapping(
                table.name(),
                table.entity(),
                tag(table),
                physical,
                table.attributes(),
                table.primaryKey(),
                partition,
                sort,
                IndexDesigner.indexes(table, physical, partition, indexed, slots),
                locator,
                IndexDesigner.guards(table, physical),
                table.version(),
                timeToLive);
    }

    private static String tag(RelationalTable table) {
        return table.declared()
                .place()
                .map(Declared.Place::typeValue)
                .filter(value -> !value.isEmpty())
                .orElseGet(() -> Templates.token(table));
    }
}
