package io.virga.internal.unitofwork;

import java.util.Optional;
import org.hibernate.dialect.DB2Dialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.OracleDialect;
import org.hibernate.dialect.SQLServerDialect;
import org.hibernate.dialect.SybaseDialect;

/** Savepoints as SQL text: that of the standard, and the words of the databases that have others. */
record SavepointStatements(String take, String rollbackTo, Optional<String> release) {

    private static final SavepointStatements STANDARD =
            new SavepointStatements("SAVEPOINT %s", "ROLLBACK TO SAVEPOINT %s", Optional.of("RELEASE SAVEPOINT %s"));

    static SavepointStatements of(Dialect dialect) {
        if (dialect instanceof SQLServerDialect || dialect instanceof SybaseDialect) {
            return new SavepointStatements("SAVE TRANSACTION %s", "ROLLBACK TRANSACTION %s", Optional.empty());
        }
        if (dialect instanceof OracleDialect) {
            return new SavepointStatements(STANDARD.take, STANDARD.rollbackTo, Optional.empty());
        }
        if (dialect instanceof DB2Dialect) {
            return new SavepointStatements(
                    STANDARD.take + " ON ROLLBACK RETAIN CURSORS", STANDARD.rollbackTo, STANDARD.release);
        }
        return STANDARD;
    }
}
