package io.virga.dynamodb.internal.residual;

import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.IndexType;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;

/** All rows, in the order of the source. */
final class ScanIndex extends RowsIndex {

    private final RowsTable owner;

    ScanIndex(RowsTable table, RowBuffer rows) {
        super(
                table,
                table.getName() + "_SCAN",
                IndexColumn.wrap(table.getColumns()),
                IndexType.createScan(false),
                rows);
        this.owner = table;
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        return owner.watch(new RowCursor(rows::get, row -> true));
    }

    /**
     * Ten times a scan of H2's own: a look-up is nearly free, so the optimizer should want it badly. Ten times that where
     * the source can be asked by key: joins should begin elsewhere.
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
        return (owner.hasLookUps() ? 100.0 : 10.0)
                * getCostRangeIndex(
                        masks, rows.estimatedRows(), filters, filter, sortOrder, true, allColumns, isSelect);
    }

    @Override
    public boolean isFindUsingFullTableScan() {
        return true;
    }

    @Override
    public String getPlanSQL() {
        return getTable().getName() + " rows";
    }
}
