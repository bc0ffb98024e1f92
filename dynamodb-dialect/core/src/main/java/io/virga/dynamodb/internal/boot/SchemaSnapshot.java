package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a key design the stored items depend on: the keys of each table, its slots, its markers. Existing tables are not in
 * it: nobody but their columns decides there.
 *
 * @param tables by the name of the relational table
 */
record SchemaSnapshot(Map<String, Keys> tables) {

    private static final int FORMAT = 1;

    /**
     * The keys of one table, as templates.
     *
     * @param indexes the name of the index to what it holds
     * @param markers what is kept beside a row: the template of its partition to what it is
     */
    record Keys(String partition, String sort, Map<String, String> indexes, Map<String, String> markers) {
        Keys {
            indexes = new TreeMap<>(indexes);
            markers = new TreeMap<>(markers);
        }
    }

    SchemaSnapshot {
        tables = new TreeMap<>(tables);
    }

    static SchemaSnapshot of(Catalog design) {
        var tables = new TreeMap<String, Keys>();
        for (var mapping : design.tables()) {
            if (mapping.table().stamped()) {
                tables.put(Templates.unquoted(mapping.name()), keys(mapping));
            }
        }
        return new SchemaSnapshot(tables);
    }

    private static Keys keys(TableMapping mapping) {
        var indexes = new TreeMap<String, String>();
        var markers = new TreeMap<String, String>();
        for (var index : mapping.indexes()) {
            if (index.kind() == IndexMapping.Kind.ITEMS) {
                markers.put(text(index.partition()), "index");
            } else {
                indexes.put(index.index(), signature(text(index.partition()), text(index.sort())));
            }
        }
        mapping.locator().ifPresent(locator -> markers.put(locator.partition().toString(), "locator"));
        mapping.uniques().forEach(guard -> markers.put(guard.partition().toString(), "unique"));
        return new Keys(mapping.partition().toString(), mapping.sort().toString(), indexes, markers);
    }

    private static String text(List<KeyPart> parts) {
        return parts.stream().map(part -> part.template().toString()).collect(Collectors.joining(", "));
    }

    /** What tells one index of a table from another, whatever slot it is in. */
    static String signature(Object partition, Object sort) {
        return partition + " | " + sort;
    }

    /** The slots that are taken. */
    Slots slots() {
        var slots = new TreeMap<String, Map<String, Integer>>();
        tables.forEach((table, keys) -> {
            var taken = new TreeMap<String, Integer>();
            keys.indexes().forEach((index, signature) -> {
                if (index.matches("gsi\\d+")) {
                    taken.put(signature, Integer.valueOf(index.substring(3)));
                }
            });
            slots.put(table, taken);
        });
        return new Slots(slots);
    }

    /** This, and the tables that only the other knows: those of another unit in the same DynamoDB table. */
    SchemaSnapshot over(SchemaSnapshot other) {
        var all = new TreeMap<>(other.tables);
        all.putAll(tables);
        return new SchemaSnapshot(all);
    }

    /**
     * A place where two designs part.
     *
     * @param byUpdate whether an update mends it: a new index, or a unique constraint that is given up
     */
    record Difference(String text, boolean byUpdate) {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Where items written to a stored design would not be found by this one. A table that only one of the two has is no
     * difference, unless it needs an index that the stored tables do not have.
     */
    List<Difference> differencesFrom(SchemaSnapshot stored) {
        var differences = new ArrayList<Difference>();
        var there = stored.tables.values().stream()
                .flatMap(keys -> keys.indexes().keySet().stream())
                .collect(Collectors.toSet());
        tables.forEach((table, keys) -> {
            var before = stored.tables.get(table);
            if (before == null) {
                keys.indexes().keySet().stream()
                        .filter(index -> !there.contains(index))
                        .forEach(index -> differences.add(new Difference(table + " needs index " + index, true)));
                return;
            }
            differ(differences, table + " partition key", keys.partition(), before.partition());
            differ(differences, table + " sort key", keys.sort(), before.sort());
            keys.indexes().forEach((index, signature) -> {
                if (before.indexes().containsKey(index)) {
                    differ(
                            differences,
                            table + " index " + index,
                            signature,
                            before.indexes().get(index));
                } else {
                    differences.add(new Difference(table + " index " + index + " is new: \"" + signature + "\"", true));
                }
            });
            keys.markers().forEach((template, what) -> {
                if (!before.markers().containsKey(template)) {
                    differences.add(new Difference(table + " " + what + " \"" + template + "\" is new", false));
                }
            });
            before.markers().forEach((template, what) -> {
                if (!keys.markers().containsKey(template)) {
                    differences.add(new Difference(table + " " + what + " \"" + template + "\" is gone", true));
                }
            });
        });
        return differences;
    }

    private static void differ(
            List<Difference> differences, String what, @Nullable String now, @Nullable String before) {
        if (!Objects.equals(now, before)) {
            differences.add(new Difference(what + " is \"" + now + "\", was \"" + before + "\"", false));
        }
    }

    Value.Document toValue() {
        var all = new TreeMap<String, Value>();
        tables.forEach((table, keys) -> all.put(
                table,
                new Value.Document(Map.of(
                        "partition", Value.text(keys.partition()),
                        "sort", Value.text(keys.sort()),
                        "indexes", texts(keys.indexes()),
                        "markers", texts(keys.markers())))));
        return new Value.Document(Map.of("format", Value.Num.of(FORMAT), "tables", new Value.Document(all)));
    }

    private static Value texts(Map<String, String> texts) {
        var values = new TreeMap<String, Value>();
        texts.forEach((name, text) -> values.put(name, Value.text(text)));
        return new Value.Document(values);
    }

    /** @throws IllegalArgumentException for a value that is no snapshot of this format */
    static SchemaSnapshot of(Value value) {
        var document = document(value);
        if (!Value.Num.of(FORMAT).equals(document.get("format"))) {
            throw new IllegalArgumentException("format " + document.get("format") + " instead of " + FORMAT);
        }
        var tables = new TreeMap<String, Keys>();
        document(document.get("tables")).forEach((table, each) -> {
            var keys = document(each);
            tables.put(
                    table,
                    new Keys(
                            text(keys.get("partition")),
                            text(keys.get("sort")),
                            texts(keys.get("indexes")),
                            texts(keys.get("markers"))));
        });
        return new SchemaSnapshot(tables);
    }

    private static Map<String, Value> document(@Nullable Value value) {
        if (value instanceof Value.Document document) {
            return document.entries();
        }
        throw new IllegalArgumentException("an object is missing");
    }

    private static String text(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("a text is missing");
    }

    private static Map<String, String> texts(@Nullable Value value) {
        var texts = new TreeMap<String, String>();
        document(value).forEach((name, each) -> texts.put(name, text(each)));
        return texts;
    }
}
