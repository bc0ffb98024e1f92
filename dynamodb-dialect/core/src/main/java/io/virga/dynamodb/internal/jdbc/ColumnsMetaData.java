package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.Rows;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.rowset.RowSetMetaDataImpl;

/** What is known of a result's columns. */
final class ColumnsMetaData extends RowSetMetaDataImpl implements ResultSetMetaData {

    private static final long serialVersionUID = 1L;

    ColumnsMetaData(Rows rows) {
        try {
            setColumnCount(rows.columnCount());
            for (int i = 1; i <= rows.columnCount(); i++) {
                setColumnLabel(i, rows.label(i));
                setColumnName(i, rows.label(i));
                setColumnType(i, type(rows, i));
                setColumnTypeName(i, rows.type(i).name());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int type(Rows rows, int column) {
        return switch (rows.type(column)) {
            case STRING, DOCUMENT -> Types.VARCHAR;
            case BOOLEAN -> Types.BOOLEAN;
            case INTEGER -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case FLOAT -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIME_WITH_TIME_ZONE -> Types.TIME_WITH_TIMEZONE;
            case ARRAY -> Types.ARRAY;
            case TIMESTAMP -> Types.TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE, INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
            case UUID -> Types.OTHER;
            case BINARY -> Types.VARBINARY;
        };
    }
}
