package io.virga.internal.unitofwork;

import io.virga.internal.unitofwork.DatabaseSavepoint.ByCall;
import io.virga.internal.unitofwork.DatabaseSavepoint.ByStatement;
import io.virga.internal.unitofwork.DatabaseSavepoint.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * The savepoints of the session's connection. In a transaction of our own they are JDBC's calls; under JTA, where pools and XA drivers keep those
 * calls to the transaction manager, they are statements.
 */
final class Savepoints {

    /** Several sessions may share the connection of one JTA transaction: names are unique among all of them. */
    private static final AtomicLong TAKEN = new AtomicLong();

    private final SessionImplementor session;
    private final Optional<SavepointStatements> statements;

    Savepoints(SessionImplementor session) {
        this.session = session;
        this.statements = isJta(session)
                ? Optional.of(SavepointStatements.of(session.getJdbcServices().getDialect()))
                : Optional.empty();
    }

    static boolean isJta(SessionImplementor session) {
        return session.getTransactionCoordinator()
                .getTransactionCoordinatorBuilder()
                .isJta();
    }

    /** Never fails: a database without savepoints still writes, and the rollback to the checkpoint says why it cannot be undone. */
    DatabaseSavepoint take() {
        try {
            if (statements.isEmpty()) {
                return new ByCall(connection().setSavepoint());
            }
            ByStatement savepoint =
                    new ByStatement("virga_" + Long.toString(TAKEN.incrementAndGet(), Character.MAX_RADIX));
            execute(statements.get().take(), savepoint);
            return savepoint;
        } catch (SQLException e) {
            return new Refused(e);
        }
    }

    /** Goes back, and ends the savepoint: some databases keep it, and HSQLDB ends it of its own accord. */
    void rollbackTo(DatabaseSavepoint savepoint) {
        jdbc().abortBatch();
        try {
            if (savepoint instanceof ByCall call) {
                connection().rollback(call.savepoint());
            } else if (savepoint instanceof ByStatement statement) {
                execute(statements.orElseThrow().rollbackTo(), statement);
                jdbc().afterStatementExecution();
            } else if (savepoint instanceof Refused refused) {
                throw refused.reason();
            }
        } catch (SQLException e) {
            throw converted(e, "could not roll back to the savepoint of a checkpoint");
        }
        try {
            end(savepoint);
        } catch (SQLException e) {
            return; // gone already, or released with the transaction only
        }
    }

    void release(DatabaseSavepoint savepoint) {
        try {
            end(savepoint);
        } catch (SQLFeatureNotSupportedException e) {
            return; // Oracle and SQL Server release savepoints with the transaction only
        } catch (SQLException e) {
            throw converted(e, "could not release the savepoint of a checkpoint");
        }
    }

    private void end(DatabaseSavepoint savepoint) throws SQLException {
        if (savepoint instanceof ByCall call) {
            connection().releaseSavepoint(call.savepoint());
        } else if (savepoint instanceof ByStatement statement) {
            Optional<String> release = statements.orElseThrow().release();
            if (release.isPresent()) {
                execute(release.get(), statement);
                jdbc().afterStatementExecution();
            }
        }
    }

    private void execute(String text, ByStatement savepoint) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(String.format(Locale.ROOT, text, savepoint.name()));
        }
    }

    private Connection connection() {
        return jdbc().getLogicalConnection().getPhysicalConnection();
    }

    private JdbcCoordinator jdbc() {
        return session.getJdbcCoordinator();
    }

    private RuntimeException converted(SQLException e, String what) {
        return session.getJdbcServices().getSqlExceptionHelper().convert(e, what);
    }
}
