package io.virga.dynamodb.internal.residual;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL over fetched rows. One per {@code EntityManagerFactory}; safe for use by several threads.
 *
 * <p>Nothing is opened before the first execution, and H2's classes are not loaded before it. From then on the engine
 * holds one empty H2 database in memory (half a megabyte); executions share it and nothing else, so they never wait for
 * one another.
 */
public final class ResidualEngine implements AutoCloseable {

    private static final int STATEMENTS = 512;

    private final Map<Text, ResidualStatement> statements = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, ResidualStatement> eldest) {
            return size() > STATEMENTS;
        }
    };
    private final Object opening = new Object();
    private @Nullable Workspace workspace;
    private boolean closed;

    /** Cheap: the text is not looked at before it is executed. Equal arguments give the same statement. */
    public ResidualStatement prepare(String sql, List<ResidualTable> tables) {
        var text = new Text(sql, List.copyOf(tables));
        synchronized (statements) {
            return statements.computeIfAbsent(text, t -> new ResidualStatement(this, t.sql, t.tables));
        }
    }

    ResultSet execute(
            ResidualStatement statement,
            Map<ResidualTable, ? extends RowSource> rows,
            List<? extends @Nullable Object> parameters,
            ResidualLimits limits,
            Cancellation cancellation)
            throws SQLException {
        try (var sources = new OpenSources(rows.values())) {
            return workspace()
                    .execute(statement, rows, parameters, new Execution(limits, cancellation, statement.tables()));
        }
    }

    /** Closes every source, also behind one that cannot be closed. */
    private record OpenSources(Collection<? extends RowSource> sources) implements AutoCloseable {
        @Override
        public void close() {
            RuntimeException failure = null;
            for (var source : sources) {
                try {
                    source.close();
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private Workspace workspace() throws SQLException {
        synchronized (opening) {
            if (closed) {
                throw new SQLException("The EntityManagerFactory of this statement is closed", "08003");
            }
            if (workspace == null || !workspace.isOpen()) {
                workspace = Workspace.open();
            }
            return workspace;
        }
    }

    /** Results that are open stay readable. */
    @Override
    public void close() {
        synchronized (opening) {
            closed = true;
            if (workspace != null) {
                workspace.close();
                workspace = null;
            }
        }
    }

    private record Text(String sql, List<ResidualTable> tables) {}
}
