package io.virga.dynamodb.internal.residual;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.command.Parser;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.value.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The empty database in memory that executions share. An execution gets a session of its own that the database never
 * hears of: once its result is dropped, nothing of it is left.
 *
 * <p>Queries run as a user without rights: SQL that reads files, loads classes or changes the database fails.
 */
final class Workspace implements AutoCloseable {

    static final String URL = "jdbc:h2:mem:";
    private static final String SETTINGS = ";QUERY_CACHE_SIZE=0;IGNORE_CATALOGS=TRUE;DB_CLOSE_ON_EXIT=FALSE"
            + ";TRACE_LEVEL_SYSTEM_OUT=0;TRACE_LEVEL_FILE=0";

    private final JdbcConnection root;
    private final SessionLocal owner;
    private final Database database;
    private final User reader;
    private final ProducedRows producedRows = new ProducedRows();
    /** Below zero: H2 does not write such objects down. */
    private final AtomicInteger ids = new AtomicInteger();

    private final AtomicInteger sessions = new AtomicInteger(1_000);
    private final Map<String, TypeInfo> types = new ConcurrentHashMap<>();
    private final Map<String, SessionSchema> schemas = new ConcurrentHashMap<>();

    private Workspace(JdbcConnection root) {
        this.root = root;
        this.owner = (SessionLocal) root.getSession();
        this.database = owner.getDatabase();
        this.reader = new User(database, ids.decrementAndGet(), "READER", false);
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
        var outer = producedRows.enter(execution);
        execution.started(session::cancel);
        try (var run = new Run(this, session, execution)) {
            return run.execute(statement, root.nativeSQL(statement.sql()), sources, parameters);
        } finally {
            execution.ended();
            producedRows.leave(outer);
            schemas.values().forEach(schema -> schema.remove(session));
        }
    }

    /** @param name empty for the default schema */
    Schema schema(String name) {
        var main = database.getMainSchema();
        return name.isEmpty() || name.equals(main.getName()) ? main : schemas.computeIfAbsent(name, this::createSchema);
    }

    private SessionSchema createSchema(String name) {
        var schema = new SessionSchema(database, ids.decrementAndGet(), name, reader);
        database.addDatabaseObject(owner, schema);
        return schema;
    }

    /** @param sqlType a type in H2's DDL; there are few, so none is forgotten */
    TypeInfo type(String sqlType) {
        return types.computeIfAbsent(sqlType, this::parse);
    }

    private synchronized TypeInfo parse(String sqlType) {
        return new Parser(owner)
                .parseExpression("CAST(NULL AS " + sqlType + ")")
                .getType();
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
