package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.command.CommandInterface;
import org.h2.command.Parser;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcResultSet;
import org.h2.message.DbException;
import org.h2.result.ResultInterface;
import org.h2.schema.Schema;
import org.h2.table.Column;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueToObjectConverter;
import org.jspecify.annotations.Nullable;

/**
 * The empty database in memory that executions share, and the only place that runs anything on it. An execution gets a
 * session of its own that the database never hears of: once its result is dropped, nothing of it is left.
 *
 * <p>Queries run as a user without rights: SQL that reads files, loads classes or changes the database fails.
 */
final class Workspace implements AutoCloseable {

    private static final String URL = "jdbc:h2:mem:";
    private static final String SETTINGS = ";QUERY_CACHE_SIZE=0;IGNORE_CATALOGS=TRUE;DB_CLOSE_ON_EXIT=FALSE"
            + ";TRACE_LEVEL_SYSTEM_OUT=0;TRACE_LEVEL_FILE=0";

    private final JdbcConnection root;
    private final SessionLocal owner;
    private final Database database;
    private final User reader;
    private final ProducedRows producedRows = new ProducedRows();
    private final AtomicInteger sessions = new AtomicInteger(1_000);
    private final Map<String, TypeInfo> types = new ConcurrentHashMap<>();
    private final Map<String, SessionSchema> schemas = new ConcurrentHashMap<>();

    private Workspace(JdbcConnection root) {
        this.root = root;
        this.owner = (SessionLocal) root.getSession();
        this.database = owner.getDatabase();
        this.reader = new User(database, 0, "READER", false);
        database.setEventListener(producedRows);
    }

    static Workspace open() throws SQLException {
        return new Workspace(new JdbcConnection(URL + SETTINGS, new Properties(), "OWNER", "", false));
    }

    /** False once H2 has closed the database by itself, which it does when memory runs out. */
    boolean isOpen() throws SQLException {
        return !root.isClosed() && !database.isClosing();
    }

    ResultSet execute(
            ResidualStatement statement,
            Map<ResidualTable, ? extends RowSource> sources,
            List<? extends @Nullable Object> parameters,
            Execution execution)
            throws SQLException {
        var session = new SessionLocal(database, reader, sessions.incrementAndGet());
        var buffers = new ArrayList<RowBuffer>();
        var outer = producedRows.enter(execution);
        execution.started(session::cancel);
        try {
            for (var table : statement.tables()) {
                buffers.add(addTable(session, table, source(table, sources), execution));
            }
            session.setQueryTimeout((int)
                    Math.min(Integer.MAX_VALUE, execution.limits().timeout().toMillis()));
            var command = session.prepareCommand(root.nativeSQL(statement.sql()));
            var connection = new JdbcConnection(session, reader.getName(), URL);
            return new JdbcResultSet(
                    connection, null, command, run(session, command, parameters, execution), 0, true, false, false);
        } catch (DbException e) {
            throw failure(e, statement, execution);
        } finally {
            execution.ended();
            producedRows.leave(outer);
            buffers.forEach(RowBuffer::release);
            schemas.values().forEach(schema -> schema.remove(session));
        }
    }

    private static ResultInterface run(
            SessionLocal session,
            CommandInterface command,
            List<? extends @Nullable Object> values,
            Execution execution) {
        var parameters = command.getParameters();
        if (parameters.size() != values.size()) {
            throw new AssertionError(parameters.size() + " parameters in the text, " + values.size() + " bound");
        }
        for (int i = 0; i < values.size(); i++) {
            parameters
                    .get(i)
                    .setValue(ValueToObjectConverter.objectToValue(session, values.get(i), Value.UNKNOWN), true);
        }
        if (execution.isCancelled()) {
            session.cancel();
            session.checkCanceled();
        }
        var result = command.executeQuery(execution.limits().resultRows(), 0, true);
        var failure = execution.failure();
        if (failure != null) {
            throw failure; // found out too late for H2 to stop
        }
        return result;
    }

    private static RowSource source(ResidualTable table, Map<ResidualTable, ? extends RowSource> sources) {
        var source = sources.get(table);
        if (source == null) {
            throw new AssertionError("no rows for table " + table.name());
        }
        return source;
    }

    private RowBuffer addTable(SessionLocal session, ResidualTable table, RowSource source, Execution execution) {
        var name = SqlName.parse(table.name());
        var readers = new ValueReader[table.columns().size()];
        var data = new CreateTableData();
        data.schema = schema(name.schema());
        data.tableName = name.name();
        data.temporary = true;
        data.session = session;
        for (int i = 0; i < readers.length; i++) {
            var column = table.columns().get(i);
            var type = types.computeIfAbsent(column.sqlType(), this::type);
            data.columns.add(new Column(SqlName.parse(column.name()).name(), type));
            readers[i] = ValueReaders.of(column.type(), type, session);
        }
        var rows = new RowBuffer(source, execution, session, readers);
        var bound = new RowsTable(data, rows);
        if (data.schema instanceof SessionSchema schema) {
            schema.add(session, bound);
        } else {
            session.addLocalTempTable(bound);
        }
        return rows;
    }

    /** @param name empty for the default schema */
    private Schema schema(String name) {
        var main = database.getMainSchema();
        return name.isEmpty() || name.equals(main.getName()) ? main : schemas.computeIfAbsent(name, this::createSchema);
    }

    private SessionSchema createSchema(String name) {
        var schema = new SessionSchema(database, name, reader);
        database.addDatabaseObject(owner, schema);
        return schema;
    }

    private synchronized TypeInfo type(String sqlType) {
        return new Parser(owner)
                .parseExpression("CAST(NULL AS " + sqlType + ")")
                .getType();
    }

    private static SQLException failure(DbException e, ResidualStatement statement, Execution execution) {
        var cause = execution.failure();
        if (cause != null) {
            throw cause;
        }
        var failure = e.getSQLException();
        if (failure.getSQLState() != null && failure.getSQLState().startsWith("42")
                || failure.getErrorCode() == 90022) {
            MissingSyntax.find(statement.sql()).ifPresent(Workspace::refuse);
        }
        return failure;
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new AssertionError("closing an empty database in memory", e);
        }
    }
}
