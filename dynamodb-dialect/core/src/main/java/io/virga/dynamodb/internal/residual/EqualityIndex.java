package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.IndexCondition;
import org.h2.index.IndexType;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/**
 * Rows by the values of some columns. The first look-up walks the rows, for there may be no second one; the second builds
 * a hash table. Whatever the hash says, every row found is compared as SQL compares it: H2 counts on it for IN lists.
 */
final class EqualityIndex extends RowsIndex {

    private final Map<List<Integer>, Hash> hashes = new HashMap<>();

    EqualityIndex(RowsTable table, String name, IndexColumn[] columns, RowBuffer rows) {
        super(table, name, columns, IndexType.createNonUnique(false, true, false), rows);
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        var searched = new ArrayList<Integer>();
        for (int column : columnIds) {
            if (isPinned(session, first, last, column)) {
                searched.add(column);
            }
        }
        if (searched.isEmpty()) {
            return RowCursor.over(rows::get);
        }
        return hashes.computeIfAbsent(List.copyOf(searched), Hash::new).find(session, first);
    }

    /** H2 may ask for a range too, where a column has a range condition beside the equality. */
    private static boolean isPinned(SessionLocal session, SearchRow first, SearchRow last, int column) {
        if (first == null || last == null) {
            return false;
        }
        var low = first.getValue(column);
        var high = last.getValue(column);
        return low != null && high != null && same(session, low, high);
    }

    private static boolean same(SessionLocal session, Value a, Value b) {
        if (a == b) {
            return true;
        }
        return a != ValueNull.INSTANCE && b != ValueNull.INSTANCE && session.areEqual(a, b);
    }

    /** The more columns are pinned, the better; in any case better than a scan. */
    @Override
    public double getCost(
            SessionLocal session,
            int[] masks,
            TableFilter[] filters,
            int filter,
            SortOrder sortOrder,
            AllColumnsForPlan allColumns,
            boolean isSelect) {
        if (masks == null) {
            return Long.MAX_VALUE;
        }
        for (int column : columnIds) {
            if ((masks[column] & IndexCondition.EQUALITY) == 0) {
                return Long.MAX_VALUE;
            }
        }
        return 2.0 + 1.0 / columnIds.length;
    }

    @Override
    public boolean canScan() {
        return false;
    }

    @Override
    public String getPlanSQL() {
        return getName();
    }

    /** The look-ups by one subset of the columns. */
    private final class Hash {

        private final int[] ids;
        private final TypeInfo[] types;
        private boolean used;
        private @Nullable Map<Object, List<SourceRow>> buckets;

        Hash(List<Integer> searched) {
            ids = searched.stream().mapToInt(i -> i).toArray();
            types = new TypeInfo[ids.length];
            for (int i = 0; i < ids.length; i++) {
                types[i] = table.getColumn(ids[i]).getType();
            }
        }

        Cursor find(SessionLocal session, SearchRow searched) {
            var key = used ? key(session, searched) : null;
            used = true;
            var candidates = key == null ? RowCursor.over(rows::get) : RowCursor.over(bucket(key));
            return candidates.matching(row -> matches(session, row, searched));
        }

        private boolean matches(SessionLocal session, SourceRow row, SearchRow searched) {
            for (int id : ids) {
                if (!same(session, row.getValue(id), searched.getValue(id))) {
                    return false;
                }
            }
            return true;
        }

        private List<SourceRow> bucket(Object key) {
            if (buckets == null) {
                buckets = build();
            }
            return buckets.getOrDefault(key, List.of());
        }

        private Map<Object, List<SourceRow>> build() {
            var built = new HashMap<Object, List<SourceRow>>();
            SourceRow row;
            for (int i = 0; (row = rows.get(i)) != null; i++) {
                var found = row;
                built.computeIfAbsent(key(found), k -> new ArrayList<>(2)).add(found);
            }
            return built;
        }

        /** Never null: a column whose values have no hash is left to the comparison. */
        private Object key(SourceRow row) {
            var parts = new Object[ids.length];
            for (int i = 0; i < ids.length; i++) {
                parts[i] = EqualityKey.of(row.getValue(ids[i]));
            }
            return parts.length == 1 ? parts[0] : List.of(parts);
        }

        /** Null where the values do not compare as values of the columns do. */
        private @Nullable Object key(SessionLocal session, SearchRow searched) {
            var parts = new Object[ids.length];
            for (int i = 0; i < ids.length; i++) {
                var part = EqualityKey.of(searched.getValue(ids[i]), types[i], session);
                if (part == null) {
                    return null;
                }
                parts[i] = part;
            }
            return parts.length == 1 ? parts[0] : List.of(parts);
        }
    }
}
