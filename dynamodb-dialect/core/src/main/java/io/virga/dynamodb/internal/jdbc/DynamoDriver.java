package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.model.Refusal;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver for {@code jdbc:dynamodb:<table>?key=value&…}. Connecting sends nothing to the server.
 *
 * @see io.virga.dynamodb.DynamoSettings
 */
public final class DynamoDriver implements Driver {

    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new DynamoDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SharedStores stores = new SharedStores();

    /** Registers the driver where nobody else has: {@link DriverManager} looks for drivers once, on the class path of whoever came first. */
    public static void load() {
        // the class is initialised now
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        try {
            var settings = ConnectionSettings.of(url, properties);
            return new DynamoConnection(settings, stores.lease(settings.store()));
        } catch (Refusal refusal) {
            throw SqlErrors.of(refusal);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(ConnectionSettings.URL_PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver logs by slf4j");
    }
}
