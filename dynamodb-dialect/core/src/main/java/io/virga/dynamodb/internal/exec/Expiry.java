package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.exec.RowWriter.RowFinder;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Time to live on writes. A root row says when it expires; what is kept beside it carries the same moment, so that nothing of
 * it outlives it.
 */
final class Expiry {

    private final WriteSet writes;
    private final RowFinder finder;

    Expiry(WriteSet writes, RowFinder finder) {
        this.writes = writes;
        this.finder = finder;
    }

    /** The attribute with the moment of an item that is to be written, empty where its table has no time to live. */
    static String attribute(PendingItem pending) {
        var timeToLive = pending.subject().mapping().timeToLive();
        if (timeToLive.isEmpty()) {
            return "";
        }
        return switch (pending.subject().role()) {
            case ROW, HEIR, LOCK -> timeToLive.get().attribute();
            case PARENT, READ ->
                Marker.isMarker(pending.key())
                        ? TimeToLive.ATTRIBUTE
                        : timeToLive.get().attribute();
            case LOCATOR, GUARD, ENTRY -> TimeToLive.ATTRIBUTE;
            case RANGE, RANGE_READ -> "";
        };
    }

    /** When a new row expires: a root by its column, any other as its root does. */
    Value of(TableMapping mapping, Function<String, @Nullable Object> columns) {
        if (mapping.timeToLive().isEmpty()) {
            return Value.NULL;
        }
        var timeToLive = mapping.timeToLive().get();
        if (!timeToLive.column().isEmpty()) {
            return TimeToLive.moment(columns.apply(timeToLive.column()));
        }
        var rootSort = timeToLive.rootSort().orElseThrow();
        var table = mapping.table();
        var root = new ItemKey(
                mapping.partition().value(columns), table.hasSortKey() ? rootSort.value(columns) : Value.NULL);
        return finder.get(table, root)
                .map(item -> item.get(timeToLive.attribute()))
                .orElse(Value.NULL);
    }

    /** When a row was to expire. */
    Value before(Row row) {
        return row.mapping()
                .timeToLive()
                .map(timeToLive -> row.item().get(timeToLive.attribute()))
                .orElse(Value.NULL);
    }

    /** When a changed row expires. */
    Value after(Row row, Function<String, @Nullable Object> columns) {
        var timeToLive = row.mapping().timeToLive();
        boolean root = timeToLive.isPresent() && !timeToLive.get().column().isEmpty();
        return root ? of(row.mapping(), columns) : before(row);
    }

    void set(TableMapping mapping, Map<String, Value> item, Value moment) {
        mapping.timeToLive().ifPresent(timeToLive -> set(timeToLive.attribute(), item, moment));
    }

    private static void set(String attribute, Map<String, Value> item, Value moment) {
        if (moment.isNull()) {
            item.remove(attribute);
        } else {
            item.put(attribute, moment);
        }
    }

    /** The rows below a root get its new moment: those that are stored, and those that this transaction wrote. */
    void spread(TableMapping mapping, ItemKey root, Subject subject, Value moment) {
        var timeToLive = mapping.timeToLive();
        if (timeToLive.isEmpty() || timeToLive.get().heirs().isEmpty()) {
            return;
        }
        var table = mapping.table();
        var attribute = timeToLive.get().attribute();
        for (var pending : List.copyOf(writes.items())) {
            if (pending.table().equals(table)
                    && pending.key().partition().equals(root.partition())
                    && pending.after().isPresent()
                    && isHeir(timeToLive.get(), table, root, pending.after().get())) {
                var after = new HashMap<>(pending.after().get());
                set(attribute, after, moment);
                writes.put(pending.becoming(pending.subject(), Optional.of(after)));
            }
        }
        finder.partition(table, root.partition()).forEachRemaining(item -> {
            var key = table.keyOf(item::get);
            if (writes.find(table, key).isEmpty() && isHeir(timeToLive.get(), table, root, attributes(item))) {
                var after = attributes(item);
                set(attribute, after, moment);
                writes.put(new PendingItem(
                        table,
                        key,
                        subject.as(Subject.Role.HEIR, ""),
                        Optional.of(item),
                        Map.of(),
                        Optional.of(after)));
            }
        });
    }

    /** Of a type that lives below the root, and below this root where others share its partition. */
    private static boolean isHeir(TimeToLive timeToLive, PhysicalTable table, ItemKey root, Map<String, Value> item) {
        return item.get(table.type()) instanceof Value.Text type
                && timeToLive.heirs().contains(type.value())
                && root.sort() instanceof Value.Text above
                && item.get(table.sortKey()) instanceof Value.Text sort
                && (above.value().equals(KeyTemplate.ROOT_SORT)
                        || sort.value().startsWith(above.value().endsWith("#") ? above.value() : above.value() + "#"));
    }

    private static Map<String, Value> attributes(Item item) {
        var attributes = new HashMap<String, Value>();
        item.attributes().forEach(name -> attributes.put(name, item.get(name)));
        return attributes;
    }
}
