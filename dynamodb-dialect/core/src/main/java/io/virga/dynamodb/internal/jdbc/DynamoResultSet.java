package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.Rows;
import io.virga.dynamodb.internal.model.AttributeType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A forward-only, read-only result: rows are asked for as they are read. */
final class DynamoResultSet implements ColumnGetters {

    private final DynamoStatement statement;
    private final Rows rows;
    private final long maxRows;
    private long row;
    private boolean after;
    private boolean wasNull;
    private boolean closed;

    /** @param maxRows the rest is dropped as JDBC asks; 0 for all */
    DynamoResultSet(DynamoStatement statement, Rows rows, long maxRows) {
        this.statement = statement;
        this.rows = rows;
        this.maxRows = maxRows;
    }

    static ResultSet ofNumber(DynamoStatement statement, long number) {
        return new DynamoResultSet(statement, new OneNumber(number), 0);
    }

    static ResultSet ofNothing(DynamoStatement statement) {
        var rows = new OneNumber(0);
        rows.next();
        return new DynamoResultSet(statement, rows, 0);
    }

    /** One row with one number. */
    private static final class OneNumber implements Rows {
        private final Long number;
        private boolean read;

        OneNumber(long number) {
            this.number = number;
        }

        @Override
        public int columnCount() {
            return 1;
        }

        @Override
        public String label(int column) {
            return "value";
        }

        @Override
        public AttributeType type(int column) {
            return AttributeType.INTEGER;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first;
        }

        @Override
        public Object get(int column) {
            return number;
        }

        @Override
        public void close() {}
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        try {
            boolean there = !after && (maxRows == 0 || row < maxRows) && rows.next();
            after = !there;
            row = there ? row + 1 : row;
            return there;
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public @Nullable Object value(int column) throws SQLException {
        checkOpen();
        if (column < 1 || column > rows.columnCount()) {
            throw new SQLException("there is no column " + column + ", the result has " + rows.columnCount(), "42S22");
        }
        if (row == 0 || after) {
            throw new SQLException("there is no current row", "24000");
        }
        try {
            var value = rows.get(column);
            wasNull = value == null;
            return value;
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public int findColumn(String label) throws SQLException {
        for (int i = 1; i <= rows.columnCount(); i++) {
            if (rows.label(i).equalsIgnoreCase(label)) {
                return i;
            }
        }
        throw new SQLException("the result has no column " + label, "42S22");
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("the result is closed", "24000");
        }
    }

    @Override
    public ResultSetMetaData getMetaData() {
        return new ColumnsMetaData(rows);
    }

    @Override
    public Statement getStatement() {
        return statement;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rows.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isBeforeFirst() {
        return row == 0 && !after;
    }

    @Override
    public boolean isAfterLast() {
        return after;
    }

    @Override
    public boolean isFirst() {
        return row == 1 && !after;
    }

    @Override
    public int getRow() {
        return after ? 0 : (int) row;
    }

    @Override
    public int getType() {
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getFetchDirection() {
        return FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) {}

    @Override
    public int getFetchSize() {
        return 0;
    }

    @Override
    public void setFetchSize(int size) {}

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException(type + " is not what this result is", "HY000");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
