package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.RangeVersion;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.store.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a serializable transaction asks of a read that is not by key: that the version of the item collection tells at commit whether a row has come or
 * gone. It is read before the rows are. Whatever has no such version is refused.
 */
final class RangeReads {

    private static final String WHERE = "isolation=serializable";

    private final ReadSet seen;
    private final @Nullable Catalog catalog;
    private final DualForms forms;
    private final BatchReads reads;

    RangeReads(ReadSet seen, @Nullable Catalog catalog, DualForms forms, BatchReads reads) {
        this.seen = seen;
        this.catalog = catalog;
        this.forms = forms;
        this.reads = reads;
    }

    boolean areChecked() {
        return seen.isSerializable();
    }

    /** @throws Refusal where they are checked */
    void scan(AccessPath.Scan path) {
        if (areChecked()) {
            throw refused("SERIALIZABLE_SCAN", "a scan", path.table());
        }
    }

    /** @throws Refusal where they are checked */
    void index(IndexMapping index, PhysicalTable table) {
        if (areChecked()) {
            throw refused("SERIALIZABLE_INDEX", "a query of index " + index.index(), table);
        }
    }

    private static Refusal refused(String code, String what, PhysicalTable table) {
        return Refusal.notSupported(
                code,
                what + " of table '" + table.name() + "' cannot be checked at commit",
                WHERE,
                "Read by key, or an item collection whose entity is marked @ItemCollection(versioned = true); or read it outside of the transaction.");
    }

    /**
     * Rows of these item collections are about to be read, other than by key.
     *
     * @throws Refusal where they have no version, or a migration moves them
     */
    void begin(TableMapping mapping, Collection<Value> partitions) {
        if (!areChecked()) {
            return;
        }
        if (catalog == null || !catalog.isVersionedRange(mapping)) {
            throw Refusal.notSupported(
                    "SERIALIZABLE_RANGE",
                    "the rows of " + mapping.entity()
                            + " in an item collection have no version that could be checked at commit",
                    WHERE,
                    "Mark the entity @ItemCollection(versioned = true), in every application that writes it; or read by key.");
        }
        if (!forms.isNone()) {
            throw Refusal.notSupported(
                    "SERIALIZABLE_MIGRATES",
                    "item collections of " + mapping.entity() + " cannot be checked while a migration runs",
                    WHERE,
                    "Repeat the transaction when virga status says that it is applied.");
        }
        List<ItemKey> keys = new ArrayList<>();
        for (var partition : partitions) {
            var key = RangeVersion.key(mapping, partition);
            if (!keys.contains(key) && !seen.knows(new WriteSet.Place(mapping.table(), key))) {
                keys.add(key);
            }
        }
        var found = keys.isEmpty() ? Map.<ItemKey, Item>of() : reads.get(mapping.table(), keys, List.of(), true);
        keys.forEach(key -> seen.range(mapping, key, found.get(key)));
    }
}
