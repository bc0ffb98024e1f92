package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.NativeType;
import io.virga.dynamodb.internal.key.Segment;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the tables of a unit must not do to each other. Every refusal names both sides and the way out. */
final class DesignChecks {

    private static final int MAX_LOCAL_INDEXES = 5;

    private DesignChecks() {}

    static void check(List<TableMapping> mappings) {
        var byTable = new LinkedHashMap<String, List<TableMapping>>();
        for (var mapping : mappings) {
            byTable.merge(mapping.table().name(), List.of(mapping), DesignChecks::both);
        }
        byTable.values().forEach(sharing -> {
            checkTable(sharing);
            checkTags(sharing);
            checkKeys(sharing);
            checkIndexes(sharing);
            checkTimeToLive(sharing);
        });
    }

    private static List<TableMapping> both(List<TableMapping> some, List<TableMapping> more) {
        var all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The column that a key cannot do without at its end, none where it ends with text. */
    static List<String> lastOf(KeyTemplate template) {
        var last = template.segments().get(template.segments().size() - 1);
        return last instanceof Segment.Component component ? List.of(component.attribute()) : List.of();
    }

    private static void checkTable(List<TableMapping> sharing) {
        var first = sharing.get(0);
        for (var other : sharing) {
            if (!other.table().equals(first.table())) {
                throw Refusal.notSupported(
                        "ITEM_TABLE",
                        first.entity() + " and " + other.entity() + " describe one table in two ways: "
                                + described(first.table()) + " and " + described(other.table()),
                        other.entity(),
                        "Give both the same @ItemTable.");
            }
        }
    }

    private static String described(PhysicalTable table) {
        return table.name() + " (" + table.partitionKey() + ", " + table.sortKey() + ", type " + table.type() + ")";
    }

    private static void checkTags(List<TableMapping> sharing) {
        Map<String, TableMapping> byTag = new HashMap<>();
        for (var mapping : sharing) {
            var other = byTag.put(mapping.tag(), mapping);
            if (other != null && mapping.table().isTyped()) {
                throw Refusal.notSupported(
                        "AMBIGUOUS_TYPE",
                        "tables " + other.name() + " and " + mapping.name() + " would both write items of type "
                                + mapping.tag(),
                        mapping.entity(),
                        "Give one of the entities another name with @Entity(name = …).");
            }
        }
    }

    private static void checkKeys(List<TableMapping> sharing) {
        for (int i = 0; i < sharing.size(); i++) {
            for (int j = i + 1; j < sharing.size(); j++) {
                var a = sharing.get(i);
                var b = sharing.get(j);
                boolean meet = !a.partition().disjoint(b.partition())
                        && (!a.table().hasSortKey() || !a.sort().disjoint(b.sort()));
                if (meet) {
                    throw Refusal.notSupported(
                            "AMBIGUOUS_KEY",
                            "items of " + a.entity() + " (\"" + a.partition() + "\", \"" + a.sort() + "\") and of "
                                    + b.entity() + " (\"" + b.partition() + "\", \"" + b.sort()
                                    + "\") could have the same key",
                            b.entity(),
                            "Begin the sort keys with different texts.");
                }
            }
        }
    }

    private static void checkIndexes(List<TableMapping> sharing) {
        Map<String, TableMapping> owners = new TreeMap<>();
        Map<String, IndexMapping> global = new TreeMap<>();
        Map<String, IndexMapping> local = new TreeMap<>();
        for (var mapping : sharing) {
            for (var index : mapping.indexes()) {
                if (index.kind() == IndexMapping.Kind.ITEMS) {
                    continue;
                }
                var kind = index.kind() == IndexMapping.Kind.LOCAL ? local : global;
                var other = kind.putIfAbsent(index.index(), index);
                var owner = Objects.requireNonNullElse(owners.putIfAbsent(index.index(), mapping), mapping);
                if (other != null && !shape(other).equals(shape(index))
                        || local.containsKey(index.index()) && global.containsKey(index.index())) {
                    throw Refusal.notSupported(
                            "ITEM_INDEX",
                            owner.entity() + " and " + mapping.entity() + " give index " + index.index()
                                    + " two different keys or projections",
                            mapping.entity(),
                            "Give one of the indexes another name.");
                }
            }
        }
        tooMany(sharing, global.keySet(), IndexDesigner.MAX_INDEXES, "global");
        tooMany(sharing, local.keySet(), MAX_LOCAL_INDEXES, "local");
    }

    private static void tooMany(List<TableMapping> sharing, java.util.Set<String> names, int limit, String what) {
        if (names.size() > limit) {
            throw Refusal.notSupported(
                    "TOO_MANY_INDEXES",
                    "the table needs " + names.size() + " " + what + " indexes, DynamoDB has " + limit + " a table: "
                            + names,
                    sharing.get(0).table().name(),
                    "Let entities share the overloaded indexes (no name), or give one its own @ItemTable.");
        }
    }

    private static List<Object> shape(IndexMapping index) {
        return List.of(keys(index.partition()), keys(index.sort()), index.included());
    }

    private static List<String> keys(List<KeyPart> parts) {
        return parts.stream()
                .map(part -> part.attribute() + " " + NativeType.of(part.template()))
                .toList();
    }

    private static void checkTimeToLive(List<TableMapping> sharing) {
        TableMapping first = null;
        for (var mapping : sharing) {
            if (mapping.timeToLive().isEmpty()) {
                continue;
            }
            if (first == null) {
                first = mapping;
            } else if (!first.timeToLive()
                    .get()
                    .attribute()
                    .equals(mapping.timeToLive().get().attribute())) {
                throw Refusal.notSupported(
                        "TIME_TO_LIVE",
                        first.entity() + " and " + mapping.entity() + " want two attributes for the time to live of one"
                                + " table: " + first.timeToLive().get().attribute() + " and "
                                + mapping.timeToLive().get().attribute(),
                        mapping.entity(),
                        "Give both columns one name, or one entity another @ItemTable.");
            }
        }
    }
}
