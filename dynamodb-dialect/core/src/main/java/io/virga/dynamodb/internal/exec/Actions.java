package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a pending item as the one action that makes it so: put, update of what changed, or delete, each conditional. */
final class Actions {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final PendingItem pending;
    private final String stamp;

    private Actions(PendingItem pending, String stamp) {
        this.pending = pending;
        this.stamp = stamp;
    }

    /** @param stamp what tells this commit's writes from all others */
    static Request.Write of(PendingItem pending, String stamp) {
        return new Actions(pending, stamp).render();
    }

    private Request.Write render() {
        var table = pending.table();
        if (pending.subject().role().isCheck()) {
            var condition = condition(table);
            return new Request.Check(table, pending.key(), new Expression(condition, names, values));
        }
        if (pending.after().isEmpty()) {
            var condition = condition(table);
            return new Request.Delete(table, pending.key(), new Expression(condition, names, values));
        }
        if (pending.isUnread()) {
            var update = update(table, pending.changes());
            return new Request.Update(
                    table,
                    pending.key(),
                    new Expression(update, used(update, names), used(update, values)),
                    unreadCondition(table));
        }
        var after = new HashMap<>(pending.after().get());
        if (table.stamped()) {
            after.put(TableMapping.COMMIT_STAMP, Value.text(stamp));
        }
        if (pending.before().isEmpty()) {
            var condition = condition(table);
            return new Request.Put(table, pending.key(), after, new Expression(condition, names, values));
        }
        var update = update(table, pending.before().get(), after);
        var condition = condition(table);
        return new Request.Update(
                table,
                pending.key(),
                new Expression(update, used(update, names), used(update, values)),
                new Expression(condition, used(condition, names), used(condition, values)));
    }

    private String condition(PhysicalTable table) {
        var condition = stored(table);
        var moment = Expiry.attribute(pending);
        if (moment.isEmpty()) {
            return condition;
        }
        // an expired item is gone, whether DynamoDB has removed it yet or not
        var now = value(Value.Num.of(Instant.now().getEpochSecond()));
        return pending.before().isEmpty()
                ? condition + " OR " + name(moment) + " <= " + now
                : condition + " AND (attribute_not_exists(" + name(moment) + ") OR " + name(moment) + " > " + now + ")";
    }

    private String stored(PhysicalTable table) {
        if (pending.before().isEmpty()) {
            return "attribute_not_exists(" + name(table.partitionKey()) + ")";
        }
        if (pending.checks().isEmpty()) {
            return "attribute_exists(" + name(table.partitionKey()) + ")";
        }
        var parts = new ArrayList<String>();
        pending.checks().forEach((attribute, value) -> {
            if (value.isNull()) {
                parts.add("attribute_not_exists(" + name(attribute) + ")");
            } else {
                parts.add(name(attribute) + " = " + value(value));
            }
        });
        if (pending.checks().values().stream().allMatch(Value::isNull)) {
            parts.add("attribute_exists(" + name(table.partitionKey()) + ")");
        }
        return String.join(" AND ", parts);
    }

    /** The item is there, and the numbers that are added to stay within their columns. */
    private Expression unreadCondition(PhysicalTable table) {
        var parts = new ArrayList<>(List.of(condition(table)));
        for (var change : pending.changes()) {
            change.limit().ifPresent(limit -> {
                var attribute = name(change.attribute().name());
                var within = attribute + (change.isNegative() ? " >= " : " <= ") + value(new Value.Num(limit));
                parts.add(
                        change.absent() == null
                                ? within
                                : "(attribute_not_exists(" + attribute + ") OR " + within + ")");
            });
        }
        var condition = String.join(" AND ", parts);
        return new Expression(condition, used(condition, names), used(condition, values));
    }

    private String update(PhysicalTable table, List<AtomicChange> changes) {
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (var change : changes) {
            var attribute = name(change.attribute().name());
            var given = encoded(change, change.value());
            if (given.isNull()) {
                removes.add(attribute);
                continue;
            }
            var set = value(given);
            switch (change.kind()) {
                case ASSIGN -> sets.add(attribute + " = " + set);
                case DEFAULT -> sets.add(attribute + " = if_not_exists(" + attribute + ", " + set + ")");
                case ADD -> {
                    var there = change.absent() == null
                            ? attribute
                            : "if_not_exists(" + attribute + ", " + value(encoded(change, change.absent())) + ")";
                    sets.add(attribute + " = " + there + " + " + set);
                }
            }
        }
        if (table.stamped()) {
            sets.add(name(TableMapping.COMMIT_STAMP) + " = " + value(Value.text(stamp)));
        }
        return clauses(sets, removes);
    }

    private Value encoded(AtomicChange change, @Nullable Object value) {
        return ValueCodec.encode(
                change.attribute(), value, pending.subject().mapping().entity());
    }

    private String update(PhysicalTable table, Item before, Map<String, Value> after) {
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        after.forEach((attribute, value) -> {
            if (!isKey(table, attribute) && !before.get(attribute).equals(value)) {
                sets.add(name(attribute) + " = " + value(value));
            }
        });
        for (var attribute : before.attributes()) {
            if (!isKey(table, attribute) && !after.containsKey(attribute)) {
                removes.add(name(attribute));
            }
        }
        return clauses(sets, removes);
    }

    private static String clauses(List<String> sets, List<String> removes) {
        return (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes)).stripTrailing();
    }

    private static boolean isKey(PhysicalTable table, String attribute) {
        return attribute.equals(table.partitionKey()) || attribute.equals(table.sortKey());
    }

    private String name(String attribute) {
        var placeholder = "#n" + names.size() + "_";
        for (var entry : names.entrySet()) {
            if (entry.getValue().equals(attribute)) {
                return entry.getKey();
            }
        }
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(Value value) {
        var placeholder = ":v" + values.size() + "_";
        values.put(placeholder, value);
        return placeholder;
    }

    /** DynamoDB refuses placeholders that an expression does not use. */
    private static <T> Map<String, T> used(String expression, Map<String, T> placeholders) {
        var used = new HashMap<String, T>();
        placeholders.forEach((placeholder, what) -> {
            if (expression.contains(placeholder)) {
                used.put(placeholder, what);
            }
        });
        return used;
    }
}
