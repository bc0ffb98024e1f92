package io.virga.dynamodb.internal.residual;

import java.util.Arrays;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.result.SearchRow;
import org.h2.table.Table;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/** Some columns of a table, as the key of its rows. */
final class KeyColumns {

    private final int[] ids;
    private final TypeInfo[] types;
    private final boolean identified;

    KeyColumns(Table table, List<Integer> columns) {
        ids = columns.stream().mapToInt(i -> i).toArray();
        types = new TypeInfo[ids.length];
        for (int i = 0; i < ids.length; i++) {
            types[i] = table.getColumn(ids[i]).getType();
        }
        identified = Arrays.stream(types).allMatch(EqualityKey::identifies);
    }

    /** Whether rows with equal hash keys have equal values. */
    boolean areIdentified() {
        return identified;
    }

    int count() {
        return ids.length;
    }

    Value value(SearchRow row, int part) {
        return row.getValue(ids[part]);
    }

    TypeInfo type(int part) {
        return types[part];
    }

    /** The hash key of a row of the table. */
    Object hash(SourceRow row) {
        var parts = new Object[ids.length];
        for (int i = 0; i < ids.length; i++) {
            parts[i] = EqualityKey.of(row.getValue(ids[i]));
        }
        return parts.length == 1 ? parts[0] : List.of(parts);
    }

    /** The hash key of what is searched, null where the values do not compare as values of the columns do. */
    @Nullable
    Object hash(SessionLocal session, SearchRow searched) {
        var values = new Value[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = searched.getValue(ids[i]);
        }
        return hash(session, values);
    }

    @Nullable
    Object hash(SessionLocal session, Value[] values) {
        var parts = new Object[ids.length];
        for (int i = 0; i < ids.length; i++) {
            var part = EqualityKey.of(values[i], types[i], session);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return parts.length == 1 ? parts[0] : List.of(parts);
    }

    /** As SQL compares, but that null is null. */
    boolean match(SessionLocal session, SourceRow row, SearchRow searched) {
        for (int id : ids) {
            if (!same(session, row.getValue(id), searched.getValue(id))) {
                return false;
            }
        }
        return true;
    }

    static boolean same(SessionLocal session, Value a, Value b) {
        if (a == b) {
            return true;
        }
        return a != ValueNull.INSTANCE && b != ValueNull.INSTANCE && session.areEqual(a, b);
    }
}
