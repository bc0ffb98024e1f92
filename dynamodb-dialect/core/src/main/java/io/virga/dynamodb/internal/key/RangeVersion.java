package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Value;
import java.util.function.Function;

/** The item that stands for which rows of a table are in an item collection: it changes whenever one comes or goes. */
public final class RangeVersion {

    /** What its sort key begins with, and its type. */
    public static final String TYPE = "#range";

    private RangeVersion() {}

    /** @param partition the partition key of the item collection */
    public static ItemKey key(TableMapping mapping, Value partition) {
        return new ItemKey(partition, sort(mapping));
    }

    private static Value sort(TableMapping mapping) {
        return Value.text(TYPE + "#" + mapping.tag());
    }

    /**
     * Whether it is one of this table.
     *
     * @param item attribute to value
     */
    static boolean isOf(TableMapping mapping, Function<String, Value> item) {
        return mapping.table().hasSortKey()
                && item.apply(mapping.table().sortKey()).equals(sort(mapping));
    }
}
