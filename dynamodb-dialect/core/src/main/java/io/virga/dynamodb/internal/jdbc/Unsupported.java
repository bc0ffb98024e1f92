package io.virga.dynamodb.internal.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** What the driver does not do. */
final class Unsupported {

    private Unsupported() {}

    static SQLException method(String name) {
        return new SQLFeatureNotSupportedException("JDBC_METHOD: the DynamoDB driver has no " + name, "0A000");
    }
}
