package io.virga.dynamodb.internal.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullUnmarked;

/** Every method of {@link Connection} refused by name; what works is overridden. */
@NullUnmarked
interface ConnectionAdapter extends Connection {

    @Override
    default void abort(Executor p0) throws SQLException {
        throw Unsupported.method("Connection.abort");
    }

    @Override
    default void clearWarnings() throws SQLException {
        throw Unsupported.method("Connection.clearWarnings");
    }

    @Override
    default void close() throws SQLException {
        throw Unsupported.method("Connection.close");
    }

    @Override
    default void commit() throws SQLException {
        throw Unsupported.method("Connection.commit");
    }

    @Override
    default Array createArrayOf(String p0, Object[] p1) throws SQLException {
        throw Unsupported.method("Connection.createArrayOf");
    }

    @Override
    default Blob createBlob() throws SQLException {
        throw Unsupported.method("Connection.createBlob");
    }

    @Override
    default Clob createClob() throws SQLException {
        throw Unsupported.method("Connection.createClob");
    }

    @Override
    default NClob createNClob() throws SQLException {
        throw Unsupported.method("Connection.createNClob");
    }

    @Override
    default SQLXML createSQLXML() throws SQLException {
        throw Unsupported.method("Connection.createSQLXML");
    }

    @Override
    default Statement createStatement() throws SQLException {
        throw Unsupported.method("Connection.createStatement");
    }

    @Override
    default Statement createStatement(int p0, int p1, int p2) throws SQLException {
        throw Unsupported.method("Connection.createStatement");
    }

    @Override
    default Statement createStatement(int p0, int p1) throws SQLException {
        throw Unsupported.method("Connection.createStatement");
    }

    @Override
    default Struct createStruct(String p0, Object[] p1) throws SQLException {
        throw Unsupported.method("Connection.createStruct");
    }

    @Override
    default boolean getAutoCommit() throws SQLException {
        throw Unsupported.method("Connection.getAutoCommit");
    }

    @Override
    default String getCatalog() throws SQLException {
        throw Unsupported.method("Connection.getCatalog");
    }

    @Override
    default Properties getClientInfo() throws SQLException {
        throw Unsupported.method("Connection.getClientInfo");
    }

    @Override
    default String getClientInfo(String p0) throws SQLException {
        throw Unsupported.method("Connection.getClientInfo");
    }

    @Override
    default int getHoldability() throws SQLException {
        throw Unsupported.method("Connection.getHoldability");
    }

    @Override
    default DatabaseMetaData getMetaData() throws SQLException {
        throw Unsupported.method("Connection.getMetaData");
    }

    @Override
    default int getNetworkTimeout() throws SQLException {
        throw Unsupported.method("Connection.getNetworkTimeout");
    }

    @Override
    default String getSchema() throws SQLException {
        throw Unsupported.method("Connection.getSchema");
    }

    @Override
    default int getTransactionIsolation() throws SQLException {
        throw Unsupported.method("Connection.getTransactionIsolation");
    }

    @Override
    default Map<String, Class<?>> getTypeMap() throws SQLException {
        throw Unsupported.method("Connection.getTypeMap");
    }

    @Override
    default SQLWarning getWarnings() throws SQLException {
        throw Unsupported.method("Connection.getWarnings");
    }

    @Override
    default boolean isClosed() throws SQLException {
        throw Unsupported.method("Connection.isClosed");
    }

    @Override
    default boolean isReadOnly() throws SQLException {
        throw Unsupported.method("Connection.isReadOnly");
    }

    @Override
    default boolean isValid(int p0) throws SQLException {
        throw Unsupported.method("Connection.isValid");
    }

    @Override
    default String nativeSQL(String p0) throws SQLException {
        throw Unsupported.method("Connection.nativeSQL");
    }

    @Override
    default CallableStatement prepareCall(String p0, int p1, int p2, int p3) throws SQLException {
        throw Unsupported.method("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String p0, int p1, int p2) throws SQLException {
        throw Unsupported.method("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String p0) throws SQLException {
        throw Unsupported.method("Connection.prepareCall");
    }

    @Override
    default PreparedStatement prepareStatement(String p0, int[] p1) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default PreparedStatement prepareStatement(String p0, String[] p1) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default PreparedStatement prepareStatement(String p0, int p1, int p2, int p3) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default PreparedStatement prepareStatement(String p0, int p1, int p2) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default PreparedStatement prepareStatement(String p0, int p1) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default PreparedStatement prepareStatement(String p0) throws SQLException {
        throw Unsupported.method("Connection.prepareStatement");
    }

    @Override
    default void releaseSavepoint(Savepoint p0) throws SQLException {
        throw Unsupported.method("Connection.releaseSavepoint");
    }

    @Override
    default void rollback() throws SQLException {
        throw Unsupported.method("Connection.rollback");
    }

    @Override
    default void rollback(Savepoint p0) throws SQLException {
        throw Unsupported.method("Connection.rollback");
    }

    @Override
    default void setAutoCommit(boolean p0) throws SQLException {
        throw Unsupported.method("Connection.setAutoCommit");
    }

    @Override
    default void setCatalog(String p0) throws SQLException {
        throw Unsupported.method("Connection.setCatalog");
    }

    @Override
    default void setHoldability(int p0) throws SQLException {
        throw Unsupported.method("Connection.setHoldability");
    }

    @Override
    default void setNetworkTimeout(Executor p0, int p1) throws SQLException {
        throw Unsupported.method("Connection.setNetworkTimeout");
    }

    @Override
    default void setReadOnly(boolean p0) throws SQLException {
        throw Unsupported.method("Connection.setReadOnly");
    }

    @Override
    default Savepoint setSavepoint() throws SQLException {
        throw Unsupported.method("Connection.setSavepoint");
    }

    @Override
    default Savepoint setSavepoint(String p0) throws SQLException {
        throw Unsupported.method("Connection.setSavepoint");
    }

    @Override
    default void setSchema(String p0) throws SQLException {
        throw Unsupported.method("Connection.setSchema");
    }

    @Override
    default void setTransactionIsolation(int p0) throws SQLException {
        throw Unsupported.method("Connection.setTransactionIsolation");
    }

    @Override
    default void setTypeMap(Map<String, Class<?>> p0) throws SQLException {
        throw Unsupported.method("Connection.setTypeMap");
    }
}
