package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.model.Refusal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A connection as pools of XA connections hold it: with its resource, and handles that may be closed without closing it. Belongs to one thread at a time. */
public final class XaConnection implements XAConnection {

    private final DynamoConnection connection;
    private final XaBranch branch;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Handle handle;

    private XaConnection(DynamoConnection connection) {
        this.connection = connection;
        branch = new XaBranch(connection);
    }

    /**
     * Takes the connection over.
     *
     * @throws SQLException if its settings ask for what an XA resource cannot be
     */
    public static XaConnection of(DynamoConnection connection) throws SQLException {
        if (connection.unitSettings().lastResource()) {
            connection.close();
            throw SqlErrors.of(Refusal.notSupported(
                    "LAST_RESOURCE",
                    "an XA connection takes part in both phases, and the last resource in none",
                    "jta=last-resource",
                    "Give the pool the driver " + DynamoDriver.class.getName()
                            + " instead of the XA data source, or set jta=alone."));
        }
        return new XaConnection(connection);
    }

    /** A new handle; the one before it is closed, as {@link javax.sql.PooledConnection} says. */
    @Override
    public Connection getConnection() throws SQLException {
        connection.checkOpen();
        if (handle != null) {
            handle.closed = true;
        }
        handle = new Handle();
        return (Connection)
                Proxy.newProxyInstance(XaConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, handle);
    }

    @Override
    public XAResource getXAResource() {
        return branch;
    }

    /** Closes it for good; what waits to be sent is forgotten. */
    @Override
    public void close() {
        connection.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    /** Statements are not pooled. */
    @Override
    public void addStatementEventListener(StatementEventListener listener) {}

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {}

    /** What an application holds of it. In a branch the transaction manager ends the transaction, and nobody else. */
    private final class Handle implements InvocationHandler {

        private static final Set<String> ANY_TIME = Set.of("abort", "toString");

        private boolean closed;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            var name = method.getName();
            if (name.equals("equals")) {
                return arguments != null && proxy == arguments[0];
            }
            if (name.equals("hashCode")) {
                return System.identityHashCode(proxy);
            }
            if (name.equals("close")) {
                close();
                return null;
            }
            if (closed && (name.equals("isClosed") || name.equals("isValid"))) {
                return name.equals("isClosed");
            }
            if (closed && !ANY_TIME.contains(name)) {
                throw new SQLNonTransientConnectionException("the connection is closed", "08003");
            }
            if (branch.isOpen() && endsTransaction(name, arguments)) {
                throw new SQLException(
                        name + " is the transaction manager's: the connection takes part in its transaction", "25000");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private boolean endsTransaction(String name, @Nullable Object @Nullable [] arguments) {
            return name.equals("commit")
                    || name.equals("rollback") && arguments == null
                    || name.equals("setAutoCommit") && arguments != null && Boolean.TRUE.equals(arguments[0]);
        }

        private void close() {
            if (!closed) {
                closed = true;
                var event = new ConnectionEvent(XaConnection.this);
                listeners.forEach(listener -> listener.connectionClosed(event));
            }
        }
    }
}
