package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Locks;
import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The conditional writes that make an item what it is to be: they fail if it is not what was read, whoever wrote it. */
final class RowWrites {

    /** More would not fit into the text of a condition; the commit stamp and what is touched are left then. */
    private static final int COMPARED = 150;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    /** Update and condition of one request share their placeholders. */
    private final String prefix;

    private RowWrites(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The row's own, the first of which is conditional on the item as it was read.
     *
     * @param there what is under the new key already, if that is another one
     */
    static List<Request.Write> of(Rewritten rewritten, Optional<Item> there) {
        var writes = new ArrayList<Request.Write>();
        var table = rewritten.from().table();
        if (rewritten.how() != Rewritten.How.CHANGE) {
            boolean copy = rewritten.how() == Rewritten.How.COPY;
            writes.add(
                    copy
                            ? new Request.Check(table, rewritten.oldKey(), unchanged(rewritten))
                            : new Request.Delete(table, rewritten.oldKey(), unchanged(rewritten)));
            target(rewritten, there).ifPresent(writes::add);
        } else if (rewritten.changesItem()) {
            writes.add(new Request.Update(table, rewritten.oldKey(), update(rewritten), unchanged(rewritten)));
        } else {
            writes.add(new Request.Check(table, rewritten.oldKey(), unchanged(rewritten)));
        }
        return writes;
    }

    /** What an item gives way to stays; what a copy finds is replaced, as it was found. */
    private static Optional<Request.Write> target(Rewritten rewritten, Optional<Item> there) {
        var table = rewritten.to().table();
        if (there.isEmpty()) {
            return Optional.of(new Request.Put(table, rewritten.key(), rewritten.after(), absent(table)));
        }
        if (rewritten.how() == Rewritten.How.GIVE_WAY) {
            return Optional.of(new Request.Check(table, rewritten.key(), exists(table)));
        }
        return rewritten.isAsRead(there.get())
                ? Optional.empty()
                : Optional.of(new Request.Put(table, rewritten.key(), rewritten.after(), stamped(table, there.get())));
    }

    private static Expression exists(PhysicalTable table) {
        return new Expression("attribute_exists(#k)", Map.of("#k", table.partitionKey()), Map.of());
    }

    private static Expression stamped(PhysicalTable table, Item there) {
        var stamp = there.get(TableMapping.COMMIT_STAMP);
        var names = new HashMap<>(Map.of("#t", TableMapping.COMMIT_STAMP));
        if (stamp.isNull()) {
            names.put("#k", table.partitionKey());
            return new Expression("attribute_exists(#k) AND attribute_not_exists(#t)", names, Map.of());
        }
        return new Expression("#t = :t", names, Map.of(":t", stamp));
    }

    private static Expression update(Rewritten rewritten) {
        var expression = new RowWrites("u");
        var before = rewritten.before();
        var table = rewritten.from().table();
        var sets = new ArrayList<String>();
        var removes = new ArrayList<String>();
        rewritten.after().forEach((attribute, value) -> {
            if (!table.isKey(attribute) && !before.get(attribute).equals(value)) {
                sets.add(expression.name(attribute) + " = " + expression.value(value));
            }
        });
        for (var attribute : before.attributes()) {
            if (!table.isKey(attribute) && !rewritten.after().containsKey(attribute)) {
                removes.add(expression.name(attribute));
            }
        }
        var text = (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
        return new Expression(text.strip(), expression.names, expression.values);
    }

    private static Expression unchanged(Rewritten rewritten) {
        var expression = new RowWrites("c");
        var before = rewritten.before();
        var compared = new TreeSet<>(rewritten.after().keySet());
        if (before.attributes().size() <= COMPARED) {
            compared.addAll(before.attributes());
        } else {
            compared.removeIf(name -> before.get(name).equals(rewritten.after().get(name)));
            before.attributes().stream()
                    .filter(name -> !rewritten.after().containsKey(name))
                    .forEach(compared::add);
            compared.add(TableMapping.COMMIT_STAMP);
        }
        var parts = new ArrayList<String>();
        parts.add("attribute_exists(" + expression.name(rewritten.from().table().partitionKey()) + ")");
        if (rewritten.from().table().stamped()) {
            parts.add("attribute_not_exists(" + expression.name(Locks.ATTRIBUTE) + ")");
        }
        for (var attribute : compared) {
            if (rewritten.from().table().isKey(attribute)
                    || rewritten.to().table().isKey(attribute)) {
                continue;
            }
            var value = before.get(attribute);
            if (before.attributes().contains(attribute)) {
                parts.add(expression.name(attribute) + " = " + expression.value(value));
            } else {
                parts.add("attribute_not_exists(" + expression.name(attribute) + ")");
            }
        }
        return new Expression(String.join(" AND ", parts), expression.names, expression.values);
    }

    static Expression absent(PhysicalTable table) {
        return new Expression("attribute_not_exists(#k)", Map.of("#k", table.partitionKey()), Map.of());
    }

    /** A marker is put where there is none, or one that points at the same row under one of its keys. */
    static Request.Write put(Marker marker, Collection<ItemKey> row) {
        var table = marker.table();
        var condition = Marker.unlessTaken(table, row);
        return new Request.Put(table, marker.key(), marker.item(), condition);
    }

    static Request.Write delete(Marker marker, ItemKey oldKey) {
        return new Request.Delete(marker.table(), marker.key(), Marker.unlessTaken(marker.table(), List.of(oldKey)));
    }

    static ItemKey target(Item marker) {
        return new ItemKey(marker.get(Locator.TARGET_PARTITION), marker.get(Locator.TARGET_SORT));
    }

    private String name(String attribute) {
        var placeholder = "#" + prefix + names.size() + "_";
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(Value value) {
        var placeholder = ":" + prefix + values.size() + "_";
        values.put(placeholder, value);
        return placeholder;
    }
}
