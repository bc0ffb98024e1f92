package io.virga.internal.unitofwork;

import java.sql.SQLException;
import java.sql.Savepoint;

/** Where the database can go back to within a transaction; {@link Savepoints} takes it and goes back to it. */
sealed interface DatabaseSavepoint {

    /** Taken by JDBC's call. */
    record ByCall(Savepoint savepoint) implements DatabaseSavepoint {}

    /** Taken by a statement, where a connection pool lets nobody but the transaction manager call. */
    record ByStatement(String name) implements DatabaseSavepoint {}

    /** The database would not give one: the work goes on, but cannot be undone there. */
    record Refused(SQLException reason) implements DatabaseSavepoint {}
}
