package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item that a row keeps beside its own, written in the same transaction: its locator, the guard of a unique constraint, an
 * index entry. It holds the key of the row, and expires with it.
 *
 * @param table the table that it lives in
 * @param item all its attributes
 */
public record Marker(PhysicalTable table, ItemKey key, Subject subject, Map<String, Value> item) {

    /**
     * What a row keeps.
     *
     * @param row what the row is called in messages
     * @param columns the row: columns to canonical values
     * @param moment when it expires, {@link Value#NULL} for never
     */
    public static List<Marker> of(
            TableMapping mapping, Subject row, Function<String, @Nullable Object> columns, Value moment) {
        var markers = new ArrayList<Marker>();
        mapping.locator()
                .ifPresent(locator -> markers.add(marker(
                        mapping,
                        mapping.locatorKey(locator, columns),
                        Locator.SORT_KEY,
                        row.as(Subject.Role.LOCATOR, ""),
                        columns,
                        moment)));
        for (var guard : mapping.uniques()) {
            if (guard.columns().stream().allMatch(column -> columns.apply(column) != null)) {
                markers.add(marker(
                        mapping,
                        ItemKey.of(guard.partition().encode(columns), Guard.SORT_KEY),
                        Guard.SORT_KEY,
                        row.as(Subject.Role.GUARD, guard.constraint()),
                        columns,
                        moment));
            }
        }
        for (var index : mapping.indexes()) {
            index.entry(columns)
                    .ifPresent(key -> markers.add(marker(
                            mapping,
                            key,
                            IndexMapping.ENTRY,
                            row.as(Subject.Role.ENTRY, index.index()),
                            columns,
                            moment)));
        }
        return markers;
    }

    /** Whether another row of this transaction has taken it before this one gave it up: a value that moves, or two that change places. */
    boolean isHandedOver(PendingItem pending) {
        return pending.before().isEmpty()
                && pending.after()
                        .filter(taken -> !Objects.equals(target(taken), target(item)))
                        .isPresent();
    }

    /** That there is no such item, or one that stands for the row of one of these keys. */
    public static Expression unlessTaken(PhysicalTable table, Collection<ItemKey> targets) {
        var names = new HashMap<>(Map.of("#k", table.partitionKey()));
        var values = new HashMap<String, Value>();
        var text = new StringBuilder("attribute_not_exists(#k)");
        for (var target : targets) {
            int number = values.size();
            names.put("#p", Locator.TARGET_PARTITION);
            values.put(":p" + number, target.partition());
            text.append(" OR (#p = :p").append(number);
            if (!target.sort().isNull()) {
                names.put("#s", Locator.TARGET_SORT);
                values.put(":s" + number, target.sort());
                text.append(" AND #s = :s").append(number);
            }
            text.append(')');
        }
        return new Expression(text.toString(), names, values);
    }

    private static List<@Nullable Value> target(Map<String, Value> item) {
        return Arrays.asList(item.get(Locator.TARGET_PARTITION), item.get(Locator.TARGET_SORT));
    }

    /** Whether a key is that of a locator or a guard. */
    static boolean isMarker(ItemKey key) {
        return key.sort() instanceof Value.Text sort
                && (sort.value().equals(Locator.SORT_KEY) || sort.value().equals(Guard.SORT_KEY));
    }

    private static Marker marker(
            TableMapping mapping,
            ItemKey key,
            String type,
            Subject subject,
            Function<String, @Nullable Object> columns,
            Value moment) {
        var table = mapping.table();
        var target = mapping.key(columns);
        var item = new HashMap<String, Value>();
        item.put(table.partitionKey(), key.partition());
        item.put(table.sortKey(), key.sort());
        item.put(PhysicalTable.TYPE, Value.text(type));
        item.put(Locator.TARGET_PARTITION, target.partition());
        if (!target.sort().isNull()) {
            item.put(Locator.TARGET_SORT, target.sort());
        }
        if (!moment.isNull()) {
            item.put(TimeToLive.ATTRIBUTE, moment);
        }
        return new Marker(table, key, subject, item);
    }
}
