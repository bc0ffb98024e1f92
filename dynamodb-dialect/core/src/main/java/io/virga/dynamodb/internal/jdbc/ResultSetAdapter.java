package io.virga.dynamodb.internal.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Every method of {@link ResultSet} refused by name; what works is overridden. */
@NullUnmarked
interface ResultSetAdapter extends ResultSet {

    @Override
    default boolean absolute(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.absolute");
    }

    @Override
    default void afterLast() throws SQLException {
        throw Unsupported.method("ResultSet.afterLast");
    }

    @Override
    default void beforeFirst() throws SQLException {
        throw Unsupported.method("ResultSet.beforeFirst");
    }

    @Override
    default void cancelRowUpdates() throws SQLException {
        throw Unsupported.method("ResultSet.cancelRowUpdates");
    }

    @Override
    default void clearWarnings() throws SQLException {
        throw Unsupported.method("ResultSet.clearWarnings");
    }

    @Override
    default void close() throws SQLException {
        throw Unsupported.method("ResultSet.close");
    }

    @Override
    default void deleteRow() throws SQLException {
        throw Unsupported.method("ResultSet.deleteRow");
    }

    @Override
    default int findColumn(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.findColumn");
    }

    @Override
    default boolean first() throws SQLException {
        throw Unsupported.method("ResultSet.first");
    }

    @Override
    default Array getArray(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getArray");
    }

    @Override
    default Array getArray(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getArray");
    }

    @Override
    default InputStream getAsciiStream(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getAsciiStream");
    }

    @Override
    default InputStream getAsciiStream(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getAsciiStream");
    }

    @Override
    default BigDecimal getBigDecimal(String p0, int p1) throws SQLException {
        throw Unsupported.method("ResultSet.getBigDecimal");
    }

    @Override
    default BigDecimal getBigDecimal(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBigDecimal");
    }

    @Override
    default BigDecimal getBigDecimal(int p0, int p1) throws SQLException {
        throw Unsupported.method("ResultSet.getBigDecimal");
    }

    @Override
    default BigDecimal getBigDecimal(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBigDecimal");
    }

    @Override
    default InputStream getBinaryStream(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBinaryStream");
    }

    @Override
    default InputStream getBinaryStream(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBinaryStream");
    }

    @Override
    default Blob getBlob(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBlob");
    }

    @Override
    default Blob getBlob(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBlob");
    }

    @Override
    default boolean getBoolean(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBoolean");
    }

    @Override
    default boolean getBoolean(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBoolean");
    }

    @Override
    default byte getByte(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getByte");
    }

    @Override
    default byte getByte(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getByte");
    }

    @Override
    default byte[] getBytes(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBytes");
    }

    @Override
    default byte[] getBytes(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getBytes");
    }

    @Override
    default Reader getCharacterStream(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getCharacterStream");
    }

    @Override
    default Reader getCharacterStream(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getCharacterStream");
    }

    @Override
    default Clob getClob(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getClob");
    }

    @Override
    default Clob getClob(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getClob");
    }

    @Override
    default int getConcurrency() throws SQLException {
        throw Unsupported.method("ResultSet.getConcurrency");
    }

    @Override
    default String getCursorName() throws SQLException {
        throw Unsupported.method("ResultSet.getCursorName");
    }

    @Override
    default Date getDate(String p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getDate");
    }

    @Override
    default Date getDate(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getDate");
    }

    @Override
    default Date getDate(int p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getDate");
    }

    @Override
    default Date getDate(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getDate");
    }

    @Override
    default double getDouble(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getDouble");
    }

    @Override
    default double getDouble(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getDouble");
    }

    @Override
    default int getFetchDirection() throws SQLException {
        throw Unsupported.method("ResultSet.getFetchDirection");
    }

    @Override
    default int getFetchSize() throws SQLException {
        throw Unsupported.method("ResultSet.getFetchSize");
    }

    @Override
    default float getFloat(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getFloat");
    }

    @Override
    default float getFloat(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getFloat");
    }

    @Override
    default int getHoldability() throws SQLException {
        throw Unsupported.method("ResultSet.getHoldability");
    }

    @Override
    default int getInt(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getInt");
    }

    @Override
    default int getInt(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getInt");
    }

    @Override
    default long getLong(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getLong");
    }

    @Override
    default long getLong(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getLong");
    }

    @Override
    default ResultSetMetaData getMetaData() throws SQLException {
        throw Unsupported.method("ResultSet.getMetaData");
    }

    @Override
    default Reader getNCharacterStream(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNCharacterStream");
    }

    @Override
    default Reader getNCharacterStream(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNCharacterStream");
    }

    @Override
    default NClob getNClob(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNClob");
    }

    @Override
    default NClob getNClob(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNClob");
    }

    @Override
    default String getNString(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNString");
    }

    @Override
    default String getNString(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getNString");
    }

    @Override
    default <T> T getObject(String p0, Class<T> p1) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default Object getObject(String p0, Map<String, Class<?>> p1) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default Object getObject(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default <T> T getObject(int p0, Class<T> p1) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default Object getObject(int p0, Map<String, Class<?>> p1) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default Object getObject(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getObject");
    }

    @Override
    default Ref getRef(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getRef");
    }

    @Override
    default Ref getRef(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getRef");
    }

    @Override
    default RowId getRowId(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getRowId");
    }

    @Override
    default RowId getRowId(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getRowId");
    }

    @Override
    default int getRow() throws SQLException {
        throw Unsupported.method("ResultSet.getRow");
    }

    @Override
    default SQLXML getSQLXML(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getSQLXML");
    }

    @Override
    default SQLXML getSQLXML(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getSQLXML");
    }

    @Override
    default short getShort(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getShort");
    }

    @Override
    default short getShort(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getShort");
    }

    @Override
    default Statement getStatement() throws SQLException {
        throw Unsupported.method("ResultSet.getStatement");
    }

    @Override
    default String getString(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getString");
    }

    @Override
    default String getString(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getString");
    }

    @Override
    default Time getTime(String p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getTime");
    }

    @Override
    default Time getTime(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getTime");
    }

    @Override
    default Time getTime(int p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getTime");
    }

    @Override
    default Time getTime(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getTime");
    }

    @Override
    default Timestamp getTimestamp(String p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getTimestamp");
    }

    @Override
    default Timestamp getTimestamp(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getTimestamp");
    }

    @Override
    default Timestamp getTimestamp(int p0, Calendar p1) throws SQLException {
        throw Unsupported.method("ResultSet.getTimestamp");
    }

    @Override
    default Timestamp getTimestamp(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getTimestamp");
    }

    @Override
    default int getType() throws SQLException {
        throw Unsupported.method("ResultSet.getType");
    }

    @Override
    default URL getURL(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getURL");
    }

    @Override
    default URL getURL(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getURL");
    }

    @Override
    default InputStream getUnicodeStream(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.getUnicodeStream");
    }

    @Override
    default InputStream getUnicodeStream(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.getUnicodeStream");
    }

    @Override
    default SQLWarning getWarnings() throws SQLException {
        throw Unsupported.method("ResultSet.getWarnings");
    }

    @Override
    default void insertRow() throws SQLException {
        throw Unsupported.method("ResultSet.insertRow");
    }

    @Override
    default boolean isAfterLast() throws SQLException {
        throw Unsupported.method("ResultSet.isAfterLast");
    }

    @Override
    default boolean isBeforeFirst() throws SQLException {
        throw Unsupported.method("ResultSet.isBeforeFirst");
    }

    @Override
    default boolean isClosed() throws SQLException {
        throw Unsupported.method("ResultSet.isClosed");
    }

    @Override
    default boolean isFirst() throws SQLException {
        throw Unsupported.method("ResultSet.isFirst");
    }

    @Override
    default boolean isLast() throws SQLException {
        throw Unsupported.method("ResultSet.isLast");
    }

    @Override
    default boolean last() throws SQLException {
        throw Unsupported.method("ResultSet.last");
    }

    @Override
    default void moveToCurrentRow() throws SQLException {
        throw Unsupported.method("ResultSet.moveToCurrentRow");
    }

    @Override
    default void moveToInsertRow() throws SQLException {
        throw Unsupported.method("ResultSet.moveToInsertRow");
    }

    @Override
    default boolean next() throws SQLException {
        throw Unsupported.method("ResultSet.next");
    }

    @Override
    default boolean previous() throws SQLException {
        throw Unsupported.method("ResultSet.previous");
    }

    @Override
    default void refreshRow() throws SQLException {
        throw Unsupported.method("ResultSet.refreshRow");
    }

    @Override
    default boolean relative(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.relative");
    }

    @Override
    default boolean rowDeleted() throws SQLException {
        throw Unsupported.method("ResultSet.rowDeleted");
    }

    @Override
    default boolean rowInserted() throws SQLException {
        throw Unsupported.method("ResultSet.rowInserted");
    }

    @Override
    default boolean rowUpdated() throws SQLException {
        throw Unsupported.method("ResultSet.rowUpdated");
    }

    @Override
    default void setFetchDirection(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.setFetchDirection");
    }

    @Override
    default void setFetchSize(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.setFetchSize");
    }

    @Override
    default void updateArray(String p0, Array p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateArray");
    }

    @Override
    default void updateArray(int p0, Array p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateArray");
    }

    @Override
    default void updateAsciiStream(String p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateAsciiStream(String p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateAsciiStream(String p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateAsciiStream(int p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateAsciiStream(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateAsciiStream(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateBigDecimal(String p0, BigDecimal p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBigDecimal");
    }

    @Override
    default void updateBigDecimal(int p0, BigDecimal p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBigDecimal");
    }

    @Override
    default void updateBinaryStream(String p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBinaryStream(String p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBinaryStream(String p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBinaryStream(int p0, InputStream p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBinaryStream(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBinaryStream(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateBlob(String p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBlob(String p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBlob(String p0, Blob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBlob(int p0, InputStream p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBlob(int p0, InputStream p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBlob(int p0, Blob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBlob");
    }

    @Override
    default void updateBoolean(String p0, boolean p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBoolean");
    }

    @Override
    default void updateBoolean(int p0, boolean p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBoolean");
    }

    @Override
    default void updateByte(String p0, byte p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateByte");
    }

    @Override
    default void updateByte(int p0, byte p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateByte");
    }

    @Override
    default void updateBytes(String p0, byte[] p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBytes");
    }

    @Override
    default void updateBytes(int p0, byte[] p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateBytes");
    }

    @Override
    default void updateCharacterStream(String p0, Reader p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateCharacterStream(String p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateCharacterStream(String p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateCharacterStream(int p0, Reader p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateCharacterStream(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateCharacterStream(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateClob(String p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateClob(String p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateClob(String p0, Clob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateClob(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateClob(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateClob(int p0, Clob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateClob");
    }

    @Override
    default void updateDate(String p0, Date p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateDate");
    }

    @Override
    default void updateDate(int p0, Date p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateDate");
    }

    @Override
    default void updateDouble(String p0, double p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateDouble");
    }

    @Override
    default void updateDouble(int p0, double p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateDouble");
    }

    @Override
    default void updateFloat(String p0, float p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateFloat");
    }

    @Override
    default void updateFloat(int p0, float p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateFloat");
    }

    @Override
    default void updateInt(String p0, int p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateInt");
    }

    @Override
    default void updateInt(int p0, int p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateInt");
    }

    @Override
    default void updateLong(String p0, long p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateLong");
    }

    @Override
    default void updateLong(int p0, long p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateLong");
    }

    @Override
    default void updateNCharacterStream(String p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateNCharacterStream(String p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateNCharacterStream(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateNCharacterStream(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateNClob(String p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNClob(String p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNClob(String p0, NClob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNClob(int p0, Reader p1, long p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNClob(int p0, Reader p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNClob(int p0, NClob p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNClob");
    }

    @Override
    default void updateNString(String p0, String p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNString");
    }

    @Override
    default void updateNString(int p0, String p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateNString");
    }

    @Override
    default void updateNull(String p0) throws SQLException {
        throw Unsupported.method("ResultSet.updateNull");
    }

    @Override
    default void updateNull(int p0) throws SQLException {
        throw Unsupported.method("ResultSet.updateNull");
    }

    @Override
    default void updateObject(String p0, Object p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateObject");
    }

    @Override
    default void updateObject(String p0, Object p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateObject");
    }

    @Override
    default void updateObject(int p0, Object p1, int p2) throws SQLException {
        throw Unsupported.method("ResultSet.updateObject");
    }

    @Override
    default void updateObject(int p0, Object p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateObject");
    }

    @Override
    default void updateRef(String p0, Ref p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateRef");
    }

    @Override
    default void updateRef(int p0, Ref p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateRef");
    }

    @Override
    default void updateRowId(String p0, RowId p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateRowId");
    }

    @Override
    default void updateRowId(int p0, RowId p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateRowId");
    }

    @Override
    default void updateRow() throws SQLException {
        throw Unsupported.method("ResultSet.updateRow");
    }

    @Override
    default void updateSQLXML(String p0, SQLXML p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateSQLXML");
    }

    @Override
    default void updateSQLXML(int p0, SQLXML p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateSQLXML");
    }

    @Override
    default void updateShort(String p0, short p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateShort");
    }

    @Override
    default void updateShort(int p0, short p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateShort");
    }

    @Override
    default void updateString(String p0, String p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateString");
    }

    @Override
    default void updateString(int p0, String p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateString");
    }

    @Override
    default void updateTime(String p0, Time p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateTime");
    }

    @Override
    default void updateTime(int p0, Time p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateTime");
    }

    @Override
    default void updateTimestamp(String p0, Timestamp p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateTimestamp");
    }

    @Override
    default void updateTimestamp(int p0, Timestamp p1) throws SQLException {
        throw Unsupported.method("ResultSet.updateTimestamp");
    }

    @Override
    default boolean wasNull() throws SQLException {
        throw Unsupported.method("ResultSet.wasNull");
    }
}
