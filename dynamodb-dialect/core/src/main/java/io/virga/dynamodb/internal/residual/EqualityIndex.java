package io.virga.dynamodb.internal.residual;

import java.util.Arrays;
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

/** Rows by the values of some columns: asked of the source where it can be, else found among all rows. */
final class EqualityIndex extends RowsIndex {

    private final RowsTable owner;
    private final List<Integer> all;
    private final Map<List<Integer>, HashedRows> hashed = new HashMap<>();

    /** @param number how many indexes the table has had before */
    EqualityIndex(RowsTable owner, int number, IndexColumn[] columns, RowBuffer rows) {
        super(
                owner,
                number,
                owner.getName() + "_EQUAL_" + number,
                columns,
                IndexType.createNonUnique(false, true, false),
                rows);
        this.owner = owner;
        this.all = Arrays.stream(columnIds).boxed().toList();
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        var pinned = pinned(session, first, last);
        if (pinned.isEmpty()) {
            return owner.watch(new RowCursor(rows::get, row -> true));
        }
        var among = hashed.computeIfAbsent(pinned, p -> new HashedRows(new KeyColumns(owner, p), rows));
        if (!rows.isComplete()) {
            for (var keyed : owner.keyed(pinned)) {
                var cursor = keyed.find(session, first, row -> among.match(session, row, first));
                if (cursor != null) {
                    return cursor;
                }
            }
        }
        return owner.watch(among.find(session, first));
    }

    private List<Integer> pinned(SessionLocal session, SearchRow first, SearchRow last) {
        for (int column : columnIds) {
            if (!isPinned(session, first, last, column)) {
                return all.stream()
                        .filter(c -> isPinned(session, first, last, c))
                        .toList();
            }
        }
        return all;
    }

    /** H2 may ask for a range too, where a column has a range condition beside the equality. */
    private static boolean isPinned(SessionLocal session, SearchRow first, SearchRow last, int column) {
        if (first == null || last == null) {
            return false;
        }
        var low = first.getValue(column);
        var high = last.getValue(column);
        return low != null && high != null && KeyColumns.same(session, low, high);
    }

    /**
     * The more columns are pinned, the better; in any case better than a scan. A source that can be asked by key should
     * not be read whole.
     */
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
        double cost = 2.0 + 1.0 / columnIds.length;
        return owner.hasLookUps() && owner.keyed(all).isEmpty() ? cost + owner.costOfReading() : cost;
    }

    @Override
    void release() {
        hashed.clear();
    }

    @Override
    public boolean canScan() {
        return false;
    }

    @Override
    public String getPlanSQL() {
        return getName();
    }
}
