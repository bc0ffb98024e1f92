package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query and the tables it reads. Holds no rows and nothing of H2; safe for use by several threads at once. */
public final class ResidualStatement {

    private final ResidualEngine engine;
    private final String sql;
    private final List<ResidualTable> tables;

    ResidualStatement(ResidualEngine engine, String sql, List<ResidualTable> tables) {
        this.engine = engine;
        this.sql = sql;
        this.tables = tables;
    }

    public String sql() {
        return sql;
    }

    public List<ResidualTable> tables() {
        return tables;
    }

    /**
     * Runs the query to its end. The result stands in memory, depends on no source and on no other statement, and may be
     * read by any one thread, forwards and backwards, after the engine was closed too; closing it frees it.
     *
     * @param rows a source for every table; all are closed when this returns
     * @param parameters canonical values, or whatever JDBC's {@code setObject} takes, in the order of the text
     * @throws SQLException what H2 found, with H2's SQLState: data errors, syntax, 57014 when cancelled or out of time
     * @throws Refusal for SQL that H2 does not have, and when a limit is passed
     * @throws RuntimeException what a source threw
     */
    public ResultSet execute(
            Map<ResidualTable, ? extends RowSource> rows,
            List<? extends @Nullable Object> parameters,
            ResidualLimits limits,
            Cancellation cancellation)
            throws SQLException {
        return engine.execute(this, rows, parameters, limits, cancellation);
    }
}
