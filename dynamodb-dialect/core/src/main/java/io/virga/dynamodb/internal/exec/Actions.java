package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a pending item as the one action that makes it so: put, update of what changed, or delete, each conditional. */
final class Actions {

    private final Placeholders placeholders = new Placeholders();
    private final PendingItem pending;
    private final boolean locks;

    private Actions(PendingItem pending, boolean locks) {
        this.pending = pending;
        this.locks = locks;
    }

    /**
     * What makes it so.
     *
     * @param stamp what tells this commit's writes from all others
     * @param locks whether items of the table may bear the lock of a journaled transaction: then none must
     */
    static Request.Write of(PendingItem pending, String stamp, boolean locks) {
        var actions = new Actions(pending, locks);
        return pending.isUnread() ? actions.unread(stamp) : actions.render(ItemChange.of(pending, stamp));
    }

    /** What locks it, on the condition of its write. */
    static Request.Write lock(PendingItem pending, LockText lock) {
        return new Actions(pending, true).render(lock);
    }

    private Request.Write render(ItemChange change) {
        var table = pending.table();
        return switch (change.kind()) {
            case CHECK, CHECK_ABSENT -> new Request.Check(table, pending.key(), condition());
            case DELETE -> new Request.Delete(table, pending.key(), condition());
            case PUT -> new Request.Put(table, pending.key(), change.sets(), condition());
            case UPDATE -> {
                var update = placeholders.expression(placeholders.update(change));
                yield new Request.Update(table, pending.key(), update, condition());
            }
        };
    }

    /** An item that nobody has read changes as DynamoDB finds it. */
    private Request.Write unread(String stamp) {
        var update = placeholders.expression(update(stamp));
        return new Request.Update(pending.table(), pending.key(), update, condition());
    }

    private Request.Write render(LockText lock) {
        var table = pending.table();
        if (lock.placeholder()) {
            return new Request.Put(table, pending.key(), Map.of(LockText.ATTRIBUTE, lock.value()), condition());
        }
        var update = placeholders.expression("SET " + name(LockText.ATTRIBUTE) + " = " + value(lock.value()));
        return new Request.Update(table, pending.key(), update, condition());
    }

    private Expression condition() {
        if (pending.isUnconditional()) {
            return locks
                    ? placeholders.expression("attribute_not_exists(" + name(LockText.ATTRIBUTE) + ")")
                    : Expression.NONE;
        }
        var condition = condition(pending.table());
        if (pending.isUnread()) {
            var parts = new ArrayList<>(List.of(condition));
            parts.addAll(bounds());
            condition = String.join(" AND ", parts);
        }
        return placeholders.expression(
                locks ? "(" + condition + ") AND attribute_not_exists(" + name(LockText.ATTRIBUTE) + ")" : condition);
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

    /** That the numbers which are added stay within their columns. */
    private List<String> bounds() {
        var parts = new ArrayList<String>();
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
        return parts;
    }

    private String update(String stamp) {
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (var change : pending.changes()) {
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
                case ADD -> sets.add(attribute + " = " + there(change, attribute) + " + " + set);
                case APPEND -> sets.add(attribute + " = list_append(" + there(change, attribute) + ", " + set + ")");
            }
        }
        if (pending.table().stamped()) {
            sets.add(name(TableMapping.COMMIT_STAMP) + " = " + value(Value.text(stamp)));
        }
        return (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    }

    private String there(AtomicChange change, String attribute) {
        return change.absent() == null
                ? attribute
                : "if_not_exists(" + attribute + ", " + value(encoded(change, change.absent())) + ")";
    }

    private Value encoded(AtomicChange change, @Nullable Object value) {
        return ValueCodec.encode(
                change.attribute(), value, pending.subject().mapping().entity());
    }

    private String name(String attribute) {
        return placeholders.name(attribute);
    }

    private String value(Value value) {
        return placeholders.value(value);
    }
}
