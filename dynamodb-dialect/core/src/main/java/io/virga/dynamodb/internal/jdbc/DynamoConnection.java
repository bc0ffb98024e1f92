package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.MigrationWatch;
import io.virga.dynamodb.internal.exec.SessionRows;
import io.virga.dynamodb.internal.exec.Work;
import io.virga.dynamodb.internal.exec.WorkSettings;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableAdmin;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection: reads go out at once, writes wait for the commit. Belongs to one thread at a time. */
public final class DynamoConnection implements ConnectionAdapter {

    private final ConnectionSettings settings;
    private final SharedStores.Lease lease;
    private final Work work;
    private final List<MarkedSavepoint> savepoints = new ArrayList<>();
    private @Nullable PlanSource plans;
    /** Heard on other threads too. */
    private volatile RequestListener session = RequestListener.NONE;

    private String generator = "";
    private boolean commitHooked;
    private boolean sent;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean closed;
    private int savepointIds;

    DynamoConnection(ConnectionSettings settings, SharedStores.Lease lease) {
        this.settings = settings;
        this.lease = lease;
        this.work = new Work(lease.store().items(new OfSession()), settings.work(), lease.threads());
    }

    // what the rooms around this one ask for

    /** The table that the URL names. */
    public PhysicalTable table() {
        return settings.work().table();
    }

    /** What of the settings the design of a persistence unit depends on. */
    public UnitSettings unitSettings() {
        return settings.unit();
    }

    /** How the server is reached: for clients of one's own. */
    public StoreSettings storeSettings() {
        return settings.store();
    }

    public Work work() {
        return work;
    }

    /** Reads an item as it is stored, on the unit's own account: no listener hears of it. */
    public Optional<Item> readUnheard(PhysicalTable home, ItemKey key) {
        return lease.store().unheardItems().get(new Request.Get(home, key, List.of(), true));
    }

    /** Runs what need not wait for each other, now or later. */
    public Executor threads() {
        return lease.threads();
    }

    public TableAdmin admin() {
        return lease.store().tables();
    }

    /** Where the requests of this connection, and of all that share its client, are heard of. */
    public RequestListeners requests() {
        return lease.listeners();
    }

    /** What the session that it works for now wants to hear. */
    private final class OfSession implements RequestListener {
        @Override
        public void done(RequestReport report) {
            session.done(report);
        }

        @Override
        public boolean isListening() {
            return session.isListening();
        }
    }

    /**
     * From now on it works for this persistence unit and this session.
     *
     * @param requests hears of the session's requests
     * @param migrations what the unit knows of those that run
     */
    public void use(PlanSource source, SessionRows rows, RequestListener requests, MigrationWatch migrations) {
        plans = source;
        session = requests;
        work.use(rows, source.catalog(), migrations);
    }

    /** Whether somebody will commit the work before the transaction completes. */
    public boolean isCommitHooked() {
        return commitHooked;
    }

    public void setCommitHooked(boolean hooked) {
        commitHooked = hooked;
    }

    /** Whether writes of the transaction were sent already: before its completion, by its session. */
    boolean isSent() {
        return sent;
    }

    /** Says that writes of the transaction were sent before its completion. */
    public void setSent() {
        sent = true;
    }

    /**
     * Whether a text is a table generator's, and no native SQL of its form: its table is not mapped, and what writes to it
     * comes behind the SELECT of the same generator.
     */
    boolean isGenerator(GeneratorText text) {
        var source = plans;
        if (source != null && source.catalog().find(text.table()).isPresent()) {
            return false;
        }
        if (text.kind() == GeneratorText.Kind.SELECT) {
            generator = text.name();
        }
        return text.name().equals(generator);
    }

    @Nullable
    PlanSource plans() {
        return plans;
    }

    ConnectionSettings settings() {
        return settings;
    }

    // transactions

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        checkOpen();
        if (on && !autoCommit) {
            commit();
        }
        if (on != autoCommit) {
            autoCommit = on;
            work.transaction(!on);
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
        try {
            work.commit();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        } finally {
            end();
        }
    }

    /** After a statement outside of any transaction. */
    void statementDone() throws SQLException {
        if (autoCommit) {
            commit();
        }
    }

    @Override
    public void rollback() throws SQLException {
        checkOpen();
        work.rollback();
        end();
    }

    private void end() {
        commitHooked = false;
        sent = false;
        savepoints.clear();
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return savepoint("");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        return savepoint(name);
    }

    private MarkedSavepoint savepoint(String name) throws SQLException {
        checkOpen();
        if (autoCommit) {
            throw new SQLException("a savepoint needs a transaction: auto-commit is on", "25000");
        }
        savepoints.removeIf(older -> !name.isEmpty() && older.name().equals(name));
        var savepoint = new MarkedSavepoint(work.mark(), ++savepointIds, name);
        savepoints.add(savepoint);
        return savepoint;
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        checkOpen();
        int place = placeOf(savepoint);
        savepoints.subList(place + 1, savepoints.size()).clear();
        work.rollbackTo(savepoints.get(place).mark());
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        checkOpen();
        int place = placeOf(savepoint);
        savepoints.subList(place, savepoints.size()).clear();
    }

    private int placeOf(Savepoint savepoint) throws SQLException {
        int place = savepoint instanceof MarkedSavepoint marked ? savepoints.indexOf(marked) : -1;
        if (place < 0) {
            throw new SQLException("the savepoint is not one of this transaction", "3B001");
        }
        return place;
    }

    /** The savepoint of this name that was set last. */
    Savepoint savepointNamed(String name) throws SQLException {
        for (var savepoint : savepoints) {
            if (savepoint.name().equals(name)) {
                return savepoint;
            }
        }
        throw new SQLException("there is no savepoint " + name + " in this transaction", "3B001");
    }

    /** The elements are taken as they are: the column that they are written to says what they become. */
    @Override
    public Array createArrayOf(String typeName, Object[] elements) {
        return new DynamoArray(typeName, elements.clone());
    }

    // statements

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        return new DynamoStatement(this, "");
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement();
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        return new DynamoStatement(this, sql);
    }

    /** Whatever the keys' handling: {@code getGeneratedKeys} gives the identity column. */
    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        checkOpen();
        return new DynamoStatement(this, sql, List.of(columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepareStatement(sql);
    }

    /** DynamoDB has no stored procedures, and H2, which runs what is left over of a query, shall not run code for it. */
    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        checkOpen();
        throw SqlErrors.of(Refusal.notSupported(
                "STORED_PROCEDURE",
                "DynamoDB has no stored procedures: " + sql,
                "call",
                "Do the work in the application, in the same transaction."));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return prepareCall(sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return prepareCall(sql);
    }

    // the rest

    void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("the connection is closed", "08003");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            work.rollback();
            end();
            closed = true;
            lease.close();
        }
    }

    @Override
    public void abort(Executor executor) {
        close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Whether it is open: a connection holds no socket of its own that could have died. */
    @Override
    public boolean isValid(int timeout) {
        return !closed;
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return new DynamoMetaData(this);
    }

    @Override
    public void setReadOnly(boolean on) {
        readOnly = on;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public int getTransactionIsolation() {
        return isSerializable() ? TRANSACTION_SERIALIZABLE : TRANSACTION_READ_COMMITTED;
    }

    boolean isSerializable() {
        return settings.work().isolation() == WorkSettings.Isolation.SERIALIZABLE;
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        // what the URL asks for is more than any level that is asked for here, or as much
        if (!isSerializable() && level != TRANSACTION_READ_COMMITTED && level != TRANSACTION_READ_UNCOMMITTED) {
            throw SqlErrors.of(Refusal.notSupported(
                    "ISOLATION_LEVEL",
                    "the connection is not serializable, isolation level " + level + " is asked for",
                    "Connection.setTransactionIsolation",
                    "Open it with isolation=serializable, or ask for TRANSACTION_READ_COMMITTED."));
        }
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setHoldability(int holdability) {}

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    @Override
    public @Nullable String getCatalog() {
        return null;
    }

    @Override
    public void setCatalog(String catalog) {}

    @Override
    public @Nullable String getSchema() {
        return null;
    }

    @Override
    public void setSchema(String schema) {}

    @Override
    public int getNetworkTimeout() {
        return (int) settings.store().answerTimeout().toMillis();
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) {}

    @Override
    public Properties getClientInfo() {
        return new Properties();
    }

    @Override
    public @Nullable String getClientInfo(String name) {
        return null;
    }

    @Override
    public void setClientInfo(String name, String value) {}

    @Override
    public void setClientInfo(Properties properties) {}

    @Override
    public String nativeSQL(String sql) {
        return sql;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException(type + " is not what this connection is", "HY000");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** For {@code instanceof} in pools and tests. */
    @Override
    public String toString() {
        return Connection.class.getSimpleName() + " to DynamoDB table " + table().name();
    }
}
