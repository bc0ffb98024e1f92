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
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** JDBC's many setters as one. */
interface ParameterSetters extends PreparedStatementAdapter {

    /**
     * @param position from 1
     * @param value as {@link JdbcValues#kept} leaves it
     */
    void set(int position, @Nullable Object value) throws SQLException;

    @Override
    default void setString(int position, String value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNString(int position, String value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBoolean(int position, boolean value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setByte(int position, byte value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setShort(int position, short value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setInt(int position, int value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setLong(int position, long value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setFloat(int position, float value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setDouble(int position, double value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBigDecimal(int position, BigDecimal value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBytes(int position, byte[] value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setDate(int position, Date value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setTime(int position, Time value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setTimestamp(int position, Timestamp value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setClob(int position, Clob value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNClob(int position, NClob value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBlob(int position, Blob value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setClob(int position, Reader value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNClob(int position, Reader value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBlob(int position, InputStream value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBinaryStream(int position, InputStream value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setCharacterStream(int position, Reader value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNCharacterStream(int position, Reader value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setArray(int position, Array value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setObject(int position, Object value) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setClob(int position, Reader value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNClob(int position, Reader value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBlob(int position, InputStream value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBinaryStream(int position, InputStream value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setBinaryStream(int position, InputStream value, int length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setCharacterStream(int position, Reader value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setCharacterStream(int position, Reader value, int length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNCharacterStream(int position, Reader value, long length) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setDate(int position, Date value, Calendar calendar) throws SQLException {
        set(position, JdbcValues.kept(value, calendar));
    }

    @Override
    default void setTime(int position, Time value, Calendar calendar) throws SQLException {
        set(position, JdbcValues.kept(value, calendar));
    }

    @Override
    default void setTimestamp(int position, Timestamp value, Calendar calendar) throws SQLException {
        set(position, JdbcValues.kept(value, calendar));
    }

    @Override
    default void setObject(int position, Object value, int type) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setObject(int position, Object value, int type, int scale) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setObject(int position, Object value, SQLType type) throws SQLException {
        set(position, JdbcValues.kept(value, null));
    }

    @Override
    default void setNull(int position, int type) throws SQLException {
        set(position, null);
    }

    @Override
    default void setNull(int position, int type, String typeName) throws SQLException {
        set(position, null);
    }

    @Override
    default void setURL(int position, URL value) throws SQLException {
        set(position, value.toString());
    }
}
