package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.List;
import org.h2.command.ddl.CreateTableData;
import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexCondition;
import org.h2.index.IndexType;
import org.h2.result.Row;
import org.h2.result.SortOrder;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.PlanItem;
import org.h2.table.TableBase;
import org.h2.table.TableFilter;
import org.h2.table.TableType;

/**
 * A table of one session and one execution over the rows of a {@link RowSource}. It grows an {@link EqualityIndex} for
 * every set of columns that H2's optimizer would look up.
 */
final class RowsTable extends TableBase {

    private final RowBuffer rows;
    private final ScanIndex scan;
    private final List<Index> indexes = new ArrayList<>();

    RowsTable(CreateTableData data, RowBuffer rows) {
        super(data);
        this.rows = rows;
        this.scan = new ScanIndex(this, rows);
        indexes.add(scan);
    }

    @Override
    public PlanItem getBestPlanItem(
            SessionLocal session,
            int[] masks,
            TableFilter[] filters,
            int filter,
            SortOrder sortOrder,
            AllColumnsForPlan allColumns,
            boolean isSelect) {
        addEqualityIndex(masks);
        return super.getBestPlanItem(session, masks, filters, filter, sortOrder, allColumns, isSelect);
    }

    /** @param masks the conditions per column, null where the statement is known to select nothing */
    private void addEqualityIndex(int[] masks) {
        if (masks == null) {
            return;
        }
        var equal = new ArrayList<Column>();
        for (var column : getColumns()) {
            if ((masks[column.getColumnId()] & IndexCondition.EQUALITY) != 0) {
                equal.add(column);
            }
        }
        if (!equal.isEmpty()
                && indexes.stream().noneMatch(i -> List.of(i.getColumns()).equals(equal) && i != scan)) {
            var columns = IndexColumn.wrap(equal.toArray(Column[]::new));
            indexes.add(new EqualityIndex(this, getName() + "_EQUAL_" + indexes.size(), columns, rows));
        }
    }

    @Override
    public Index getScanIndex(SessionLocal session) {
        return scan;
    }

    @Override
    public List<Index> getIndexes() {
        return indexes;
    }

    @Override
    public TableType getTableType() {
        return TableType.EXTERNAL_TABLE_ENGINE;
    }

    /** Subqueries may keep their result for the whole execution: the rows do not change, and no plan outlives it. */
    @Override
    public long getMaxDataModificationId() {
        return 0;
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    @Override
    public boolean canGetRowCount(SessionLocal session) {
        return false;
    }

    @Override
    public long getRowCount(SessionLocal session) {
        return rows.estimatedRows();
    }

    @Override
    public long getRowCountApproximation(SessionLocal session) {
        return rows.estimatedRows();
    }

    @Override
    public boolean isInsertable() {
        return false;
    }

    @Override
    public boolean canDrop() {
        return false;
    }

    @Override
    public void checkSupportAlter() {
        throw RowsIndex.readOnly();
    }

    @Override
    public Index addIndex(
            SessionLocal session,
            String name,
            int id,
            IndexColumn[] columns,
            int uniqueColumns,
            IndexType type,
            boolean create,
            String comment) {
        throw RowsIndex.readOnly();
    }

    @Override
    public void addRow(SessionLocal session, Row row) {
        throw RowsIndex.readOnly();
    }

    @Override
    public void removeRow(SessionLocal session, Row row) {
        throw RowsIndex.readOnly();
    }

    @Override
    public long truncate(SessionLocal session) {
        throw RowsIndex.readOnly();
    }

    @Override
    public void close(SessionLocal session) {
        rows.release();
    }
}
