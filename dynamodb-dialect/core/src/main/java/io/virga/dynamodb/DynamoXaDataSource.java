package io.virga.dynamodb;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.jdbc.DynamoDriver;
import io.virga.dynamodb.internal.jdbc.XaConnection;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * For pools and application servers that enlist connections in JTA transactions as XA resources. DynamoDB cannot prepare, so a transaction that writes to
 * it has one phase and no other resource; in one that only reads it, others may write.
 *
 * <ul>
 *   <li>The writes of a Hibernate session are sent before completion, as by the driver; where the transaction manager tells of a second resource, not at
 *       all ({@code SECOND_RESOURCE}).
 *   <li>A connection that is asked to prepare, because there is a second resource, votes read-only if nothing was written; what waits to be sent is rolled
 *       back, and named ({@code SECOND_RESOURCE}). What a session had sent already it answers for: if the transaction is rolled back all the same, it
 *       reports {@code XA_HEURCOM}.
 *   <li>There is nothing to recover: {@code recover} finds no branch.
 *   <li>{@code jta=last-resource} is refused ({@code LAST_RESOURCE}): that is a matter of connections that are no XA resources. Give the pool {@link
 *       io.virga.dynamodb.internal.jdbc.DynamoDriver the driver} instead.
 * </ul>
 *
 * <p>Settings stand in the URL, as in {@link DynamoSettings}. Set it up before it is shared; then it is safe for use by several threads.
 */
public final class DynamoXaDataSource implements XADataSource {

    private final DynamoDriver driver = new DynamoDriver();
    private final Properties properties = new Properties();
    private @Nullable String url;
    private @Nullable PrintWriter logWriter;
    private int loginTimeout;

    /** @param url {@code jdbc:dynamodb:<table>?key=value&…} */
    public void setUrl(String url) {
        this.url = url;
    }

    public @Nullable String getUrl() {
        return url;
    }

    /** @param user the access key, where the URL and the environment say none */
    public void setUser(String user) {
        properties.setProperty("user", user);
    }

    /** @param password the secret key that belongs to {@link #setUser} */
    public void setPassword(String password) {
        properties.setProperty("password", password);
    }

    /** Opens a connection; nothing is sent to the server. */
    @Override
    public XAConnection getXAConnection() throws SQLException {
        return connect(properties);
    }

    /** Opens a connection; nothing is sent to the server. */
    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        var credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        return connect(credentials);
    }

    private XAConnection connect(Properties credentials) throws SQLException {
        if (url == null) {
            throw new SQLException("the XA data source has no URL: set jdbc:dynamodb:<table>", "08001");
        }
        var connection = driver.connect(url, credentials);
        if (connection == null) {
            throw new SQLException("\"" + url + "\" is no URL of DynamoDB: set jdbc:dynamodb:<table>", "08001");
        }
        return XaConnection.of(connection.unwrap(DynamoConnection.class));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Kept, and not used: the driver logs by slf4j. */
    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Kept, and not used: connecting asks nothing of the server. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver logs by slf4j");
    }
}
