package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Projection;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which items are rows of a table, and which rows the session keeps. Used by the thread of the statement. */
record ItemRows(ItemReader reader, SessionRows session, WriteSet writes) {

    /** Null for an item of another table, one that has expired, and the second of two that a migration keeps. */
    @Nullable
    Row of(Item item, TableMapping mapping) {
        return mapping.owns(item::get) && !mapping.isExpired(item::get, Instant::now) && !reader.hides(mapping, item)
                ? new Row(mapping, item)
                : null;
    }

    /** Keeps a row that the statement has use for. */
    void keep(Row row, Projection projection) {
        if (projection.isAll()
                && (writes.isEmpty()
                        || writes.find(row.mapping().table(), row.key()).isEmpty())) {
            // what the transaction wrote itself may yet be taken back, and a part of a row is none to write from
            session.remember(row);
        }
    }
}
