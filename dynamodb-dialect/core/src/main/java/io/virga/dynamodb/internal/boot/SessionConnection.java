package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.model.Refusal;
import java.sql.SQLException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Tells a session's connection which persistence unit and which session it works for. */
final class SessionConnection {

    private SessionConnection() {}

    static DynamoConnection prepare(SharedSessionContractImplementor session) {
        var connection = of(session);
        var unit = session.getFactory().getServiceRegistry().requireService(DynamoUnit.class);
        try {
            unit.agreement().check(connection);
        } catch (Refusal drift) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(new SQLException(drift.getMessage(), drift.sqlState(), drift), "the design was compared");
        }
        var kept = session.getExtension(DynamoSession.class);
        connection.work().journal(unit.agreement().hasJournal());
        connection.use(unit.plans(), kept.rows(), kept, unit.agreement().watch(connection));
        // a pool may keep auto-commit off, whatever the session does
        connection.work().transaction(session.isTransactionInProgress());
        if (connection.work().validates()) {
            // what was only read has to be asked for, too
            CommitHook.register(session);
        }
        return connection;
    }

    static DynamoConnection of(SharedSessionContractImplementor session) {
        try {
            return session.getJdbcCoordinator()
                    .getLogicalConnection()
                    .getPhysicalConnection()
                    .unwrap(DynamoConnection.class);
        } catch (SQLException e) {
            throw new AssertionError("the connection pool does not unwrap to the driver's connection", e);
        }
    }
}
