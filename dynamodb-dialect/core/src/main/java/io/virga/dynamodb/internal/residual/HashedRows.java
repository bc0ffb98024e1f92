package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.result.SearchRow;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups among the rows that are read anyway. The first one walks the rows, for there may be no second one; the second
 * builds a hash table. Where a hash key may stand for several values, every row found is compared as SQL compares it: H2
 * counts on it for IN lists.
 */
final class HashedRows {

    private final KeyColumns columns;
    private final RowBuffer rows;
    private boolean used;
    private @Nullable Map<Object, List<SourceRow>> buckets;

    HashedRows(KeyColumns columns, RowBuffer rows) {
        this.columns = columns;
        this.rows = rows;
    }

    RowCursor find(SessionLocal session, SearchRow searched) {
        var key = used ? columns.hash(session, searched) : null;
        used = true;
        return key == null
                ? new RowCursor(rows::get, row -> match(session, row, searched))
                : RowCursor.over(bucket(key), row -> columns.areIdentified() || match(session, row, searched));
    }

    boolean match(SessionLocal session, SourceRow row, SearchRow searched) {
        return columns.match(session, row, searched);
    }

    private List<SourceRow> bucket(Object key) {
        if (buckets == null) {
            buckets = new HashMap<>();
            SourceRow row;
            for (int i = 0; (row = rows.get(i)) != null; i++) {
                buckets.computeIfAbsent(columns.hash(row), k -> new ArrayList<>(2))
                        .add(row);
            }
        }
        return buckets.getOrDefault(key, List.of());
    }
}
