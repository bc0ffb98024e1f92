package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Request;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An item of the other form, written along with a row while a migration runs. Whether it is there already depends on how far
 * the backfill is, and so its conditions ask only whose it is.
 *
 * @param item all its attributes, empty for one that is to be gone
 * @param rule when it may be written
 * @param targets of a marker: the keys of the row that it stands for
 */
record Companion(
        PhysicalTable table,
        ItemKey key,
        Subject subject,
        Optional<Map<String, Value>> item,
        Rule rule,
        Set<ItemKey> targets) {

    enum Rule {
        /** The row's own condition is enough. */
        ALWAYS,
        /** Nobody may have it. */
        ABSENT,
        /** Nobody may have it but the same row. */
        UNLESS_TAKEN
    }

    Companion {
        item = item.map(Map::copyOf);
        targets = Set.copyOf(targets);
    }

    WriteSet.Place place() {
        return new WriteSet.Place(table, key);
    }

    /** What one row leaves and another takes in the same transaction is handed over; a transaction has each item once. */
    Companion and(Companion later) {
        if (item.isPresent() && later.item.isPresent()) {
            throw RowConflict.duplicate(later.subject);
        }
        var all = new HashSet<>(targets);
        all.addAll(later.targets);
        var kept = later.item.isPresent() ? later : this;
        var looser = rule == Rule.ABSENT || later.rule == Rule.ABSENT ? Rule.ALWAYS : kept.rule;
        return new Companion(table, key, kept.subject, kept.item, looser, all);
    }

    Request.Write write(String stamp) {
        if (item.isEmpty()) {
            return new Request.Delete(table, key, condition());
        }
        var stamped = new HashMap<>(item.get());
        if (table.stamped()) {
            stamped.put(TableMapping.COMMIT_STAMP, Value.text(stamp));
        }
        return new Request.Put(table, key, stamped, condition());
    }

    private Expression condition() {
        return switch (rule) {
            case ALWAYS -> Expression.NONE;
            case ABSENT -> Marker.unlessTaken(table, Set.of());
            case UNLESS_TAKEN -> Marker.unlessTaken(table, targets);
        };
    }
}
