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

    ScanIndex(RowsTable table, RowBuffer rows) {
        super(
                table,
                table.getName() + "_SCAN",
                IndexColumn.wrap(table.getColumns()),
                IndexType.createScan(false),
                rows);
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        return RowCursor.over(rows::get);
    }

    /** Ten times a scan of H2's own: a look-up is nearly free, so the optimizer should want it badly. */
    @Override
    public double getCost(
            SessionLocal session,
            int[] masks,
            TableFilter[] filters,
            int filter,
            SortOrder sortOrder,
            AllColumnsForPlan allColumns,
            boolean isSelect) {
        return 10.0
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
