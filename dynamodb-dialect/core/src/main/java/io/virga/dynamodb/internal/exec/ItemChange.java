package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of an item, whatever its condition.
 *
 * @param sets the attributes that get a value; of a put, all but the key
 * @param removes the attributes that go
 */
record ItemChange(Kind kind, Map<String, Value> sets, List<String> removes) {

    enum Kind {
        PUT,
        UPDATE,
        DELETE,
        /** It stays as it is. */
        CHECK,
        /** It stays away. */
        CHECK_ABSENT
    }

    ItemChange {
        sets = Map.copyOf(sets);
        removes = List.copyOf(removes);
    }

    /** @param stamp what tells this commit's writes from all others */
    static ItemChange of(PendingItem pending, String stamp) {
        var table = pending.table();
        if (pending.subject().role().isCheck()) {
            return new ItemChange(pending.before().isPresent() ? Kind.CHECK : Kind.CHECK_ABSENT, Map.of(), List.of());
        }
        if (pending.after().isEmpty()) {
            return new ItemChange(Kind.DELETE, Map.of(), List.of());
        }
        if (pending.before().isEmpty() || pending.inPart()) {
            // deleted and put again: nothing of what was there stays
            return new ItemChange(Kind.PUT, put(table, pending.after().get(), stamp), List.of());
        }
        var after = new HashMap<>(pending.after().get());
        if (table.stamped()) {
            after.put(TableMapping.COMMIT_STAMP, Value.text(stamp));
        }
        var before = pending.before().get();
        var sets = new HashMap<String, Value>();
        var removes = new ArrayList<String>();
        after.forEach((attribute, value) -> {
            if (!table.isKey(attribute) && !before.get(attribute).equals(value)) {
                sets.put(attribute, value);
            }
        });
        for (var attribute : before.attributes()) {
            if (!table.isKey(attribute) && !after.containsKey(attribute)) {
                removes.add(attribute);
            }
        }
        return new ItemChange(Kind.UPDATE, sets, removes);
    }

    /** In one go: of all that a commit does this is done most often. */
    private static Map<String, Value> put(PhysicalTable table, Map<String, Value> item, String stamp) {
        var entries = new ArrayList<Map.Entry<String, Value>>(item.size() + 1);
        for (var entry : item.entrySet()) {
            var attribute = entry.getKey();
            if (!table.isKey(attribute) && !(table.stamped() && attribute.equals(TableMapping.COMMIT_STAMP))) {
                entries.add(entry);
            }
        }
        if (table.stamped()) {
            entries.add(Map.entry(TableMapping.COMMIT_STAMP, Value.text(stamp)));
        }
        return Map.ofEntries(entries.<Map.Entry<String, Value>>toArray(Map.Entry[]::new));
    }
}
