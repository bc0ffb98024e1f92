package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.RangeVersion;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of item collections that a transaction changes, because a row comes to them or goes from them. */
final class Ranges {

    private Ranges() {}

    /**
     * What is to be written of them, whatever stands there.
     *
     * @param catalog which tables have them, null where nothing is known of it
     */
    static Map<WriteSet.Place, PendingItem> touched(Collection<PendingItem> items, @Nullable Catalog catalog) {
        if (catalog == null || !catalog.hasVersionedRanges()) {
            return Map.of();
        }
        Map<WriteSet.Place, PendingItem> touched = new LinkedHashMap<>();
        for (var item : items) {
            var mapping = item.subject().mapping();
            if (item.subject().role() == Subject.Role.ROW
                    && item.before().isPresent() != item.after().isPresent()
                    && catalog.isVersionedRange(mapping)) {
                var range = touch(mapping, item.key().partition());
                touched.put(range.place(), range);
            }
        }
        return touched;
    }

    private static PendingItem touch(TableMapping mapping, Value partition) {
        var table = mapping.table();
        var after = Map.<String, Value>of(table.type(), Value.text(RangeVersion.TYPE));
        return new PendingItem(
                table,
                RangeVersion.key(mapping, partition),
                new Subject(mapping, List.of(), Subject.Role.RANGE, ""),
                Optional.of(Item.of(Map.of())),
                Map.of(),
                Optional.of(after));
    }

    /**
     * The same, for who has to know whether they are there already: others may finish for him.
     *
     * @param reads where they are looked for
     */
    static List<PendingItem> known(List<PendingItem> items, ItemStore reads) {
        return items.stream()
                .map(item -> {
                    if (!item.isUnconditional()) {
                        return item;
                    }
                    var stored = reads.get(new Request.Get(item.table(), item.key(), List.of(), true));
                    return stored.isPresent()
                            ? item
                            : new PendingItem(
                                    item.table(), item.key(), item.subject(), Optional.empty(), Map.of(), item.after());
                })
                .toList();
    }
}
