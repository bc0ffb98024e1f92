package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has read of single items, each as it was and each that was not there: the commit asks that it is so still. What the
 * transaction wrote itself is not read.
 *
 * <p>Of an item that was there, the version and the commit stamp tell; of one that has neither, the attributes that were read.
 */
final class ReadSet {

    /** Remembers nothing. */
    static final ReadSet OFF = new ReadSet(WorkSettings.Isolation.READ_COMMITTED);

    private final WorkSettings.Isolation isolation;
    private final List<PendingItem> all = new ArrayList<>();
    private final Map<WriteSet.Place, PendingItem> latest = new HashMap<>();
    /** Whether what was read need not have been so at one moment. */
    private boolean spread;

    private ReadSet(WorkSettings.Isolation isolation) {
        this.isolation = isolation;
    }

    static ReadSet of(WorkSettings.Isolation isolation) {
        return isolation == WorkSettings.Isolation.READ_COMMITTED ? OFF : new ReadSet(isolation);
    }

    boolean isOn() {
        return this != OFF;
    }

    /** Whether what was not found in an item collection counts, too. */
    boolean isSerializable() {
        return isolation == WorkSettings.Isolation.SERIALIZABLE;
    }

    boolean knows(WriteSet.Place place) {
        return latest.containsKey(place);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * An item was there.
     *
     * @param projection the attributes that were asked for, all where empty
     * @param consistent whether it was so when it was asked for, or a moment before
     */
    void present(TableMapping mapping, Item item, List<String> projection, boolean consistent) {
        var table = mapping.table();
        var id = mapping.owns(item::get) ? new Row(mapping, item).id() : List.<@Nullable Object>of();
        var subject = new Subject(mapping, id, Subject.Role.READ, "");
        add(
                PendingItem.read(table, table.keyOf(item::get), subject, item, checks(mapping, item, projection)),
                consistent);
    }

    /**
     * No item was there, or one that has expired.
     *
     * @param id the primary key values that were asked for
     */
    void absent(TableMapping mapping, ItemKey key, List<@Nullable Object> id, boolean consistent) {
        var subject = new Subject(mapping, id, Subject.Role.READ, "");
        add(PendingItem.absent(mapping.table(), key, subject), consistent);
    }

    /**
     * The version of an item collection whose rows are about to be read.
     *
     * @param item null where no row has come or gone yet
     */
    void range(TableMapping mapping, ItemKey key, @Nullable Item item) {
        spread = true;
        var subject = new Subject(mapping, List.of(), Subject.Role.RANGE_READ, "");
        var table = mapping.table();
        add(
                item == null
                        ? PendingItem.absent(table, key, subject)
                        : PendingItem.read(
                                table,
                                key,
                                subject,
                                item,
                                Map.of(TableMapping.COMMIT_STAMP, item.get(TableMapping.COMMIT_STAMP))),
                true);
    }

    private void add(PendingItem read, boolean consistent) {
        spread |= !consistent;
        if (!read.equals(latest.put(read.place(), read))) {
            all.add(read);
        }
    }

    private static Map<String, Value> checks(TableMapping mapping, Item item, List<String> projection) {
        var table = mapping.table();
        var checks = new HashMap<String, Value>();
        if (table.stamped()) {
            checks.put(TableMapping.COMMIT_STAMP, item.get(TableMapping.COMMIT_STAMP));
        }
        if (mapping.isVersioned()) {
            var version = mapping.attribute(mapping.version()).name();
            checks.put(version, item.get(version));
        }
        if (checks.isEmpty()) {
            mapping.attributes().stream()
                    .map(attribute -> attribute.name())
                    .filter(name -> projection.isEmpty() || projection.contains(name))
                    .forEach(name -> checks.put(name, item.get(name)));
            checks.remove(table.partitionKey());
            checks.remove(table.sortKey());
        }
        return checks;
    }

    /** The attributes to ask for, so that a read in part can be checked too. */
    List<String> projected(PhysicalTable table, List<String> projection) {
        if (!isOn() || projection.isEmpty() || !table.stamped()) {
            return projection;
        }
        var more = new ArrayList<>(projection);
        more.add(TableMapping.COMMIT_STAMP);
        return more;
    }

    /** A point to come back to. */
    int mark() {
        return all.size();
    }

    /** What was read since is forgotten: a statement begins anew, and nobody has seen it. */
    void rollbackTo(int mark) {
        if (all.size() > mark) {
            all.subList(mark, all.size()).clear();
            latest.clear();
            all.forEach(read -> latest.put(read.place(), read));
        }
    }

    /**
     * What the commit asks, one check for each item.
     *
     * @throws RowConflict where an item was read twice and had changed in between
     */
    Map<WriteSet.Place, PendingItem> checks() {
        Map<WriteSet.Place, PendingItem> checks = new LinkedHashMap<>();
        all.forEach(read -> checks.merge(read.place(), read, PendingItem::asRead));
        return checks;
    }

    /** Whether it was so at one moment, whatever comes after: a single item, read consistently. */
    boolean isOfOneMoment() {
        return !spread && latest.size() == 1;
    }

    /** The items of these keys, as far as they were there. */
    void asked(
            TableMapping mapping,
            Map<ItemKey, List<@Nullable Object>> keys,
            Map<ItemKey, Item> found,
            List<String> projection,
            boolean consistent,
            WriteSet writes) {
        if (!isOn()) {
            return;
        }
        keys.forEach((key, id) -> {
            if (writes.find(mapping.table(), key).isEmpty()) {
                var item = Optional.ofNullable(found.get(key))
                        .filter(there -> !mapping.isExpired(there::get, Instant::now));
                item.ifPresentOrElse(
                        there -> present(mapping, there, projection, consistent),
                        () -> absent(mapping, key, id, consistent));
            }
        });
    }
}
