package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.Segment;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates over a table's columns: generated ones, and the user's patterns over attributes. */
final class Templates {

    private Templates() {}

    /** {@code Token#{a}#{b}}, the token alone where there are no columns. */
    static KeyTemplate of(KeyRole role, String token, List<String> columns, RelationalTable table) {
        if (columns.isEmpty()) {
            return KeyTemplate.constant(role, token);
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

    /** {@code {a}#{b}}; the sort key of a root where there are no columns. */
    static KeyTemplate ofColumns(KeyRole role, List<String> columns, RelationalTable table) {
        return columns.isEmpty()
                ? KeyTemplate.constant(role, KeyTemplate.ROOT_SORT)
                : new KeyTemplate(role, components(columns, table));
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

    /** A template with its columns called otherwise. */
    static KeyTemplate renamed(KeyTemplate template, Map<String, String> names) {
        List<Segment> segments = new ArrayList<>();
        for (var segment : template.segments()) {
            if (segment instanceof Segment.Component component) {
                segments.add(renamed(component, names));
            } else if (segment instanceof Segment.Shard shard) {
                segments.add(new Segment.Shard(
                        shard.count(),
                        shard.by().stream()
                                .map(component -> renamed(component, names))
                                .toList()));
            } else {
                segments.add(segment);
            }
        }
        return new KeyTemplate(template.role(), segments, template.isNative());
    }

    private static Segment.Component renamed(Segment.Component component, Map<String, String> names) {
        return new Segment.Component(
                names.getOrDefault(component.attribute(), component.attribute()), component.type());
    }

    /**
     * A partition key spread over some shards by the id.
     *
     * @param annotation what asks for them, for messages
     */
    static KeyTemplate sharded(
            KeyTemplate partition, int shards, RelationalTable table, PhysicalTable physical, String annotation) {
        if (shards == 1) {
            return partition;
        }
        var id = sorted(table.primaryKey());
        if (shards < 1) {
            throw unsharded(table, annotation, "wants " + shards + " shards", "Take 1 for none, or 2 to 256.");
        }
        if (!physical.stamped()) {
            throw unsharded(
                    table,
                    annotation,
                    "wants shards of the existing table " + physical.name() + ", whose writers do not know them",
                    "Shard a table of Virga's own.");
        }
        if (partition.attributes().containsAll(id)) {
            throw unsharded(
                    table,
                    annotation,
                    "wants shards of \"" + partition + "\", which is a partition for each id already",
                    "Take shards away, or share the partition: partition = \"" + table.token()
                            + "\", with {id} in the sort key.");
        }
        return partition.sharded(
                shards,
                id.stream()
                        .map(column -> new Segment.Component(
                                column, table.attribute(column).type()))
                        .toList());
    }

    private static Refusal unsharded(RelationalTable table, String annotation, String what, String remedy) {
        return Refusal.notSupported("SHARDS", annotation + " " + what, table.entity(), remedy);
    }

    /** One template behind the other, {@code #} between them. */
    static KeyTemplate joined(KeyTemplate first, KeyTemplate second) {
        List<Segment> segments = new ArrayList<>(first.segments());
        boolean separated = segments.get(segments.size() - 1) instanceof Segment.Literal literal
                && literal.text().endsWith("#");
        if (!separated) {
            segments.add(new Segment.Literal("#"));
        }
        segments.addAll(second.segments());
        return new KeyTemplate(first.role(), segments);
    }

    static boolean isRootSort(KeyTemplate sort) {
        return sort.equals(KeyTemplate.constant(KeyRole.SORT, KeyTemplate.ROOT_SORT));
    }

    /**
     * A pattern over attributes as a template over their columns; an attribute of several columns stands for all of them.
     *
     * @param annotation what the pattern stands in, for messages
     */
    static KeyTemplate parse(String pattern, KeyRole role, RelationalTable table, String annotation) {
        var expanded = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            boolean doubled = at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
            int close = pattern.indexOf('}', at);
            if (c == '{' && !doubled && close > 0) {
                var columns = columns(pattern.substring(at + 1, close), pattern, table, annotation);
                expanded.append('{').append(String.join("}#{", columns)).append('}');
                at = close + 1;
            } else {
                int length = (c == '{' || c == '}') && doubled ? 2 : 1;
                expanded.append(pattern, at, at + length);
                at += length;
            }
        }
        return KeyTemplate.parse(
                expanded.toString(), role, column -> table.attribute(column).type());
    }

    /** The column of a pattern that is one attribute and nothing else, {@code {total}}. */
    static Optional<String> single(String pattern, RelationalTable table, String annotation) {
        if (!pattern.startsWith("{") || pattern.indexOf('}') != pattern.length() - 1 || pattern.startsWith("{{")) {
            return Optional.empty();
        }
        var columns = columns(pattern.substring(1, pattern.length() - 1), pattern, table, annotation);
        return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
    }

    static List<String> columns(String attribute, String pattern, RelationalTable table, String annotation) {
        var columns = table.columnsOf(attribute);
        if (columns.isEmpty()) {
            throw Refusal.notSupported(
                    "ITEM_KEY_ATTRIBUTE",
                    annotation + " \"" + pattern + "\" names attribute " + attribute
                            + ", which the entity does not have",
                    table.entity(),
                    "Name a basic, embedded or to-one attribute of the entity.");
        }
        return columns;
    }

    /** By name, whether or not it is quoted. */
    static List<String> sorted(List<String> columns) {
        return columns.stream()
                .sorted(Comparator.comparing(column -> column.replace("\"", "")))
                .toList();
    }

    /** What stands for a table in keys: escaped so that no name can look like a separator. */
    static String token(RelationalTable table) {
        return plain(table.token());
    }

    /** Several columns in a name. */
    static String names(List<String> columns) {
        return String.join(".", columns.stream().map(Templates::plain).toList());
    }

    private static String plain(String name) {
        return Segment.token(unquoted(name));
    }

    static String unquoted(String name) {
        return name.replace("\"", "").replace("`", "");
    }
}
