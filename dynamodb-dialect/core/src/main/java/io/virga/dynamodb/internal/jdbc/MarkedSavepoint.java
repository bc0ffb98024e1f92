package io.virga.dynamodb.internal.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * A savepoint: a mark in the write set.
 *
 * @param name empty for an unnamed one
 */
record MarkedSavepoint(int mark, int id, String name) implements Savepoint {

    @Override
    public int getSavepointId() throws SQLException {
        if (!name.isEmpty()) {
            throw new SQLException("the savepoint has a name: " + name, "3B001");
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name.isEmpty()) {
            throw new SQLException("the savepoint has no name, its number is " + id, "3B001");
        }
        return name;
    }
}
