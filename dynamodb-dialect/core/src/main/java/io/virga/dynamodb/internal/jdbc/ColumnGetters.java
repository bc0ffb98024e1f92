package io.virga.dynamodb.internal.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** JDBC's many getters as one. */
interface ColumnGetters extends ResultSetAdapter {

    /** The canonical value of a column, from 1; remembers whether it was null. */
    @Nullable
    Object value(int column) throws SQLException;

    @Override
    default @Nullable String getString(int column) throws SQLException {
        var value = value(column);
        return value == null
                ? null
                : value instanceof byte[] bytes
                        ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                        : value.toString();
    }

    @Override
    default @Nullable String getString(String label) throws SQLException {
        return getString(findColumn(label));
    }

    @Override
    default @Nullable String getNString(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : value.toString();
    }

    @Override
    default @Nullable String getNString(String label) throws SQLException {
        return getNString(findColumn(label));
    }

    @Override
    default boolean getBoolean(int column) throws SQLException {
        var value = value(column);
        return value != null && JdbcValues.bool(value);
    }

    @Override
    default boolean getBoolean(String label) throws SQLException {
        return getBoolean(findColumn(label));
    }

    @Override
    default byte getByte(int column) throws SQLException {
        var value = value(column);
        return value == null ? 0 : (byte) JdbcValues.whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    default byte getByte(String label) throws SQLException {
        return getByte(findColumn(label));
    }

    @Override
    default short getShort(int column) throws SQLException {
        var value = value(column);
        return value == null ? 0 : (short) JdbcValues.whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    default short getShort(String label) throws SQLException {
        return getShort(findColumn(label));
    }

    @Override
    default int getInt(int column) throws SQLException {
        var value = value(column);
        return value == null ? 0 : (int) JdbcValues.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    default int getInt(String label) throws SQLException {
        return getInt(findColumn(label));
    }

    @Override
    default long getLong(int column) throws SQLException {
        var value = value(column);
        return value == null ? 0 : JdbcValues.whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    default long getLong(String label) throws SQLException {
        return getLong(findColumn(label));
    }

    @Override
    default float getFloat(int column) throws SQLException {
        var value = value(column);
        return value == null
                ? 0
                : value instanceof Float number
                        ? number
                        : JdbcValues.decimal(value).floatValue();
    }

    @Override
    default float getFloat(String label) throws SQLException {
        return getFloat(findColumn(label));
    }

    @Override
    default double getDouble(int column) throws SQLException {
        var value = value(column);
        return value == null
                ? 0
                : value instanceof Double number
                        ? number
                        : JdbcValues.decimal(value).doubleValue();
    }

    @Override
    default double getDouble(String label) throws SQLException {
        return getDouble(findColumn(label));
    }

    @Override
    default @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.decimal(value);
    }

    @Override
    default @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return getBigDecimal(findColumn(label));
    }

    @Override
    default @Nullable Date getDate(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.date(value, null);
    }

    @Override
    default @Nullable Date getDate(String label) throws SQLException {
        return getDate(findColumn(label));
    }

    @Override
    default @Nullable Time getTime(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.time(value, null);
    }

    @Override
    default @Nullable Time getTime(String label) throws SQLException {
        return getTime(findColumn(label));
    }

    @Override
    default @Nullable Timestamp getTimestamp(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.timestamp(value, null);
    }

    @Override
    default @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return getTimestamp(findColumn(label));
    }

    @Override
    default @Nullable Object getObject(int column) throws SQLException {
        var value = value(column);
        return value;
    }

    @Override
    default @Nullable Object getObject(String label) throws SQLException {
        return getObject(findColumn(label));
    }

    @Override
    default @Nullable Date getDate(int column, Calendar calendar) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.date(value, calendar);
    }

    @Override
    default @Nullable Date getDate(String label, Calendar calendar) throws SQLException {
        return getDate(findColumn(label), calendar);
    }

    @Override
    default @Nullable Time getTime(int column, Calendar calendar) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.time(value, calendar);
    }

    @Override
    default @Nullable Time getTime(String label, Calendar calendar) throws SQLException {
        return getTime(findColumn(label), calendar);
    }

    @Override
    default @Nullable Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        var value = value(column);
        return value == null ? null : JdbcValues.timestamp(value, calendar);
    }

    @Override
    default @Nullable Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        return getTimestamp(findColumn(label), calendar);
    }

    @Override
    default byte @Nullable [] getBytes(int column) throws SQLException {
        var value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw JdbcValues.noSuch("bytes", value);
    }

    @Override
    default byte @Nullable [] getBytes(String label) throws SQLException {
        return getBytes(findColumn(label));
    }

    @Override
    default <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        var value = value(column);
        return value == null ? null : type.cast(JdbcValues.as(type, value));
    }

    @Override
    default <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return getObject(findColumn(label), type);
    }

    @Override
    default @Nullable Array getArray(int column) throws SQLException {
        var value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> elements) {
            return new DynamoArray("other", elements.toArray());
        }
        throw JdbcValues.noSuch("array", value);
    }

    @Override
    default @Nullable Array getArray(String label) throws SQLException {
        return getArray(findColumn(label));
    }

    @Override
    default @Nullable Clob getClob(int column) throws SQLException {
        var text = getString(column);
        return text == null ? null : new SerialClob(text.toCharArray());
    }

    @Override
    default @Nullable Clob getClob(String label) throws SQLException {
        return getClob(findColumn(label));
    }

    @Override
    default @Nullable Blob getBlob(int column) throws SQLException {
        var bytes = getBytes(column);
        return bytes == null ? null : new SerialBlob(bytes);
    }

    @Override
    default @Nullable Blob getBlob(String label) throws SQLException {
        return getBlob(findColumn(label));
    }

    @Override
    default @Nullable InputStream getBinaryStream(int column) throws SQLException {
        var bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    default @Nullable InputStream getBinaryStream(String label) throws SQLException {
        return getBinaryStream(findColumn(label));
    }

    @Override
    default @Nullable Reader getCharacterStream(int column) throws SQLException {
        var text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    default @Nullable Reader getCharacterStream(String label) throws SQLException {
        return getCharacterStream(findColumn(label));
    }

    @Override
    default @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    default @Nullable Reader getNCharacterStream(String label) throws SQLException {
        return getCharacterStream(label);
    }
}
