package io.virga.dynamodb.internal.residual;

import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.table.IndexColumn;

/** What the indexes of a {@link RowsTable} share: nobody writes to them. */
abstract class RowsIndex extends Index {

    protected final RowBuffer rows;

    RowsIndex(RowsTable table, int number, String name, IndexColumn[] columns, IndexType type, RowBuffer rows) {
        super(table, table.getId() + 1 + number, name, columns, 0, type);
        this.rows = rows;
    }

    /** Lets go of what was found out about the rows. */
    void release() {}

    static DbException readOnly() {
        return DbException.getUnsupportedException("writing to a table of a query");
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
    public boolean needRebuild() {
        return false;
    }

    @Override
    public void add(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public void remove(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public void truncate(SessionLocal session) {
        throw readOnly();
    }

    @Override
    public void remove(SessionLocal session) {}

    @Override
    public void close(SessionLocal session) {}
}
