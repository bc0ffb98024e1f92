package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows a session has read or committed, as they were then: a flush binds only ids and new values, and takes from here
 * the full key, the attributes that did not change, and those derived from them.
 *
 * <p>Belongs to one session and its thread. Forgotten at {@code clear} and {@code close}.
 */
public final class SessionRows {

    private record RowId(TableMapping mapping, List<@Nullable Object> id) {
        @Override
        public int hashCode() {
            return mapping.name().hashCode() * 31 + id.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowId that && mapping == that.mapping && id.equals(that.id);
        }
    }

    /** So many rows may be held that are read again and again. */
    private static final int MOST_UNSORTED = 1_000;

    private final Map<RowId, Row> rows = new HashMap<>();

    /** The latest, not yet put under their ids: a session that only reads is never asked for one. */
    private final List<Row> unsorted = new ArrayList<>();

    void remember(Row row) {
        if (!row.mapping().primaryKey().isEmpty()) {
            unsorted.add(row);
            if (unsorted.size() > MOST_UNSORTED) {
                sort();
            }
        }
    }

    void forget(TableMapping mapping, List<@Nullable Object> id) {
        sort();
        rows.remove(new RowId(mapping, id));
    }

    Optional<Row> find(TableMapping mapping, List<@Nullable Object> id) {
        sort();
        return Optional.ofNullable(rows.get(new RowId(mapping, id)));
    }

    public void clear() {
        unsorted.clear();
        rows.clear();
    }

    private void sort() {
        unsorted.forEach(row -> rows.put(new RowId(row.mapping(), row.id()), row));
        unsorted.clear();
    }
}
