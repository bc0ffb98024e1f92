package io.virga.internal.unitofwork;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import org.hibernate.engine.spi.SessionImplementor;

/** JDBC's savepoints of the session's connection: where the database can go back to within a transaction. */
final class Savepoints {

    private final SessionImplementor session;

    Savepoints(SessionImplementor session) {
        this.session = session;
    }

    Savepoint take() {
        try {
            return connection().setSavepoint();
        } catch (SQLException e) {
            throw converted(e, "could not take a savepoint for a checkpoint");
        }
    }

    /** Goes back, and ends the savepoint: some databases keep it, and HSQLDB ends it of its own accord. */
    void rollbackTo(Savepoint savepoint) {
        session.getJdbcCoordinator().abortBatch();
        try {
            connection().rollback(savepoint);
        } catch (SQLException e) {
            throw converted(e, "could not roll back to the savepoint of a checkpoint");
        }
        try {
            connection().releaseSavepoint(savepoint);
        } catch (SQLException e) {
            return; // gone already, or released with the transaction only
        }
    }

    void release(Savepoint savepoint) {
        try {
            connection().releaseSavepoint(savepoint);
        } catch (SQLFeatureNotSupportedException e) {
            return; // Oracle and SQL Server release savepoints with the transaction only
        } catch (SQLException e) {
            throw converted(e, "could not release the savepoint of a checkpoint");
        }
    }

    private Connection connection() {
        return session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
    }

    private RuntimeException converted(SQLException e, String what) {
        return session.getJdbcServices().getSqlExceptionHelper().convert(e, what);
    }
}
