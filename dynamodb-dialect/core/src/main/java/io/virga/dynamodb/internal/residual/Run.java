package io.virga.dynamodb.internal.residual;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.api.ErrorCode;
import org.h2.command.CommandContainer;
import org.h2.command.CommandInterface;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcResultSet;
import org.h2.message.DbException;
import org.h2.result.ResultInterface;
import org.h2.table.Column;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/** One execution: its tables in its session, from the text to the result. */
final class Run implements AutoCloseable {

    /** H2 takes objects of one id for one object: tables count by this, the indexes of a table from there. */
    private static final int FIRST_ID = 100_000;

    private final Workspace workspace;
    private final SessionLocal session;
    private final Execution execution;
    private final List<RowsTable> tables = new ArrayList<>();
    /** The values that stand in the statement: its parameters, and where rows are asked for by key its literals. */
    private final List<Value> given = new ArrayList<>();

    Run(Workspace workspace, SessionLocal session, Execution execution) {
        this.workspace = workspace;
        this.session = session;
        this.execution = execution;
    }

    ResultSet execute(
            ResidualStatement statement,
            String sql,
            Map<ResidualTable, ? extends RowSource> sources,
            List<? extends @Nullable Object> values)
            throws SQLException {
        try {
            boolean looksForNull = SqlText.mayLookForNull(sql);
            for (var table : statement.tables()) {
                add(table, source(table, sources), looksForNull);
            }
            var command = prepare(sql);
            bind(command, values);
            if (tables.stream().anyMatch(RowsTable::hasLookUps)) {
                given.addAll(SqlText.literals(sql));
            }
            var result = run(command);
            // A connection that nobody opened: the result asks it for conversions, and no one need close it.
            var connection = new JdbcConnection(session, "", Workspace.URL);
            return new JdbcResultSet(connection, null, command, result, 0, true, false, false);
        } catch (DbException e) {
            throw failure(e, statement.sql());
        }
    }

    private static RowSource source(ResidualTable table, Map<ResidualTable, ? extends RowSource> sources) {
        var source = sources.get(table);
        if (source == null) {
            throw new AssertionError("no rows for table " + table.name());
        }
        return source;
    }

    private void add(ResidualTable definition, RowSource source, boolean looksForNull) {
        var name = SqlName.parse(definition.name());
        var data = new CreateTableData();
        data.id = FIRST_ID * (tables.size() + 1);
        data.schema = workspace.schema(name.schema());
        data.tableName = name.name();
        data.temporary = true;
        data.session = session;
        var readers = new ValueReader[definition.columns().size()];
        for (int i = 0; i < readers.length; i++) {
            var column = definition.columns().get(i);
            var type = workspace.type(column.sqlType());
            data.columns.add(new Column(SqlName.parse(column.name()).name(), type));
            readers[i] = ValueReaders.of(column.type(), type, session);
        }
        var rows = new RowBuffer(source, execution, session, readers);
        var table = new RowsTable(data, rows);
        for (var lookUp : source.lookUps()) {
            var canonical = lookUp.columns().stream()
                    .map(i -> new CanonicalValue(definition.columns().get(i).type(), session))
                    .toList();
            var columns = new KeyColumns(table, lookUp.columns());
            var foresight = new Foresight(session, columns, tables, given);
            table.add(new KeyedRows(lookUp, table, columns, canonical, rows, looksForNull, foresight));
        }
        tables.add(table);
        if (data.schema instanceof SessionSchema schema) {
            schema.add(session, table);
        } else {
            session.addLocalTempTable(table);
        }
    }

    /** One query; H2 itself would run every statement of the text. */
    private CommandInterface prepare(String sql) {
        var text = sql.stripTrailing();
        var prepared = session.prepare(text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
        if (!prepared.isQuery()) {
            throw DbException.get(ErrorCode.METHOD_ONLY_ALLOWED_FOR_QUERY);
        }
        return new CommandContainer(session, text, prepared);
    }

    private void bind(CommandInterface command, List<? extends @Nullable Object> values) throws SQLException {
        var markers = command.getParameters();
        if (markers.size() != values.size()) {
            throw new SQLException(markers.size() + " parameters in the text, " + values.size() + " bound", "07001");
        }
        for (int i = 0; i < values.size(); i++) {
            var value = BoundValue.of(session, values.get(i));
            markers.get(i).setValue(value, true);
            given.add(value);
        }
    }

    private ResultInterface run(CommandInterface command) {
        session.setQueryTimeout(milliseconds(execution.limits().timeout()));
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

    /** H2's way: 0 for none. */
    private static int milliseconds(Duration timeout) {
        return timeout.isZero() ? 0 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    }

    private SQLException failure(DbException e, String sql) {
        var cause = execution.failure();
        if (cause != null) {
            throw cause;
        }
        var failure = e.getSQLException();
        var state = failure.getSQLState();
        if (state.startsWith("42") || failure.getErrorCode() == ErrorCode.FUNCTION_NOT_FOUND_1) {
            var missing = MissingSyntax.find(sql);
            if (missing.isPresent()) {
                throw missing.get();
            }
        }
        return failure;
    }

    /**
     * H2's result refers to the tables as long as it is open: they let go of their rows. A text that was refused may have
     * begun a transaction by then.
     */
    @Override
    public void close() {
        session.rollback();
        tables.forEach(RowsTable::release);
    }
}
