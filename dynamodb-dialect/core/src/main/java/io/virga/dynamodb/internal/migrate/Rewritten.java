package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.exec.Row;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.List;
import java.util.Map;

/**
 * An item as it is to be.
 *
 * @param before as it was read
 * @param key the key of what is to be there
 * @param after all its attributes, those of the key included
 * @param arriving what is to be kept beside it, and was not, or pointed elsewhere
 * @param leaving what was kept beside it, and is not to be any more
 */
record Rewritten(
        How how,
        TableMapping from,
        TableMapping to,
        Item before,
        ItemKey oldKey,
        ItemKey key,
        Map<String, Value> after,
        List<Marker> arriving,
        List<Marker> leaving) {

    enum How {
        /** The item itself. */
        CHANGE,
        /** Another item takes its place, and is not there yet. */
        MOVE,
        /** Another item has taken its place. */
        GIVE_WAY,
        /** Another item stands beside it. */
        COPY
    }

    boolean changesItem() {
        return how != How.CHANGE || !isAsRead(before);
    }

    /** Whether an item is what this one is to be. */
    boolean isAsRead(Item item) {
        return item.attributes().size() == after.size()
                && after.entrySet().stream()
                        .allMatch(entry -> item.get(entry.getKey()).equals(entry.getValue()));
    }

    /** Whether an item that is there already, under the new key, is of the same row. */
    boolean isSameRow(Item there) {
        return to.owns(there::get) && new Row(to, there).id().equals(new Row(to, Item.of(after)).id());
    }

    /** All keys that the row has. */
    List<ItemKey> keys() {
        return oldKey.equals(key) ? List.of(key) : List.of(oldKey, key);
    }

    boolean isNothing() {
        return !changesItem() && arriving.isEmpty() && leaving.isEmpty();
    }
}
