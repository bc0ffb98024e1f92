package io.virga.dynamodb.internal.residual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.h2.command.ddl.CreateTableData;
import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.Constants;
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
import org.jspecify.annotations.Nullable;

/**
 * A table of one session and one execution over the rows of a {@link RowSource}. It grows an {@link EqualityIndex} for
 * every set of columns that H2's optimizer would look up.
 */
final class RowsTable extends TableBase {

    /** Cursors of one kind that are remembered: the aliases of a table that a statement reads at the same time. */
    private static final int WATCHED = 4;

    /**
     * A cursor that H2 is reading, and the rows that may come behind its current one.
     *
     * @param ahead by distance, 0 is the next row; null when there are no more at hand
     */
    record Reading(RowCursor cursor, IntFunction<@Nullable SourceRow> ahead) {}

    private final RowBuffer rows;
    private final ScanIndex scan;
    private final List<Index> indexes = new ArrayList<>();
    private final List<KeyedRows> keyed = new ArrayList<>();
    private final Deque<Reading> scans = new ArrayDeque<>();
    private final Deque<Reading> answers = new ArrayDeque<>();

    RowsTable(CreateTableData data, RowBuffer rows) {
        super(data);
        this.rows = rows;
        this.scan = new ScanIndex(this, rows);
        indexes.add(scan);
    }

    void add(KeyedRows lookUp) {
        if (!lookUp.isUsable()) {
            return;
        }
        keyed.add(lookUp);
        keyed.sort(Comparator.comparing((KeyedRows k) -> k.columns().size()).reversed());
    }

    boolean hasLookUps() {
        return !keyed.isEmpty();
    }

    /**
     * A look-up is nearly free beside the reading of a table, so the optimizer should want it badly: more so where it saves
     * the reading, for then joins should begin elsewhere.
     */
    double costOfReading() {
        return (hasLookUps() ? 100.0 : 10.0) * (Constants.COST_ROW_OFFSET + rows.estimatedRows());
    }

    /** The look-ups that need no other columns, the most precise one first. */
    List<KeyedRows> keyed(List<Integer> pinned) {
        return keyed.stream().filter(k -> pinned.containsAll(k.columns())).toList();
    }

    /** Remembers a cursor over all rows. */
    RowCursor watch(RowCursor cursor) {
        return watch(scans, cursor, position -> rows.foresee(cursor.position() + position));
    }

    /** Remembers a cursor over the rows of a key. */
    RowCursor watch(RowCursor cursor, IntFunction<@Nullable SourceRow> ahead) {
        return watch(answers, cursor, ahead);
    }

    private static RowCursor watch(Deque<Reading> readings, RowCursor cursor, IntFunction<@Nullable SourceRow> ahead) {
        if (readings.size() == WATCHED) {
            readings.removeLast();
        }
        readings.addFirst(new Reading(cursor, ahead));
        return cursor;
    }

    /** The latest cursors, some of which are over. */
    List<Reading> readings() {
        var all = new ArrayList<>(scans);
        all.addAll(answers);
        return all;
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
        addIndexes(masks);
        return super.getBestPlanItem(session, masks, filters, filter, sortOrder, allColumns, isSelect);
    }

    /** @param masks the conditions per column, null where the statement is known to select nothing */
    private void addIndexes(int[] masks) {
        if (masks == null) {
            return;
        }
        var equal = Arrays.stream(getColumns())
                .map(Column::getColumnId)
                .filter(id -> (masks[id] & IndexCondition.EQUALITY) != 0)
                .toList();
        var lookUps = keyed(equal);
        lookUps.forEach(lookUp -> addIndex(lookUp.columns()));
        if (lookUps.isEmpty() && !equal.isEmpty()) {
            addIndex(equal);
        }
    }

    private void addIndex(List<Integer> ids) {
        var equal = ids.stream().map(this::getColumn).toArray(Column[]::new);
        if (indexes.stream().noneMatch(index -> index != scan && Arrays.equals(index.getColumns(), equal))) {
            indexes.add(new EqualityIndex(this, indexes.size(), IndexColumn.wrap(equal), rows));
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

    /**
     * H2 uses an IN list beside other conditions for a {@code TABLE} only. Where it saves reading the table it should;
     * elsewhere it would only keep better conditions away from the hash.
     */
    @Override
    public TableType getTableType() {
        return hasLookUps() ? TableType.TABLE : TableType.EXTERNAL_TABLE_ENGINE;
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
        release();
    }

    /** Lets go of all rows: H2's result refers to this table as long as it is open. */
    void release() {
        rows.release();
        indexes.forEach(index -> ((RowsIndex) index).release());
        keyed.forEach(KeyedRows::release);
        scans.clear();
        answers.clear();
    }
}
