package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.h2.engine.SessionLocal;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link KeyLookUp} has answered in one execution. A key is asked for once. A key that is missing is asked for
 * together with those that {@link Foresight} expects next: with none at first, then with ever more.
 */
final class KeyedRows {

    private static final int GROWTH = 8;

    private final KeyLookUp lookUp;
    private final RowsTable table;
    private final KeyColumns columns;
    private final List<CanonicalValue> canonical;
    private final RowBuffer rows;
    private final boolean looksForNull;
    private final Foresight foresight;
    private final Map<Object, List<SourceRow>> answered = new HashMap<>();
    private int keysAtOnce = 1;
    private List<SourceRow> wave = List.of();

    /** @param looksForNull whether a null in a key may be meant, for {@code =} never means it */
    KeyedRows(
            KeyLookUp lookUp,
            RowsTable table,
            KeyColumns columns,
            List<CanonicalValue> canonical,
            RowBuffer rows,
            boolean looksForNull,
            Foresight foresight) {
        this.lookUp = lookUp;
        this.table = table;
        this.columns = columns;
        this.canonical = canonical;
        this.rows = rows;
        this.looksForNull = looksForNull;
        this.foresight = foresight;
    }

    List<Integer> columns() {
        return lookUp.columns();
    }

    /** Whether keys can be told apart: false for padded text, documents and large objects. */
    boolean isUsable() {
        return columns.areIdentified() && canonical.stream().allMatch(CanonicalValue::isUsable);
    }

    /** Null where the source cannot be asked for such a key, yet may have rows for it. */
    @Nullable
    RowCursor find(SessionLocal session, SearchRow searched, Predicate<SourceRow> matching) {
        var values = new Value[columns.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.value(searched, i);
        }
        if (Arrays.asList(values).contains(ValueNull.INSTANCE)) {
            return looksForNull ? null : RowCursor.over(List.of(), matching);
        }
        var hash = columns.hash(session, values);
        if (hash == null) {
            return null;
        }
        if (!answered.containsKey(hash)) {
            var key = key(values);
            if (key == null) {
                return RowCursor.over(List.of(), matching); // no value of the columns is equal to it
            }
            ask(session, values, hash, key);
        }
        var ahead = wave;
        return table.watch(
                RowCursor.over(answered.getOrDefault(hash, List.of()), matching),
                position -> position < ahead.size() ? ahead.get(position) : null);
    }

    private void ask(SessionLocal session, Value[] values, Object hash, List<Object> key) {
        var keys = new LinkedHashMap<Object, List<Object>>();
        keys.put(hash, key);
        if (!foresight.confirm(values)) {
            keysAtOnce = 1;
        }
        if (keysAtOnce > 1) {
            foresight.next(values, GROWTH * keysAtOnce, next -> {
                add(session, next, keys);
                return keys.size() < keysAtOnce;
            });
        }
        keysAtOnce = Math.min(GROWTH * keysAtOnce, lookUp.maxKeys());
        keys.keySet().forEach(k -> answered.put(k, List.of()));
        wave = rows.find(lookUp, List.copyOf(keys.values()));
        for (var row : wave) {
            answered.computeIfPresent(columns.hash(row), (k, found) -> {
                var more = found.isEmpty() ? new ArrayList<SourceRow>(2) : found;
                more.add(row);
                return more;
            });
        }
    }

    private void add(SessionLocal session, Value[] values, Map<Object, List<Object>> keys) {
        var hash = columns.hash(session, values);
        if (hash != null && !answered.containsKey(hash)) {
            var key = key(values);
            if (key != null) {
                keys.putIfAbsent(hash, key);
            }
        }
    }

    /** Null where a value is null, or not one that the column could have. */
    private @Nullable List<Object> key(Value[] values) {
        var key = new ArrayList<Object>(values.length);
        for (int i = 0; i < values.length; i++) {
            var value = canonical.get(i).of(values[i], columns.type(i));
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return List.copyOf(key);
    }

    void release() {
        answered.clear();
        wave = List.of();
    }
}
