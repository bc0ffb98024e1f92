package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.TableMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a key design costs and where it ends, table by table, for the log at start-up. */
final class DesignReport {

    private static final int NEAR_THE_LIMIT = 15;

    private DesignReport() {}

    /** One line for each physical table and each relational one. */
    static List<String> of(Catalog design) {
        var lines = new ArrayList<String>();
        for (var table : design.physicalTables()) {
            var mappings = design.tablesIn(table);
            var global = names(mappings, IndexMapping.Kind.GLOBAL);
            var local = names(mappings, IndexMapping.Kind.LOCAL);
            lines.add("table " + table.name() + ": " + global.size() + " of " + IndexDesigner.MAX_INDEXES
                    + " global indexes, " + local.size() + " local"
                    + (local.isEmpty() ? "" : "; with local indexes each item collection is limited to 10 GB"));
            mappings.forEach(mapping -> lines.add("  " + line(mapping)));
        }
        return lines;
    }

    private static String line(TableMapping mapping) {
        var items = new ArrayList<String>();
        items.add("1");
        mapping.locator().ifPresent(locator -> items.add("a locator"));
        if (!mapping.uniques().isEmpty()) {
            items.add(count(mapping.uniques().size(), "guard"));
        }
        long entries = count(mapping, IndexMapping.Kind.ITEMS);
        if (entries > 0) {
            items.add(count(entries, "index entry", "index entries"));
        }
        long total = 1 + mapping.locator().stream().count() + mapping.uniques().size() + entries;
        long copies = count(mapping, IndexMapping.Kind.GLOBAL) + count(mapping, IndexMapping.Kind.LOCAL);
        return mapping.entity() + ": \"" + mapping.partition() + "\""
                + (mapping.table().hasSortKey() ? ", \"" + mapping.sort() + "\"" : "") + "; an insert writes "
                + count(total, "item") + (total > 1 ? " (" + String.join(", ", items) + ")" : "") + " and "
                + count(copies, "index copy", "index copies")
                + mapping.timeToLive()
                        .map(timeToLive -> "; expires by " + timeToLive.attribute())
                        .orElse("");
    }

    /** What one should know before it is too late. */
    static List<String> warnings(Catalog design, List<RelationalTable> relational) {
        var warnings = new ArrayList<String>();
        for (var table : relational) {
            var stamped = design.find(table.name())
                    .filter(mapping -> !mapping.table().stamped())
                    .isEmpty();
            if (!stamped && !table.uniques().isEmpty()) {
                warnings.add("UNIQUE_NOT_KEPT: " + table.uniques() + " is not watched in an existing table ["
                        + table.entity() + "]. Keep it by other means.");
            }
        }
        for (var table : design.physicalTables()) {
            var mappings = design.tablesIn(table);
            int global = names(mappings, IndexMapping.Kind.GLOBAL).size();
            if (global >= NEAR_THE_LIMIT) {
                warnings.add("table " + table.name() + " has " + global + " of " + IndexDesigner.MAX_INDEXES
                        + " global indexes");
            }
        }
        return warnings;
    }

    private static TreeSet<String> names(List<TableMapping> mappings, IndexMapping.Kind kind) {
        var names = new TreeSet<String>();
        mappings.forEach(mapping -> mapping.indexes().stream()
                .filter(index -> index.kind() == kind)
                .forEach(index -> names.add(index.index())));
        return names;
    }

    private static long count(TableMapping mapping, IndexMapping.Kind kind) {
        return mapping.indexes().stream().filter(index -> index.kind() == kind).count();
    }

    private static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    private static String count(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
