package io.virga.dynamodb.internal.residual;

import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.IndexType;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;
import org.jspecify.annotations.Nullable;

/** All rows, in the order of the source. */
final class ScanIndex extends RowsIndex {

    private final RowsTable owner;

    ScanIndex(RowsTable table, RowBuffer rows) {
        super(
                table,
                0,
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

    @Override
    public double getCost(
            SessionLocal session,
            int[] masks,
            TableFilter[] filters,
            int filter,
            SortOrder sortOrder,
            AllColumnsForPlan allColumns,
            boolean isSelect) {
        return owner.costOfReading()
                + getCostRangeIndex(
                        masks, rows.estimatedRows(), filters, filter, sortOrder, true, allColumns, isSelect);
    }

    /** As the primary index of H2's own tables: without this, H2 takes the rows to be sorted by their first columns. */
    @Override
    public @Nullable String getCreateSQL() {
        return null;
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
