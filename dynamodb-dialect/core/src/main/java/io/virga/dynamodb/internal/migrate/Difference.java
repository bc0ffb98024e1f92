package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps from one definition to another, in the order of their phases. */
final class Difference {

    private final Definition before;
    private final Definition after;
    private final Hints hints;
    private final List<Step> steps = new ArrayList<>();

    private Difference(Definition before, Definition after, Hints hints) {
        this.before = before;
        this.after = after;
        this.hints = hints;
    }

    /**
     * @throws io.virga.dynamodb.schema.MigrationException for what cannot be changed in place, and for hints that meet nothing
     */
    static List<Step> steps(Definition before, Definition after, Hints hints) {
        return new Difference(before, after, hints).steps();
    }

    private List<Step> steps() {
        for (var table : after.tables()) {
            before.table(table.name())
                    .ifPresentOrElse(
                            there -> steps.addAll(between(there, table)), () -> steps.add(new Step.CreateTable(table)));
        }
        for (var sequence : after.sequences()) {
            if (!before.sequences().contains(sequence)) {
                steps.add(new Step.CreateSequence(sequence));
            }
        }
        rewrites();
        deletions();
        for (var table : before.tables()) {
            if (after.table(table.name()).isEmpty()) {
                steps.add(new Step.DeleteTable(table.name()));
            }
        }
        if (!hints.unused().isEmpty()) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "HINT_UNUSED",
                    "nothing that changes is called " + String.join(", ", hints.unused()),
                    after.unit(),
                    "Write Entity.attribute, as it is called in the items; --rename takes the old name.");
        }
        steps.sort(Comparator.comparing(Step::phase));
        return List.copyOf(steps);
    }

    /** What makes a table what it is to be. */
    static List<Step> between(TableDescription there, TableDescription wanted) {
        var steps = new ArrayList<Step>();
        var name = wanted.name();
        if (!there.partitionKey().equals(wanted.partitionKey())
                || !Objects.equals(there.sortKey(), wanted.sortKey())
                || !sorted(there.localIndexes()).equals(sorted(wanted.localIndexes()))) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "TABLE_KEY_CHANGED",
                    "the key attributes or local indexes of a table cannot change: " + there.partitionKey() + ", "
                            + there.sortKey() + ", " + TableText.names(there.localIndexes()) + " are to become "
                            + wanted.partitionKey() + ", " + wanted.sortKey() + ", "
                            + TableText.names(wanted.localIndexes()),
                    name,
                    "Give the entity a table of another name with @ItemTable: its rows are moved there.");
        }
        var existing = new TreeMap<String, IndexDescription>();
        there.globalIndexes().forEach(index -> existing.put(index.name(), index));
        for (var index : wanted.globalIndexes()) {
            var old = existing.remove(index.name());
            if (old == null) {
                steps.add(new Step.AddIndex(name, index));
            } else if (!old.equals(index)) {
                steps.add(new Step.DeleteIndex(name, index.name(), true));
                steps.add(new Step.AddIndex(name, index));
            }
        }
        existing.keySet().forEach(gone -> steps.add(new Step.DeleteIndex(name, gone, false)));
        if (!there.timeToLive().equals(wanted.timeToLive())) {
            steps.add(new Step.ExpireBy(name, wanted.timeToLive()));
        }
        if (!there.billing().equals(wanted.billing())) {
            steps.add(new Step.Bill(name, wanted.billing()));
        }
        if (there.stream() != wanted.stream()) {
            steps.add(new Step.StreamItems(name, wanted.stream()));
        }
        return steps;
    }

    private static List<IndexDescription> sorted(List<IndexDescription> indexes) {
        return indexes.stream()
                .sorted(Comparator.comparing(IndexDescription::name))
                .toList();
    }

    private void rewrites() {
        Map<String, List<RowChange>> byTable = new TreeMap<>();
        for (var mapping : after.mappings()) {
            before.mapping(mapping.name()).ifPresent(old -> {
                var changes = attributes(old, mapping);
                var notes = keys(old, mapping);
                if (!changes.isEmpty() || !notes.isEmpty()) {
                    byTable.computeIfAbsent(old.table().name(), name -> new ArrayList<>())
                            .add(new RowChange(mapping.name(), changes, notes));
                }
            });
        }
        byTable.forEach((table, rows) -> steps.add(new Step.Rewrite(table, rows)));
    }

    /** Rows of tables that are no more; where their physical table goes as well, that is enough. */
    private void deletions() {
        Map<String, List<String>> gone = new TreeMap<>();
        for (var mapping : before.mappings()) {
            var table = mapping.table().name();
            if (after.mapping(mapping.name()).isEmpty() && after.table(table).isPresent()) {
                gone.computeIfAbsent(table, name -> new ArrayList<>()).add(mapping.name());
            }
        }
        gone.forEach((table, mappings) -> steps.add(new Step.DeleteRows(table, mappings)));
    }

    private List<AttributeChange> attributes(TableMapping old, TableMapping now) {
        var changes = new ArrayList<AttributeChange>();
        Map<String, Attribute> were = byName(old);
        Map<String, Attribute> are = byName(now);
        Set<String> arrived = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>();
        were.keySet().stream().filter(name -> !are.containsKey(name)).forEach(name -> {
            var to = hints.renamed(old, name);
            if (to == null) {
                left.add(name);
                return;
            }
            var target = are.get(to);
            if (target == null || were.containsKey(to)) {
                throw MigrationFailures.of(
                        Kind.USAGE,
                        "RENAME_TARGET",
                        name + " cannot be renamed to " + to + ", which is no new attribute",
                        now.entity(),
                        "New are "
                                + are.keySet().stream()
                                        .filter(each -> !were.containsKey(each))
                                        .toList() + ".");
            }
            changes.add(new AttributeChange.Rename(name, to));
            arrived.add(to);
        });
        are.forEach((name, attribute) -> {
            var was = were.get(name);
            if (was == null && !arrived.contains(name)) {
                var value = given(now, name);
                if (value != null || !attribute.nullable()) {
                    changes.add(new AttributeChange.Add(name, value == null ? Value.NULL : value));
                }
                return;
            }
            if (was != null && was.nullable() && !attribute.nullable()) {
                // rows that hold null are looked for before anything is written, and named
                var value = given(now, name);
                if (value != null) {
                    changes.add(new AttributeChange.Add(name, value));
                }
            }
            if (was != null && (was.type() != attribute.type() || was.element() != attribute.element())) {
                changes.add(new AttributeChange.Convert(name));
            }
        });
        var transformation = hints.transformation(now);
        if (transformation != null) {
            changes.add(new AttributeChange.Transform(transformation));
        }
        left.forEach(name -> changes.add(new AttributeChange.Remove(name)));
        return changes;
    }

    private @Nullable Value given(TableMapping mapping, String attribute) {
        var value = hints.value(mapping, attribute);
        return value == null
                ? after.defaults().getOrDefault(mapping.name(), Map.of()).get(attribute)
                : value;
    }

    private static Map<String, Attribute> byName(TableMapping mapping) {
        var names = new TreeMap<String, Attribute>();
        mapping.attributes().forEach(attribute -> names.put(attribute.name(), attribute));
        return names;
    }

    /** What of keys, indexes and markers differs. */
    private static List<String> keys(TableMapping old, TableMapping now) {
        var notes = new ArrayList<String>();
        differ(notes, "table", old.table().name(), now.table().name());
        differ(notes, "type", old.tag(), now.tag());
        differ(notes, "partition key", old.partition(), now.partition());
        differ(notes, "sort key", old.sort(), now.sort());
        differ(
                notes,
                "locator",
                old.locator().map(locator -> locator.partition().toString()).orElse("none"),
                now.locator().map(locator -> locator.partition().toString()).orElse("none"));
        Map<String, String> were = kept(old);
        Map<String, String> are = kept(now);
        are.forEach((name, what) -> {
            if (!what.equals(were.get(name))) {
                notes.add(name + ": " + what + (were.containsKey(name) ? ", was " + were.get(name) : " is new"));
            }
        });
        were.keySet().stream().filter(name -> !are.containsKey(name)).forEach(name -> notes.add(name + " is gone"));
        if (!old.timeToLive().equals(now.timeToLive())) {
            if (now.timeToLive().filter(ttl -> ttl.column().isEmpty()).isPresent()) {
                throw MigrationFailures.of(
                        Kind.USAGE,
                        "EXPIRY_OF_CHILDREN",
                        "the stored rows of an item collection cannot be given the time to live of their root",
                        now.entity(),
                        "Set the root's moment anew in the application: that takes its children along.");
            }
            notes.add("time to live: "
                    + now.timeToLive().map(TimeToLive::attribute).orElse("none"));
        }
        return notes;
    }

    private static void differ(List<String> notes, String what, Object was, Object is) {
        if (!was.equals(is)) {
            notes.add(what + ": " + is + ", was " + was);
        }
    }

    private static Map<String, String> kept(TableMapping mapping) {
        var kept = new TreeMap<String, String>();
        for (var index : mapping.indexes()) {
            var parts = Stream.concat(index.partition().stream(), index.sort().stream())
                    .map(KeyPart::template)
                    .toList();
            // what is a column itself is in the items already
            if (!parts.stream().allMatch(KeyTemplate::isNative)) {
                kept.put("index " + index.index(), templates(index.partition()) + " | " + templates(index.sort()));
            }
        }
        mapping.uniques()
                .forEach(guard ->
                        kept.put("unique " + guard.constraint(), guard.columns() + " as " + guard.partition()));
        return kept;
    }

    private static String templates(List<KeyPart> parts) {
        return parts.stream().map(part -> part.template().toString()).collect(Collectors.joining(", "));
    }
}
