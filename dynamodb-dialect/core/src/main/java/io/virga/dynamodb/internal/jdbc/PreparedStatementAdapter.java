package io.virga.dynamodb.internal.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;

/** Every method of {@link PreparedStatement} refused by name; what works is overridden. */
@NullUnmarked
interface PreparedStatementAdapter extends PreparedStatement {

    @Override
    default void addBatch() throws SQLException {
        throw Unsupported.method("PreparedStatement.addBatch");
    }

    @Override
    default void addBatch(String p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.addBatch");
    }

    @Override
    default void cancel() throws SQLException {
        throw Unsupported.method("PreparedStatement.cancel");
    }

    @Override
    default void clearBatch() throws SQLException {
        throw Unsupported.method("PreparedStatement.clearBatch");
    }

    @Override
    default void clearParameters() throws SQLException {
        throw Unsupported.method("PreparedStatement.clearParameters");
    }

    @Override
    default void clearWarnings() throws SQLException {
        throw Unsupported.method("PreparedStatement.clearWarnings");
    }

    @Override
    default void closeOnCompletion() throws SQLException {
        throw Unsupported.method("PreparedStatement.closeOnCompletion");
    }

    @Override
    default void close() throws SQLException {
        throw Unsupported.method("PreparedStatement.close");
    }

    @Override
    default int[] executeBatch() throws SQLException {
        throw Unsupported.method("PreparedStatement.executeBatch");
    }

    @Override
    default ResultSet executeQuery() throws SQLException {
        throw Unsupported.method("PreparedStatement.executeQuery");
    }

    @Override
    default ResultSet executeQuery(String p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.executeQuery");
    }

    @Override
    default int executeUpdate() throws SQLException {
        throw Unsupported.method("PreparedStatement.executeUpdate");
    }

    @Override
    default int executeUpdate(String p0, int[] p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.executeUpdate");
    }

    @Override
    default int executeUpdate(String p0, String[] p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.executeUpdate");
    }

    @Override
    default int executeUpdate(String p0, int p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.executeUpdate");
    }

    @Override
    default int executeUpdate(String p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.executeUpdate");
    }

    @Override
    default boolean execute() throws SQLException {
        throw Unsupported.method("PreparedStatement.execute");
    }

    @Override
    default boolean execute(String p0, int[] p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.execute");
    }

    @Override
    default boolean execute(String p0, String[] p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.execute");
    }

    @Override
    default boolean execute(String p0, int p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.execute");
    }

    @Override
    default boolean execute(String p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.execute");
    }

    @Override
    default Connection getConnection() throws SQLException {
        throw Unsupported.method("PreparedStatement.getConnection");
    }

    @Override
    default int getFetchDirection() throws SQLException {
        throw Unsupported.method("PreparedStatement.getFetchDirection");
    }

    @Override
    default int getFetchSize() throws SQLException {
        throw Unsupported.method("PreparedStatement.getFetchSize");
    }

    @Override
    default ResultSet getGeneratedKeys() throws SQLException {
        throw Unsupported.method("PreparedStatement.getGeneratedKeys");
    }

    @Override
    default int getMaxFieldSize() throws SQLException {
        throw Unsupported.method("PreparedStatement.getMaxFieldSize");
    }

    @Override
    default int getMaxRows() throws SQLException {
        throw Unsupported.method("PreparedStatement.getMaxRows");
    }

    @Override
    default ResultSetMetaData getMetaData() throws SQLException {
        throw Unsupported.method("PreparedStatement.getMetaData");
    }

    @Override
    default boolean getMoreResults() throws SQLException {
        throw Unsupported.method("PreparedStatement.getMoreResults");
    }

    @Override
    default boolean getMoreResults(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.getMoreResults");
    }

    @Override
    default ParameterMetaData getParameterMetaData() throws SQLException {
        throw Unsupported.method("PreparedStatement.getParameterMetaData");
    }

    @Override
    default int getQueryTimeout() throws SQLException {
        throw Unsupported.method("PreparedStatement.getQueryTimeout");
    }

    @Override
    default int getResultSetConcurrency() throws SQLException {
        throw Unsupported.method("PreparedStatement.getResultSetConcurrency");
    }

    @Override
    default int getResultSetHoldability() throws SQLException {
        throw Unsupported.method("PreparedStatement.getResultSetHoldability");
    }

    @Override
    default int getResultSetType() throws SQLException {
        throw Unsupported.method("PreparedStatement.getResultSetType");
    }

    @Override
    default ResultSet getResultSet() throws SQLException {
        throw Unsupported.method("PreparedStatement.getResultSet");
    }

    @Override
    default int getUpdateCount() throws SQLException {
        throw Unsupported.method("PreparedStatement.getUpdateCount");
    }

    @Override
    default SQLWarning getWarnings() throws SQLException {
        throw Unsupported.method("PreparedStatement.getWarnings");
    }

    @Override
    default boolean isCloseOnCompletion() throws SQLException {
        throw Unsupported.method("PreparedStatement.isCloseOnCompletion");
    }

    @Override
    default boolean isClosed() throws SQLException {
        throw Unsupported.method("PreparedStatement.isClosed");
    }

    @Override
    default boolean isPoolable() throws SQLException {
        throw Unsupported.method("PreparedStatement.isPoolable");
    }

    @Override
    default void setArray(int p0, Array p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setArray");
    }

    @Override
    default void setAsciiStream(int p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setAsciiStream");
    }

    @Override
    default void setAsciiStream(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setAsciiStream");
    }

    @Override
    default void setAsciiStream(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setAsciiStream");
    }

    @Override
    default void setBigDecimal(int p0, BigDecimal p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBigDecimal");
    }

    @Override
    default void setBinaryStream(int p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBinaryStream");
    }

    @Override
    default void setBinaryStream(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBinaryStream");
    }

    @Override
    default void setBinaryStream(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBinaryStream");
    }

    @Override
    default void setBlob(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBlob");
    }

    @Override
    default void setBlob(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBlob");
    }

    @Override
    default void setBlob(int p0, Blob p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBlob");
    }

    @Override
    default void setBoolean(int p0, boolean p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBoolean");
    }

    @Override
    default void setByte(int p0, byte p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setByte");
    }

    @Override
    default void setBytes(int p0, byte[] p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setBytes");
    }

    @Override
    default void setCharacterStream(int p0, Reader p1, int p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setCharacterStream");
    }

    @Override
    default void setCharacterStream(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setCharacterStream");
    }

    @Override
    default void setCharacterStream(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setCharacterStream");
    }

    @Override
    default void setClob(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setClob");
    }

    @Override
    default void setClob(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setClob");
    }

    @Override
    default void setClob(int p0, Clob p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setClob");
    }

    @Override
    default void setCursorName(String p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setCursorName");
    }

    @Override
    default void setDate(int p0, Date p1, Calendar p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setDate");
    }

    @Override
    default void setDate(int p0, Date p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setDate");
    }

    @Override
    default void setDouble(int p0, double p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setDouble");
    }

    @Override
    default void setEscapeProcessing(boolean p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setEscapeProcessing");
    }

    @Override
    default void setFetchDirection(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setFetchDirection");
    }

    @Override
    default void setFetchSize(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setFetchSize");
    }

    @Override
    default void setFloat(int p0, float p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setFloat");
    }

    @Override
    default void setInt(int p0, int p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setInt");
    }

    @Override
    default void setLong(int p0, long p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setLong");
    }

    @Override
    default void setMaxFieldSize(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setMaxFieldSize");
    }

    @Override
    default void setMaxRows(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setMaxRows");
    }

    @Override
    default void setNCharacterStream(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNCharacterStream");
    }

    @Override
    default void setNCharacterStream(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNCharacterStream");
    }

    @Override
    default void setNClob(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNClob");
    }

    @Override
    default void setNClob(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNClob");
    }

    @Override
    default void setNClob(int p0, NClob p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNClob");
    }

    @Override
    default void setNString(int p0, String p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNString");
    }

    @Override
    default void setNull(int p0, int p1, String p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNull");
    }

    @Override
    default void setNull(int p0, int p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setNull");
    }

    @Override
    default void setObject(int p0, Object p1, int p2, int p3) throws SQLException {
        throw Unsupported.method("PreparedStatement.setObject");
    }

    @Override
    default void setObject(int p0, Object p1, int p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setObject");
    }

    @Override
    default void setObject(int p0, Object p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setObject");
    }

    @Override
    default void setPoolable(boolean p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setPoolable");
    }

    @Override
    default void setQueryTimeout(int p0) throws SQLException {
        throw Unsupported.method("PreparedStatement.setQueryTimeout");
    }

    @Override
    default void setRef(int p0, Ref p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setRef");
    }

    @Override
    default void setRowId(int p0, RowId p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setRowId");
    }

    @Override
    default void setSQLXML(int p0, SQLXML p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setSQLXML");
    }

    @Override
    default void setShort(int p0, short p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setShort");
    }

    @Override
    default void setString(int p0, String p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setString");
    }

    @Override
    default void setTime(int p0, Time p1, Calendar p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setTime");
    }

    @Override
    default void setTime(int p0, Time p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setTime");
    }

    @Override
    default void setTimestamp(int p0, Timestamp p1, Calendar p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setTimestamp");
    }

    @Override
    default void setTimestamp(int p0, Timestamp p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setTimestamp");
    }

    @Override
    default void setURL(int p0, URL p1) throws SQLException {
        throw Unsupported.method("PreparedStatement.setURL");
    }

    @Override
    default void setUnicodeStream(int p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("PreparedStatement.setUnicodeStream");
    }
}
